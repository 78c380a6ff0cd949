package io.parsimony.engine.user;

import io.parsimony.auth.AuthUser;
import io.parsimony.engine.auth.AuthDataChange;
import io.parsimony.engine.auth.AuthDataCheck;
import io.parsimony.engine.auth.AuthDataCheck.Purpose;
import io.parsimony.engine.auth.AuthErrors;
import io.parsimony.engine.auth.CheckedAuthData;
import io.parsimony.engine.auth.GivenAuthData;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.write.Draft;
import io.parsimony.engine.write.ObjectWriter;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a write makes of {@code authData} ({@code parse-semantics.md} section 5.6): providers that are named are linked, or unlinked where
 * they are null; the others stay.
 */
final class ProviderLinks {
    private static final FieldPath FIELD = FieldPath.of(AuthDataChange.FIELD);

    private final LinkedUsers linked;
    private final UserLookUp users;
    private final ObjectWriter writer;
    private final AuthDataCheck check;
    private final AuthIds ids;

    ProviderLinks(LinkedUsers linked, UserLookUp users, ObjectWriter writer, AuthDataCheck check, AuthIds ids) {
        this.linked = linked;
        this.users = users;
        this.writer = writer;
        this.check = check;
        this.ids = ids;
    }

    /** Whether the write is about providers at all. */
    static boolean areTouchedBy(Map<FieldPath, FieldOperation> operations) {
        return operations.keySet().stream().anyMatch(path -> path.field().equals(AuthDataChange.FIELD));
    }

    /** The operations on all other fields; may be changed. */
    static Map<FieldPath, FieldOperation> withoutLinks(Map<FieldPath, FieldOperation> operations) {
        Map<FieldPath, FieldOperation> others = new LinkedHashMap<>(operations);
        others.keySet().removeIf(path -> path.field().equals(AuthDataChange.FIELD));
        return others;
    }

    /** The change of all other fields. */
    static Draft.Update withoutLinks(Draft.Update update) {
        return new Draft.Update(update.className(), update.objectId(), withoutLinks(update.operations()), update.acl());
    }

    /**
     * What the write says about providers.
     *
     * @throws io.parsimony.ParseException INVALID_KEY_NAME (105) for a path into the field, UNSUPPORTED_SERVICE (252) for other operations
     *     than setting it to an object, and those of {@link GivenAuthData#read}
     */
    static GivenAuthData given(Map<FieldPath, FieldOperation> operations) {
        for (FieldPath path : operations.keySet()) {
            if (path.field().equals(AuthDataChange.FIELD) && path.isNested()) {
                throw UserErrors.pathIntoAuthData(path);
            }
        }
        FieldOperation operation = operations.get(FIELD);
        if (operation == null) {
            return GivenAuthData.NONE;
        }
        if (operation instanceof FieldOperation.Set set) {
            return GivenAuthData.read(set.value());
        }
        throw AuthErrors.noObject();
    }

    /**
     * Checks what a new user is to be linked to.
     *
     * @throws io.parsimony.ParseException ACCOUNT_ALREADY_LINKED (208), UNSUPPORTED_SERVICE (252), and what adapters throw
     */
    CheckedAuthData ofNewUser(Identity identity, GivenAuthData given) {
        GivenAuthData exchanged = check.beforeFind(given, identity);
        refuseOthers(identity, exchanged, linked.find(identity, exchanged.ids()));
        return checked(exchanged, Optional.empty(), Purpose.LOG_IN, identity);
    }

    /**
     * Checks what a change of a user links it to, or does not any more.
     *
     * @throws io.parsimony.ParseException those of {@link #given}; ACCOUNT_ALREADY_LINKED (208), and what adapters throw; where the caller
     *     may not change the user at all, what the change would be refused with
     */
    CheckedAuthData ofWrite(Identity identity, Draft.Update update) {
        GivenAuthData given = given(update.operations());
        if (given.isEmpty()) {
            return CheckedAuthData.NONE;
        }
        // Before adapters are asked, and before anybody learns which data belong to whom.
        writer.requireWritable(identity, SystemClasses.USER, update.objectId());
        return users.byId(update.objectId())
                .map(user -> ofStoredUser(identity, given, user))
                .orElse(CheckedAuthData.NONE); // deleted this very moment, which the write itself will say
    }

    private CheckedAuthData ofStoredUser(Identity identity, GivenAuthData given, StoredUser user) {
        AuthUser known = user.forAdapters();
        boolean isSelf = identity.isUnrestricted()
                || identity.userId().filter(user.objectId()::equals).isPresent();
        GivenAuthData changed = isSelf ? given.without(known.authData()) : given;
        GivenAuthData exchanged = check.beforeFind(changed, identity);
        List<StoredUser> others = linked.find(identity, exchanged.ids()).stream()
                .filter(found -> !found.objectId().equals(user.objectId()))
                .toList();
        refuseOthers(identity, exchanged, others);
        // Another user than the owner proves its data as a stranger would.
        return checked(exchanged, Optional.of(known), isSelf ? Purpose.UPDATE : Purpose.LOG_IN, identity);
    }

    /** The data are checked first, lest somebody who has made them up learns that there is such a user. */
    void refuseOthers(Identity identity, GivenAuthData given, List<StoredUser> others) {
        if (!others.isEmpty()) {
            check.check(given, Optional.of(others.get(0).forAdapters()), Purpose.LOG_IN, identity);
            throw AuthErrors.taken();
        }
    }

    /** Lets adapters check, and makes the indexes that what they let pass will be unique by. */
    CheckedAuthData checked(GivenAuthData given, Optional<AuthUser> user, Purpose purpose, Identity identity) {
        CheckedAuthData checked = check.check(given, user, purpose, identity);
        ids.require(checked.change().ids().keySet());
        return checked;
    }
}
