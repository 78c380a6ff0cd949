package io.parsimony.operation;

import io.parsimony.ParseException;
import io.parsimony.operation.FieldOperation.Add;
import io.parsimony.operation.FieldOperation.AddUnique;
import io.parsimony.operation.FieldOperation.ChangeRelation;
import io.parsimony.operation.FieldOperation.Delete;
import io.parsimony.operation.FieldOperation.Increment;
import io.parsimony.operation.FieldOperation.Remove;
import io.parsimony.operation.FieldOperation.Set;
import io.parsimony.value.ParseValue;
import io.parsimony.value.RelationValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** The visited operation on top of an earlier one: the table of {@code parse-semantics.md} section 2.4, row by row. */
final class MergedOperation implements FieldOperation.Visitor<FieldOperation> {
    private final FieldOperation earlier;

    MergedOperation(FieldOperation earlier) {
        this.earlier = earlier;
    }

    @Override
    public FieldOperation set(Set operation) {
        return operation;
    }

    @Override
    public FieldOperation delete(Delete operation) {
        return operation;
    }

    @Override
    public FieldOperation increment(Increment operation) {
        return earlier instanceof Increment before
                ? new Increment(before.amount() + operation.amount())
                : onKnownValue(operation);
    }

    @Override
    public FieldOperation add(Add operation) {
        return earlier instanceof Add before
                ? new Add(concatenated(before.elements(), operation.elements()))
                : onKnownValue(operation);
    }

    @Override
    public FieldOperation addUnique(AddUnique operation) {
        return earlier instanceof AddUnique before
                ? new AddUnique(union(before.elements(), operation.elements()))
                : onKnownValue(operation);
    }

    @Override
    public FieldOperation remove(Remove operation) {
        return earlier instanceof Remove before
                ? new Remove(union(before.elements(), operation.elements()))
                : onKnownValue(operation);
    }

    @Override
    public FieldOperation changeRelation(ChangeRelation operation) {
        if (earlier instanceof ChangeRelation before) {
            return new ChangeRelation(
                    union(without(before.added(), operation.removed()), operation.added()),
                    union(without(before.removed(), operation.added()), operation.removed()));
        }
        if (earlier instanceof Set before && before.value() instanceof RelationValue) {
            return operation;
        }
        throw incompatible(operation);
    }

    /** After a set or a delete the value is known, so that both become one set. */
    private FieldOperation onKnownValue(FieldOperation operation) {
        Optional<ParseValue> result;
        if (earlier instanceof Set before) {
            result = operation.applyTo(before.value());
        } else if (earlier instanceof Delete) {
            result = operation.applyToMissing();
        } else {
            throw incompatible(operation);
        }
        return result.<FieldOperation>map(Set::new).orElseGet(Delete::new);
    }

    private ParseException incompatible(FieldOperation operation) {
        return new ParseException(
                ParseException.OTHER_CAUSE,
                operation.getClass().getSimpleName() + " can't follow an unsaved "
                        + earlier.getClass().getSimpleName() + " of the same field; save in between");
    }

    private static <T> List<T> concatenated(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static <T> List<T> union(List<T> first, List<T> second) {
        return List.copyOf(new LinkedHashSet<>(concatenated(first, second)));
    }

    private static <T> List<T> without(List<T> list, List<T> unwanted) {
        java.util.Set<T> excluded = new LinkedHashSet<>(unwanted);
        return list.stream().filter(element -> !excluded.contains(element)).toList();
    }
}
