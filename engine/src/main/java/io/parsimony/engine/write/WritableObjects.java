package io.parsimony.engine.write;

import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.WriteTransaction;

/** Objects that a caller may change ({@code parse-semantics.md} section 4.4). */
final class WritableObjects {
    private WritableObjects() {}

    /**
     * Locks the object until the transaction ends.
     *
     * @throws io.parsimony.ParseException OBJECT_NOT_FOUND (101), for users SESSION_MISSING (206), when it is absent or the right does not
     *     cover it
     */
    static StoredObject lock(WriteTransaction transaction, WriteRight right, String className, String objectId) {
        return transaction
                .lock(className, objectId)
                .filter(object -> right.covers(className, object))
                .orElseThrow(
                        () -> WriteErrors.notFound(className, right.identity().isUnrestricted()));
    }
}
