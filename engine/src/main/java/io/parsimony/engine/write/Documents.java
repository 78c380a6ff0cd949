package io.parsimony.engine.write;

import io.parsimony.backend.JsonDocument;
import io.parsimony.engine.store.NewObject;
import io.parsimony.json.ValueJson;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ObjectValue;

/**
 * Makes canonical documents within the backend's limits.
 *
 * @param maxBytes an object's largest size
 * @param maxNesting how deep objects and arrays may nest in a field
 */
record Documents(int maxBytes, int maxNesting) {
    /**
     * The object to be written.
     *
     * @throws io.parsimony.ParseException OBJECT_TOO_LARGE (116), INVALID_JSON (107) when operations have made it too deep
     */
    NewObject object(
            String className,
            String objectId,
            long createdAtMillis,
            long updatedAtMillis,
            long aclNumber,
            ObjectValue fields) {
        // Operations on members of a stored value may have made it deeper than what the request itself brought.
        fields.members().forEach((field, value) -> ValueLimits.check(FieldPath.of(field), value, maxNesting));
        byte[] utf8 = ValueJson.writeUtf8(fields);
        if (utf8.length > maxBytes) {
            throw WriteErrors.tooLarge(className, utf8.length, maxBytes);
        }
        return new NewObject(
                className, objectId, createdAtMillis, updatedAtMillis, aclNumber, fields, JsonDocument.ofUtf8(utf8));
    }
}
