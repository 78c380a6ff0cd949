package io.parsimony.backend;

import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.Acl;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A new object.
 *
 * @param className its class
 * @param operations its fields; an operation other than a set acts on the missing field. {@code objectId} among them is the object's id, where
 *     {@link BackendOptions#customObjectIds} lets it be chosen
 * @param acl who may read and write it; null for the class's default
 */
public record CreateRequest(
        String className,
        Map<FieldPath, FieldOperation> operations,
        @Nullable Acl acl) implements WriteRequest {
    /** Copies the map. */
    public CreateRequest {
        operations = Collections.unmodifiableMap(new LinkedHashMap<>(operations));
    }

    /** Without the values, among which a password may be: they must reach no log. */
    @Override
    public String toString() {
        return "CreateRequest[className=" + className + ", fields=" + operations.keySet() + "]";
    }
}
