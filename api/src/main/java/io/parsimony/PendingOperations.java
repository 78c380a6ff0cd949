package io.parsimony;

import io.parsimony.operation.FieldOperation;
import io.parsimony.operation.NestedOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An object's changes that are not saved yet: at most one operation per path, and never on a path and its own prefix. */
final class PendingOperations {
    private Map<FieldPath, FieldOperation> byPath = Map.of(); // intentional: most objects are only read

    boolean isEmpty() {
        return byPath.isEmpty();
    }

    boolean touches(String field) {
        return byPath.keySet().stream().anyMatch(path -> path.field().equals(field));
    }

    Stream<String> fields() {
        return byPath.keySet().stream().map(FieldPath::field).distinct();
    }

    /** A view. */
    Map<FieldPath, FieldOperation> byPath() {
        return Collections.unmodifiableMap(byPath);
    }

    void clear() {
        byPath = Map.of();
    }

    /** Takes over all changes of another one, which has none then; replaces its own. */
    void take(PendingOperations other) {
        byPath = other.byPath;
        other.clear();
    }

    void rewrite(PointerRewriter rewriter) {
        if (!byPath.isEmpty()) {
            byPath.replaceAll((path, operation) -> operation.accept(rewriter));
        }
    }

    void clear(String field) {
        if (touches(field)) {
            byPath.keySet().removeIf(path -> path.field().equals(field));
        }
    }

    /** Merges one more change into those already here. */
    void add(FieldPath path, FieldOperation operation) {
        if (byPath.isEmpty()) {
            byPath = new LinkedHashMap<>();
        }
        Optional<FieldPath> ancestor =
                byPath.keySet().stream().filter(other -> isInside(path, other)).findFirst();
        if (ancestor.isPresent()) {
            addInside(ancestor.get(), path, operation);
            return;
        }
        boolean replaces = operation instanceof FieldOperation.Set || operation instanceof FieldOperation.Delete;
        if (replaces) {
            byPath.keySet().removeIf(other -> isInside(other, path));
        } else if (byPath.keySet().stream().anyMatch(other -> isInside(other, path))) {
            throw conflict(path, operation);
        }
        FieldOperation earlier = byPath.get(path);
        byPath.put(path, earlier == null ? operation : operation.after(earlier));
    }

    /** The field's value after these changes; empty for none. */
    Optional<ParseValue> applyTo(String field, Optional<ParseValue> value) {
        if (byPath.isEmpty()) {
            return value; // as in most objects, most of the time
        }
        Optional<ParseValue> result = value;
        for (Map.Entry<FieldPath, FieldOperation> change : byPath.entrySet()) {
            if (change.getKey().field().equals(field)) {
                result = applied(change.getKey(), change.getValue(), result);
            }
        }
        return result;
    }

    static Optional<ParseValue> applied(FieldPath path, FieldOperation operation, Optional<ParseValue> value) {
        if (!path.isNested()) {
            return value.isPresent() ? operation.applyTo(value.get()) : operation.applyToMissing();
        }
        Optional<ParseValue> result = NestedOperation.apply(value.orElse(ObjectValue.EMPTY), path.inner(), operation);
        return value.isPresent() ? result : result.filter(made -> !made.equals(ObjectValue.EMPTY));
    }

    /** A change inside a value that an unsaved set replaces becomes part of that set. */
    private void addInside(FieldPath ancestor, FieldPath path, FieldOperation operation) {
        FieldOperation earlier = byPath.get(ancestor);
        ParseValue base;
        if (earlier instanceof FieldOperation.Set set) {
            base = set.value();
        } else if (earlier instanceof FieldOperation.Delete) {
            base = ObjectValue.EMPTY;
        } else {
            throw conflict(path, operation);
        }
        List<String> steps =
                path.steps().subList(ancestor.steps().size(), path.steps().size());
        NestedOperation.apply(base, steps, operation)
                .filter(value -> !(earlier instanceof FieldOperation.Delete && value.equals(ObjectValue.EMPTY)))
                .ifPresent(value -> byPath.put(ancestor, new FieldOperation.Set(value)));
    }

    private static boolean isInside(FieldPath path, FieldPath other) {
        int length = other.steps().size();
        return path.steps().size() > length && path.steps().subList(0, length).equals(other.steps());
    }

    private static ParseException conflict(FieldPath path, FieldOperation operation) {
        return new ParseException(
                ParseException.OTHER_CAUSE,
                operation.getClass().getSimpleName() + " on '" + path
                        + "' conflicts with an unsaved change around or inside it; save in between");
    }
}
