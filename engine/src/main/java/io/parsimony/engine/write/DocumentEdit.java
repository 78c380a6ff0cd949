package io.parsimony.engine.write;

import io.parsimony.ParseException;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.FileValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.RelationValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document after a write's operations.
 *
 * @param fields all fields but relations
 * @param results what the write answers: the values that operations led to ({@code parse-semantics.md} section 2.1)
 */
record DocumentEdit(ObjectValue fields, Map<String, ParseValue> results) {
    /** As in MongoDB; a larger index would fill the memory with nulls. */
    private static final int LARGEST_INDEX = 1_500_000;

    DocumentEdit {
        results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    }

    /** Applies the operations to the fields. */
    static DocumentEdit apply(ObjectValue before, Map<FieldPath, FieldOperation> operations) {
        Map<String, ParseValue> fields = new LinkedHashMap<>(before.members());
        operations.forEach((path, operation) -> {
            if (!isRelation(operation)) {
                Optional<ParseValue> current = Optional.ofNullable(fields.get(path.field()));
                put(fields, path.field(), edited(current, path, 1, operation));
            }
        });
        ObjectValue after = new ObjectValue(fields);
        Map<String, ParseValue> results = new LinkedHashMap<>();
        operations.forEach((path, operation) -> {
            if (isEchoed(operation)) {
                echo(after, path.steps())
                        .ifPresent(echo -> ((ObjectValue) echo)
                                .members()
                                .forEach((key, value) -> results.merge(key, value, DocumentEdit::merged)));
            }
        });
        return new DocumentEdit(after, results);
    }

    /** Applies the operations to a new object, where Remove leaves an empty array. */
    static DocumentEdit create(Map<FieldPath, FieldOperation> operations) {
        Map<FieldPath, FieldOperation> onMissing = new LinkedHashMap<>();
        operations.forEach((path, operation) -> onMissing.put(
                path,
                operation instanceof FieldOperation.Remove ? new FieldOperation.AddUnique(List.of()) : operation));
        return apply(ObjectValue.EMPTY, onMissing);
    }

    private static boolean isRelation(FieldOperation operation) {
        return operation instanceof FieldOperation.ChangeRelation
                || (operation instanceof FieldOperation.Set set && set.value() instanceof RelationValue);
    }

    private static boolean isEchoed(FieldOperation operation) {
        return operation instanceof FieldOperation.Increment
                || operation instanceof FieldOperation.Add
                || operation instanceof FieldOperation.AddUnique
                || operation instanceof FieldOperation.Remove;
    }

    /** The value that takes the place of {@code current}, which the path's first {@code depth} steps lead to. */
    private static Optional<ParseValue> edited(
            Optional<ParseValue> current, FieldPath path, int depth, FieldOperation operation) {
        if (depth == path.steps().size()) {
            Optional<ParseValue> value = applied(operation, path, current);
            return path.isNested() ? value : value.map(DocumentEdit::stored);
        }
        boolean isAbsent = current.isEmpty() || current.get() instanceof NullValue;
        if (isAbsent && (operation instanceof FieldOperation.Delete || operation instanceof FieldOperation.Remove)) {
            return current;
        }
        String step = path.steps().get(depth);
        ParseValue container = isAbsent ? newContainer(depth, step) : current.get();
        if (container instanceof ObjectValue object) {
            return Optional.of(inObject(object, path, depth, operation));
        }
        if (container instanceof ArrayValue array) {
            return Optional.of(inArray(array, path, depth, operation));
        }
        throw WriteErrors.noContainer(path, step);
    }

    private static Optional<ParseValue> applied(
            FieldOperation operation, FieldPath path, Optional<ParseValue> current) {
        try {
            return current.isPresent() ? operation.applyTo(current.get()) : operation.applyToMissing();
        } catch (ParseException e) {
            throw WriteErrors.notApplicable(path, e);
        }
    }

    /** A field that is reached by an index is typed Array; further down only an array that is there has indexes. */
    private static ParseValue newContainer(int depth, String step) {
        return depth == 1 && isIndex(step) ? new ArrayValue(List.of()) : ObjectValue.EMPTY;
    }

    private static ParseValue inObject(ObjectValue object, FieldPath path, int depth, FieldOperation operation) {
        String step = path.steps().get(depth);
        Map<String, ParseValue> members = new LinkedHashMap<>(object.members());
        put(members, step, edited(Optional.ofNullable(members.get(step)), path, depth + 1, operation));
        return new ObjectValue(members);
    }

    private static ParseValue inArray(ArrayValue array, FieldPath path, int depth, FieldOperation operation) {
        int index = index(path, path.steps().get(depth));
        boolean isInside = index < array.elements().size();
        Optional<ParseValue> current = isInside ? Optional.of(array.elements().get(index)) : Optional.empty();
        Optional<ParseValue> edited = edited(current, path, depth + 1, operation);
        if (edited.isEmpty() && !isInside) {
            return array;
        }
        List<ParseValue> elements = new ArrayList<>(array.elements());
        while (elements.size() <= index) {
            elements.add(ParseValue.NULL);
        }
        // Deleting an element leaves null in its place, so that the others keep their indexes.
        elements.set(index, edited.orElse(ParseValue.NULL));
        return new ArrayValue(elements);
    }

    private static int index(FieldPath path, String step) {
        if (!isIndex(step)) {
            throw WriteErrors.notAnIndex(path, step);
        }
        if (step.length() > 9 || Integer.parseInt(step) > LARGEST_INDEX) {
            throw WriteErrors.indexTooLarge(path, LARGEST_INDEX);
        }
        return Integer.parseInt(step);
    }

    private static boolean isIndex(String step) {
        return step.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** A File field holds the name alone; its url is made when it is read. */
    private static ParseValue stored(ParseValue value) {
        return value instanceof FileValue file ? new FileValue(file.name(), null) : value;
    }

    private static void put(Map<String, ParseValue> members, String key, Optional<ParseValue> value) {
        if (value.isPresent()) {
            members.put(key, value.get());
        } else {
            members.remove(key);
        }
    }

    /** The value at the end of the steps, wrapped in objects that have but it; an array on the way comes whole. */
    private static Optional<ParseValue> echo(ParseValue value, List<String> steps) {
        if (steps.isEmpty() || value instanceof ArrayValue) {
            return Optional.of(value);
        }
        if (!(value instanceof ObjectValue object)) {
            return Optional.empty();
        }
        String step = steps.get(0);
        return Optional.ofNullable(object.members().get(step))
                .flatMap(member -> echo(member, steps.subList(1, steps.size())))
                .map(member -> new ObjectValue(Map.of(step, member)));
    }

    private static ParseValue merged(ParseValue first, ParseValue second) {
        if (!(first instanceof ObjectValue firstObject && second instanceof ObjectValue secondObject)) {
            return second;
        }
        Map<String, ParseValue> members = new LinkedHashMap<>(firstObject.members());
        secondObject.members().forEach((key, value) -> members.merge(key, value, DocumentEdit::merged));
        return new ObjectValue(members);
    }
}
