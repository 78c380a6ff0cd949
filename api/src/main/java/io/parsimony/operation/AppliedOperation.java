package io.parsimony.operation;

import io.parsimony.ParseException;
import io.parsimony.operation.FieldOperation.Add;
import io.parsimony.operation.FieldOperation.AddUnique;
import io.parsimony.operation.FieldOperation.ChangeRelation;
import io.parsimony.operation.FieldOperation.Delete;
import io.parsimony.operation.FieldOperation.Increment;
import io.parsimony.operation.FieldOperation.Remove;
import io.parsimony.operation.FieldOperation.Set;
import io.parsimony.schema.FieldType;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.RelationValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A field's value after an operation; null counts as missing for all that needs a value to start from. */
final class AppliedOperation implements FieldOperation.Visitor<Optional<ParseValue>> {
    private final ParseValue value;
    private final boolean missing;

    AppliedOperation(ParseValue value, boolean missing) {
        this.value = value;
        this.missing = missing;
    }

    @Override
    public Optional<ParseValue> set(Set operation) {
        return Optional.of(operation.value());
    }

    @Override
    public Optional<ParseValue> delete(Delete operation) {
        return Optional.empty();
    }

    @Override
    public Optional<ParseValue> increment(Increment operation) {
        if (value instanceof NullValue) {
            return Optional.of(new NumberValue(operation.amount()));
        }
        if (value instanceof NumberValue number) {
            return Optional.of(new NumberValue(number.value() + operation.amount()));
        }
        throw mismatch("incremented", "a Number");
    }

    @Override
    public Optional<ParseValue> add(Add operation) {
        return Optional.of(new ArrayValue(Stream.concat(elements("added to").stream(), operation.elements().stream())
                .toList()));
    }

    @Override
    public Optional<ParseValue> addUnique(AddUnique operation) {
        List<ParseValue> result = new ArrayList<>(elements("added to"));
        java.util.Set<ParseValue> present = new HashSet<>(result);
        for (ParseValue element : operation.elements()) {
            if (present.add(element)) {
                result.add(element);
            }
        }
        return Optional.of(new ArrayValue(result));
    }

    @Override
    public Optional<ParseValue> remove(Remove operation) {
        if (value instanceof NullValue) {
            return missing ? Optional.empty() : Optional.of(value);
        }
        java.util.Set<ParseValue> unwanted = new HashSet<>(operation.elements());
        return Optional.of(new ArrayValue(elements("removed from").stream()
                .filter(element -> !unwanted.contains(element))
                .toList()));
    }

    @Override
    public Optional<ParseValue> changeRelation(ChangeRelation operation) {
        if (value instanceof RelationValue) {
            return Optional.of(value);
        }
        if (!(value instanceof NullValue)) {
            throw mismatch("related", "a Relation");
        }
        return Stream.concat(operation.added().stream(), operation.removed().stream())
                .map(PointerValue::className)
                .findFirst()
                .map(RelationValue::new);
    }

    private List<ParseValue> elements(String verb) {
        if (value instanceof NullValue) {
            return List.of();
        }
        if (value instanceof ArrayValue array) {
            return array.elements();
        }
        throw mismatch(verb, "an Array");
    }

    private ParseException mismatch(String verb, String expected) {
        String actual = FieldType.of(value).map(FieldType::toString).orElse("null");
        return new ParseException(
                ParseException.INCORRECT_TYPE,
                "Only " + expected + " can be " + verb + ", but the value is of type " + actual);
    }
}
