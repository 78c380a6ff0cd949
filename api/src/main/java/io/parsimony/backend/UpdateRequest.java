package io.parsimony.backend;

import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.Acl;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of an object.
 *
 * @param className its class
 * @param objectId its id
 * @param operations what happens to which field, or to a member of its value ({@code stats.wins}); empty is legal and moves
 *     updatedAt
 * @param acl the new ACL; null to leave it
 */
public record UpdateRequest(
        String className,
        String objectId,
        Map<FieldPath, FieldOperation> operations,
        @Nullable Acl acl) implements WriteRequest {
    /** Copies the map. */
    public UpdateRequest {
        operations = Collections.unmodifiableMap(new LinkedHashMap<>(operations));
    }

    /** Without the values, among which a password may be: they must reach no log. */
    @Override
    public String toString() {
        return "UpdateRequest[className=" + className + ", objectId=" + objectId + ", fields=" + operations.keySet()
                + "]";
    }
}
