package io.parsimony.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A class: the types of its fields, without the built-in ones (objectId, createdAt, updatedAt, ACL), and its permissions. Names that begin
 * with {@code _} are the engine's own and are never shown.
 *
 * @param className the class
 * @param fields field name to type
 * @param options of the fields for which something is asked
 * @param permissions what it lets whom do
 */
public record ClassSchema(
        String className,
        Map<String, FieldType> fields,
        Map<String, FieldOptions> options,
        ClassPermissions permissions) {
    /** Copies the maps. */
    public ClassSchema {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        Map<String, FieldOptions> asked = new LinkedHashMap<>(options);
        asked.values().removeIf(FieldOptions.NONE::equals);
        options = Collections.unmodifiableMap(asked);
    }

    /** An open class. */
    public ClassSchema(String className, Map<String, FieldType> fields) {
        this(className, fields, Map.of(), ClassPermissions.OPEN);
    }

    /** The field's type, if the class has it. */
    public Optional<FieldType> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** What is asked of the field beside its type. */
    public FieldOptions options(String name) {
        return options.getOrDefault(name, FieldOptions.NONE);
    }

    /** The class with these fields. */
    public ClassSchema withFields(Map<String, FieldType> changed) {
        return new ClassSchema(className, changed, options, permissions);
    }

    /** The class with these options. */
    public ClassSchema withOptions(Map<String, FieldOptions> changed) {
        return new ClassSchema(className, fields, changed, permissions);
    }

    /** The class with these permissions. */
    public ClassSchema withPermissions(ClassPermissions changed) {
        return new ClassSchema(className, fields, options, changed);
    }
}
