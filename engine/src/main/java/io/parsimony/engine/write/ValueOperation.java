package io.parsimony.engine.write;

import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ParseValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an operation makes of one value ({@code parse-semantics.md} section 2.2); empty stands for a missing one. */
final class ValueOperation implements FieldOperation.Visitor<Optional<ParseValue>> {
    private final FieldPath path;
    private final Optional<ParseValue> current;

    private ValueOperation(FieldPath path, Optional<ParseValue> current) {
        this.path = path;
        this.current = current;
    }

    static Optional<ParseValue> apply(FieldOperation operation, FieldPath path, Optional<ParseValue> current) {
        return operation.accept(new ValueOperation(path, current));
    }

    @Override
    public Optional<ParseValue> set(FieldOperation.Set operation) {
        return Optional.of(operation.value());
    }

    @Override
    public Optional<ParseValue> delete(FieldOperation.Delete operation) {
        return Optional.empty();
    }

    @Override
    public Optional<ParseValue> increment(FieldOperation.Increment operation) {
        if (isAbsent()) {
            return Optional.of(new NumberValue(operation.amount()));
        }
        if (!(current.get() instanceof NumberValue number)) {
            throw WriteErrors.wrongOperand("Increment", path, "a Number");
        }
        double sum = number.value() + operation.amount();
        if (!Double.isFinite(sum)) {
            throw WriteErrors.infinite(path);
        }
        return Optional.of(new NumberValue(sum));
    }

    @Override
    public Optional<ParseValue> add(FieldOperation.Add operation) {
        List<ParseValue> elements = new ArrayList<>(elements("Add"));
        elements.addAll(operation.elements());
        return array(elements);
    }

    @Override
    public Optional<ParseValue> addUnique(FieldOperation.AddUnique operation) {
        List<ParseValue> elements = new ArrayList<>(elements("AddUnique"));
        Set<ParseValue> present = new HashSet<>(elements);
        new LinkedHashSet<>(operation.elements())
                .stream().filter(element -> !present.contains(element)).forEach(elements::add);
        return array(elements);
    }

    @Override
    public Optional<ParseValue> remove(FieldOperation.Remove operation) {
        if (isAbsent()) {
            return current;
        }
        Set<ParseValue> removed = new HashSet<>(operation.elements());
        return array(elements("Remove").stream()
                .filter(element -> !removed.contains(element))
                .toList());
    }

    /** Relations have no place in the document. */
    @Override
    public Optional<ParseValue> changeRelation(FieldOperation.ChangeRelation operation) {
        return current;
    }

    private boolean isAbsent() {
        return current.isEmpty() || current.get() instanceof NullValue;
    }

    private List<ParseValue> elements(String operation) {
        if (isAbsent()) {
            return List.of();
        }
        if (current.get() instanceof ArrayValue array) {
            return array.elements();
        }
        throw WriteErrors.wrongOperand(operation, path, "an Array");
    }

    private static Optional<ParseValue> array(Collection<ParseValue> elements) {
        return Optional.of(new ArrayValue(List.copyOf(elements)));
    }
}
