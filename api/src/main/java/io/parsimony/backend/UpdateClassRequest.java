package io.parsimony.backend;

import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.FieldDefinition;
import io.parsimony.schema.IndexDefinition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes a class. What is to go goes first.
 *
 * @param className the class
 * @param fields new ones; of those that are there the options are replaced
 * @param deletedFields fields that go, with all that objects have in them and the indexes over them
 * @param indexes new ones
 * @param deletedIndexes names of indexes that go
 * @param permissions the new ones, as a whole; null to leave them
 */
public record UpdateClassRequest(
        String className,
        Map<String, FieldDefinition> fields,
        Set<String> deletedFields,
        List<IndexDefinition> indexes,
        Set<String> deletedIndexes,
        @Nullable ClassPermissions permissions) {
    /** Copies the collections. */
    public UpdateClassRequest {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        deletedFields = Set.copyOf(deletedFields);
        indexes = List.copyOf(indexes);
        deletedIndexes = Set.copyOf(deletedIndexes);
    }
}
