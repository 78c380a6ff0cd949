package io.parsimony.engine.user;

import io.parsimony.engine.schema.HiddenUserFields;
import io.parsimony.engine.security.Identity;
import io.parsimony.value.Acl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the users who have some providers' ids. */
final class LinkedUsers {
    private final UserLookUp users;
    private final AuthIds ids;

    LinkedUsers(UserLookUp users, AuthIds ids) {
        this.users = users;
        this.ids = ids;
    }

    /**
     * The users, each once. One whose ACL is empty has been locked out and is found by the master key alone.
     *
     * @param idByProvider of providers that are configured: each gets an index
     */
    List<StoredUser> find(Identity identity, Map<String, String> idByProvider) {
        ids.require(idByProvider.keySet());
        Map<String, StoredUser> found = new LinkedHashMap<>();
        idByProvider.forEach((provider, id) -> users.by(HiddenUserFields.authId(provider), id)
                .filter(user -> identity.isUnrestricted() || !Acl.EMPTY.equals(user.acl()))
                .ifPresent(user -> found.put(user.objectId(), user)));
        return List.copyOf(found.values());
    }
}
