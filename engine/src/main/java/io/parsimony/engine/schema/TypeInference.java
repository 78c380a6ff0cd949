package io.parsimony.engine.schema;

import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.FieldType;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.util.Optional;
import java.util.stream.Stream;

/** The type that a field needs for an operation ({@code parse-semantics.md} section 1.5); empty where any type will do. */
final class TypeInference implements FieldOperation.Visitor<Optional<FieldType>> {
    private final String className;
    private final FieldPath path;

    private TypeInference(String className, FieldPath path) {
        this.className = className;
        this.path = path;
    }

    static Optional<FieldType> of(String className, FieldPath path, FieldOperation operation) {
        if (!path.isNested()) {
            return operation.accept(new TypeInference(className, path));
        }
        if (operation instanceof FieldOperation.ChangeRelation) {
            throw SchemaErrors.nestedRelation(className, path);
        }
        if (operation instanceof FieldOperation.Delete) {
            return Optional.empty();
        }
        return Optional.of(isIndex(path.inner().get(0)) ? FieldType.ARRAY : FieldType.OBJECT);
    }

    static boolean isIndex(String step) {
        return step.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public Optional<FieldType> set(FieldOperation.Set operation) {
        ParseValue value = operation.value();
        if (value instanceof ObjectValue object && object.members().get("__type") instanceof StringValue) {
            throw SchemaErrors.unknownTypeMarker(className, path);
        }
        return FieldType.of(value);
    }

    @Override
    public Optional<FieldType> delete(FieldOperation.Delete operation) {
        return Optional.empty();
    }

    @Override
    public Optional<FieldType> increment(FieldOperation.Increment operation) {
        return Optional.of(FieldType.NUMBER);
    }

    @Override
    public Optional<FieldType> add(FieldOperation.Add operation) {
        return Optional.of(FieldType.ARRAY);
    }

    @Override
    public Optional<FieldType> addUnique(FieldOperation.AddUnique operation) {
        return Optional.of(FieldType.ARRAY);
    }

    @Override
    public Optional<FieldType> remove(FieldOperation.Remove operation) {
        return Optional.of(FieldType.ARRAY);
    }

    @Override
    public Optional<FieldType> changeRelation(FieldOperation.ChangeRelation operation) {
        Optional<String> target = Stream.concat(operation.added().stream(), operation.removed().stream())
                .map(PointerValue::className)
                .reduce((first, second) -> {
                    if (!first.equals(second)) {
                        throw SchemaErrors.mixedMembers(className, path, first, second);
                    }
                    return first;
                });
        return target.map(FieldType::relationTo);
    }
}
