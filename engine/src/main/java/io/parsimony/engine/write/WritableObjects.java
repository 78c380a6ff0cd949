package io.parsimony.engine.write;

import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.value.Acl;
import org.jspecify.annotations.Nullable;

/** Objects that a caller may change ({@code parse-semantics.md} section 4.4). */
final class WritableObjects {
    private WritableObjects() {}

    /**
     * Locks the object until the transaction ends.
     *
     * @throws io.parsimony.ParseException OBJECT_NOT_FOUND (101), for users SESSION_MISSING (206), when it is absent or the caller
     *     may not write it
     */
    static StoredObject lock(WriteTransaction transaction, Identity identity, String className, String objectId) {
        return transaction
                .lock(className, objectId)
                .filter(object -> mayWrite(identity, className, object.acl()))
                .orElseThrow(() -> WriteErrors.notFound(className, identity.isMaster()));
    }

    private static boolean mayWrite(Identity identity, String className, @Nullable Acl acl) {
        if (identity.isMaster()) {
            return true;
        }
        if (className.equals(SystemClasses.USER) && identity.userId().isEmpty()) {
            return false; // without a session no user can be changed, whatever the ACL says
        }
        return acl == null || acl.writableBy(identity.principals());
    }
}
