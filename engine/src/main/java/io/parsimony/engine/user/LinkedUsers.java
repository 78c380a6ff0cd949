package io.parsimony.engine.user;

import io.parsimony.backend.FetchedObject;
import io.parsimony.engine.read.ObjectReader;
import io.parsimony.engine.schema.HiddenUserFields;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.Identity;
import io.parsimony.value.Acl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the users who have some providers' ids. */
final class LinkedUsers {
    private final ObjectReader reader;
    private final AuthIds ids;

    LinkedUsers(ObjectReader reader, AuthIds ids) {
        this.reader = reader;
        this.ids = ids;
    }

    /**
     * The users, each once. One whose ACL is empty has been locked out and is found by the master key alone.
     *
     * @param idByProvider of providers that are configured: each gets an index
     */
    List<FetchedObject> find(Identity identity, Map<String, String> idByProvider) {
        ids.require(idByProvider.keySet());
        Map<String, FetchedObject> found = new LinkedHashMap<>();
        idByProvider.forEach((provider, id) -> reader.findByIndexedString(
                        SystemClasses.USER, HiddenUserFields.authId(provider), id)
                .filter(user -> identity.isMaster() || !Acl.EMPTY.equals(user.acl()))
                .ifPresent(user -> found.put(user.objectId(), user)));
        return List.copyOf(found.values());
    }
}
