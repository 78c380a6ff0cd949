package io.parsimony.backend;

import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.FieldDefinition;
import io.parsimony.schema.IndexDefinition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a class.
 *
 * @param className the class
 * @param fields those beside the built-in ones and those that Parse itself gives the class
 * @param indexes those that it is to have
 * @param permissions what it lets whom do
 */
public record CreateClassRequest(
        String className,
        Map<String, FieldDefinition> fields,
        List<IndexDefinition> indexes,
        ClassPermissions permissions) {
    /** Copies the collections. */
    public CreateClassRequest {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        indexes = List.copyOf(indexes);
    }
}
