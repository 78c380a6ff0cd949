package io.parsimony.engine.schema;

import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a write needs of its class: checked as a whole against the schema before anything is stored, then added to it. What was
 * added stays when the write fails later, as Parse allows.
 */
public final class SchemaGrowth {
    private final SchemaCatalogue catalogue;

    /** Growth of the catalogue's classes. */
    public SchemaGrowth(SchemaCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The fields that the operations bring and the class does not have yet.
     *
     * @throws io.parsimony.ParseException INCORRECT_TYPE (111) where an operation contradicts the schema or another operation
     */
    public Map<String, FieldType> missingFields(ClassSchema schema, Map<FieldPath, FieldOperation> operations) {
        Map<String, FieldType> missing = new LinkedHashMap<>();
        operations.forEach((path, operation) -> {
            Optional<FieldType> known =
                    schema.field(path.field()).or(() -> Optional.ofNullable(missing.get(path.field())));
            if (path.isNested() && known.isPresent() && known.get().kind() == FieldType.Kind.POINTER) {
                throw SchemaErrors.pathThroughPointer(schema.className(), path, known.get());
            }
            TypeInference.of(schema.className(), path, operation).ifPresent(needed -> {
                if (known.isEmpty()) {
                    requireTargetClass(needed);
                    missing.put(path.field(), needed);
                } else if (!known.get().equals(needed)) {
                    throw SchemaErrors.wrongType(schema.className(), path.field(), known.get(), needed);
                }
            });
        });
        requireOneGeoPoint(schema, missing);
        return missing;
    }

    /**
     * The class with all that the operations need, made or widened where that is necessary.
     *
     * @throws io.parsimony.ParseException INCORRECT_TYPE (111) also when another caller was faster with another type;
     *     INVALID_CLASS_NAME (103)
     */
    public ClassSchema grow(String className, Map<FieldPath, FieldOperation> operations) {
        Optional<ClassSchema> known = catalogue.find(className);
        ClassSchema schema = known.orElseGet(() -> newborn(className));
        Map<String, FieldType> missing = missingFields(schema, operations);
        if (known.isPresent() && missing.isEmpty()) {
            return schema;
        }
        ClassSchema grown = known.isPresent()
                ? catalogue.addFields(className, missing)
                : catalogue.create(withFields(schema, missing));
        Map<String, FieldType> stillMissing = missingFields(grown, operations);
        while (!stillMissing.isEmpty()) {
            // another caller made the class in the meantime, without these fields, or removes fields
            grown = catalogue.addFields(className, stillMissing);
            stillMissing = missingFields(grown, operations);
        }
        return grown;
    }

    private static ClassSchema newborn(String className) {
        NameRules.requireClassName(className);
        return SystemClasses.newborn(className);
    }

    private static ClassSchema withFields(ClassSchema schema, Map<String, FieldType> added) {
        Map<String, FieldType> fields = new LinkedHashMap<>(schema.fields());
        fields.putAll(added);
        return schema.withFields(fields);
    }

    private static void requireTargetClass(FieldType type) {
        if (type.targetClass() != null) {
            NameRules.requireClassName(type.targetClass());
        }
    }

    private static void requireOneGeoPoint(ClassSchema schema, Map<String, FieldType> missing) {
        Optional<String> first = geoPoint(schema.fields());
        for (Map.Entry<String, FieldType> field : missing.entrySet()) {
            if (field.getValue().kind() == FieldType.Kind.GEO_POINT) {
                if (first.isPresent()) {
                    throw SchemaErrors.secondGeoPoint(schema.className(), first.get(), field.getKey());
                }
                first = Optional.of(field.getKey());
            }
        }
    }

    private static Optional<String> geoPoint(Map<String, FieldType> fields) {
        return fields.entrySet().stream()
                .filter(field -> field.getValue().kind() == FieldType.Kind.GEO_POINT)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
