package io.parsimony.engine.write;

import io.parsimony.ParseException;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.ClassRights;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.security.Reach;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.schema.ClassOperation;
import io.parsimony.schema.ClassSchema;
import io.parsimony.value.Acl;
import java.util.List;
import java.util.stream.Stream;

/**
 * A caller's right to change objects of a class, as far as the class is concerned; whether it covers an object, the object shows
 * ({@code parse-semantics.md} section 4.4).
 *
 * @param identity the caller
 * @param reaches to which objects the class lets the caller do what the write does; it must be all of it
 */
record WriteRight(Identity identity, List<Reach> reaches) {
    /** Copies the list. */
    WriteRight {
        reaches = List.copyOf(reaches);
    }

    /** The engine's own, which covers everything. */
    static WriteRight ofMaster() {
        return new WriteRight(Identity.master(), List.of());
    }

    /**
     * What the class's permissions give.
     *
     * @throws ParseException OPERATION_FORBIDDEN (119); where the class wants a user and there is none OBJECT_NOT_FOUND (101), for users
     *     SESSION_MISSING (206)
     */
    static WriteRight of(Identity identity, ClassSchema schema, ClassOperation operation) {
        return new WriteRight(identity, List.of()).and(schema, operation);
    }

    /** This right, if the caller may do that too. */
    WriteRight and(ClassSchema schema, ClassOperation operation) {
        Reach reach;
        try {
            reach = ClassRights.of(identity, schema, operation);
        } catch (ParseException e) {
            throw e.getCode() == ParseException.OBJECT_NOT_FOUND
                            && schema.className().equals(SystemClasses.USER)
                    ? WriteErrors.notFound(SystemClasses.USER, identity.isUnrestricted())
                    : e;
        }
        return reach.equals(Reach.EVERY)
                ? this
                : new WriteRight(
                        identity,
                        Stream.concat(reaches.stream(), Stream.of(reach)).toList());
    }

    /** Whether it covers an object of the class: first the class's fields that lead to users, then the ACL. */
    boolean covers(String className, StoredObject object) {
        if (identity.isUnrestricted()) {
            return true;
        }
        if (className.equals(SystemClasses.USER) && identity.userId().isEmpty()) {
            return false; // without a session no user can be changed, whatever the ACL says
        }
        if (!reaches.isEmpty() && !reaches.stream().allMatch(reach -> includes(reach, object))) {
            return false;
        }
        Acl acl = object.acl();
        return acl == null || acl.writableBy(identity.principals());
    }

    private boolean includes(Reach reach, StoredObject object) {
        return identity.userId()
                .filter(id -> reach.includes(id, object.document().fields()))
                .isPresent();
    }
}
