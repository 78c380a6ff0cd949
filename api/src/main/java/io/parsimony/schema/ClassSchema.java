package io.parsimony.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A class and the types of its fields, without the built-in ones (objectId, createdAt, updatedAt, ACL). Names that begin
 * with {@code _} are the engine's own and are never shown.
 *
 * @param className the class
 * @param fields field name to type
 */
public record ClassSchema(String className, Map<String, FieldType> fields) {
    /** Copies the map. */
    public ClassSchema {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The field's type, if the class has it. */
    public Optional<FieldType> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }
}
