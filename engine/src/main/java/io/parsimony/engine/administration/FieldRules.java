package io.parsimony.engine.administration;

import io.parsimony.engine.schema.BuiltInFields;
import io.parsimony.engine.schema.NameRules;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.json.ValueJson;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldDefinition;
import io.parsimony.schema.FieldOptions;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import io.parsimony.value.ParseValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which fields a class can have, and what can be asked of them ({@code parse-semantics.md} sections 1.2, 1.7 and 10.1). */
final class FieldRules {
    /** Of a user: lies in the database as a hash alone. */
    static final String PASSWORD = "password";

    private static final int MOST_OF_A_DEFAULT = 100_000;

    private FieldRules() {}

    /**
     * The class with these fields added, or their options replaced.
     *
     * @throws io.parsimony.ParseException INVALID_KEY_NAME (105), CHANGED_IMMUTABLE_FIELD (136), INVALID_CLASS_NAME (103) of a target,
     *     INCORRECT_TYPE (111) of a default or a second GeoPoint, INVALID_SCHEMA_OPERATION (255) of another type
     */
    static ClassSchema with(ClassSchema schema, Map<String, FieldDefinition> fields) {
        Map<String, FieldType> types = new LinkedHashMap<>(schema.fields());
        Map<String, FieldOptions> options = new LinkedHashMap<>(schema.options());
        fields.forEach((name, field) -> {
            NameRules.requireFieldName(schema.className(), name);
            if (isPassword(schema.className(), name) && field.equals(FieldDefinition.of(FieldType.STRING))) {
                return; // it is there
            }
            Optional<FieldType> there = schema.field(name);
            if (there.isEmpty()) {
                requireNewField(schema.className(), name, field.type());
            } else if (!there.get().equals(field.type())) {
                throw ClassErrors.hasOtherType(schema.className(), name, there.get(), field.type());
            }
            requireOptions(schema.className(), name, field);
            types.put(name, field.type());
            options.put(name, field.options());
        });
        requireOneGeoPoint(schema.className(), types);
        return schema.withFields(types).withOptions(options);
    }

    private static void requireNewField(String className, String name, FieldType type) {
        if (isOwn(className, name)) {
            throw ClassErrors.builtIn(className, name);
        }
        if (type.targetClass() != null) {
            NameRules.requireClassName(type.targetClass());
        }
    }

    /** Whether the class has the field by itself. */
    static boolean isOwn(String className, String field) {
        return BuiltInFields.contains(field)
                || isPassword(className, field)
                || SystemClasses.newborn(className).field(field).isPresent();
    }

    private static boolean isPassword(String className, String field) {
        return className.equals(SystemClasses.USER) && field.equals(PASSWORD);
    }

    private static void requireOptions(String className, String name, FieldDefinition field) {
        ParseValue value = field.options().defaultValue();
        if (field.type().kind() == Kind.RELATION && !field.options().equals(FieldOptions.NONE)) {
            throw ClassErrors.optionsOfRelation(className, name);
        }
        if (value == null) {
            return;
        }
        FieldType given = FieldType.of(value).orElse(field.type());
        if (!given.equals(field.type())) {
            throw ClassErrors.wrongDefault(className, name, field.type(), given);
        }
        if (ValueJson.write(value).length() > MOST_OF_A_DEFAULT) {
            throw ClassErrors.largeDefault(className, name, MOST_OF_A_DEFAULT);
        }
    }

    private static void requireOneGeoPoint(String className, Map<String, FieldType> types) {
        Optional<String> first = Optional.empty();
        for (Map.Entry<String, FieldType> field : types.entrySet()) {
            if (field.getValue().equals(FieldType.GEO_POINT)) {
                if (first.isPresent()) {
                    throw ClassErrors.twoGeoPoints(className, first.get(), field.getKey());
                }
                first = Optional.of(field.getKey());
            }
        }
    }
}
