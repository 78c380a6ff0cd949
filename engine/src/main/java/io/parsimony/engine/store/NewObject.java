package io.parsimony.engine.store;

import io.parsimony.backend.JsonDocument;
import io.parsimony.value.ObjectValue;

/**
 * An object to be written.
 *
 * @param className its class
 * @param objectId its id
 * @param createdAtMillis when it was created, in milliseconds since 1970; ignored by an update, not by a replacement
 * @param updatedAtMillis when it was changed, in milliseconds since 1970
 * @param aclNumber from {@link ObjectStore#intern}; 0 for none
 * @param fields all fields but relations
 * @param document the same as canonical JSON
 */
public record NewObject(
        String className,
        String objectId,
        long createdAtMillis,
        long updatedAtMillis,
        long aclNumber,
        ObjectValue fields,
        JsonDocument document) {
    /** Without the fields, among which a password's hash may be. */
    @Override
    public String toString() {
        return "NewObject[className=" + className + ", objectId=" + objectId + "]";
    }
}
