package io.parsimony.engine.write;

import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldOptions;
import io.parsimony.value.NullValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a class asks of its fields beside their types: defaults and required ones ({@code parse-semantics.md} section 1.7). */
final class AskedFields {
    private AskedFields() {}

    /**
     * The values that a new object gets where it is sent without one: the field is missing, or deleted. What is set inside of it is set
     * inside of the default.
     *
     * @throws io.parsimony.ParseException VALIDATION_ERROR (142) when a required field is missing, null or empty, and has no default
     */
    static Map<String, ParseValue> defaults(ClassSchema schema, Map<FieldPath, FieldOperation> operations) {
        Map<String, ParseValue> defaults = new LinkedHashMap<>();
        schema.options().forEach((field, options) -> {
            ParseValue value = options.defaultValue();
            FieldOperation whole = operations.get(FieldPath.of(field));
            boolean isMissing = whole == null || whole instanceof FieldOperation.Delete;
            if (value != null && isMissing) {
                defaults.put(field, value);
            } else if (options.required() && (isMissing ? !isSetInside(field, operations) : empties(whole))) {
                throw WriteErrors.required(schema.className(), field);
            }
        });
        return defaults;
    }

    private static boolean isSetInside(String field, Map<FieldPath, FieldOperation> operations) {
        return operations.entrySet().stream()
                .anyMatch(entry -> entry.getKey().isNested()
                        && entry.getKey().field().equals(field)
                        && !(entry.getValue() instanceof FieldOperation.Delete));
    }

    /** The operations on a new object, which begins with its defaults. */
    static Map<FieldPath, FieldOperation> with(
            Map<String, ParseValue> defaults, Map<FieldPath, FieldOperation> operations) {
        if (defaults.isEmpty()) {
            return operations;
        }
        Map<FieldPath, FieldOperation> all = new LinkedHashMap<>();
        defaults.forEach((field, value) -> all.put(FieldPath.of(field), new FieldOperation.Set(value)));
        operations.forEach(all::putIfAbsent); // what is there deletes it
        return all;
    }

    /**
     * Checks a change of an object, which may pass over required fields.
     *
     * @throws io.parsimony.ParseException VALIDATION_ERROR (142) when it makes a required field missing, null or empty
     */
    static void requireKept(ClassSchema schema, Map<FieldPath, FieldOperation> operations) {
        for (Map.Entry<String, FieldOptions> field : schema.options().entrySet()) {
            if (field.getValue().required() && empties(operations.get(FieldPath.of(field.getKey())))) {
                throw WriteErrors.required(schema.className(), field.getKey());
            }
        }
    }

    private static boolean empties(@Nullable FieldOperation operation) {
        return operation instanceof FieldOperation.Delete
                || (operation instanceof FieldOperation.Set set
                        && (set.value() instanceof NullValue
                                || (set.value() instanceof StringValue text
                                        && text.value().isEmpty())));
    }
}
