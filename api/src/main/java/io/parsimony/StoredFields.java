package io.parsimony;

import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.IncludedObjects;
import io.parsimony.operation.FieldOperation;
import io.parsimony.operation.NestedOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.RelationValue;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An object's fields as the backend last told them, decoded when first asked for. */
final class StoredFields {
    private Map<String, ParseValue> values = Map.of(); // intentional: most objects are read and never changed
    private Set<String> known = Set.of();
    private Set<String> unknown = Set.of();
    private boolean knowsTheRest;
    private boolean complete;
    private @Nullable FetchedObject undecoded;
    private Consumer<FetchedObject> onIncluded = included -> {};

    /** Fields of an object that is new and so has none yet, or of one of which only the id is known. */
    StoredFields(boolean complete) {
        this.complete = complete;
    }

    /** Whether all fields are known. */
    boolean isComplete() {
        return complete;
    }

    /** Whether it is known what the field holds, be it nothing. */
    boolean isKnown(String field) {
        return complete || known.contains(field) || (knowsTheRest && !unknown.contains(field));
    }

    Optional<ParseValue> get(String field) {
        FetchedObject object = undecoded;
        if (object == null || !object.included().isEmpty()) {
            return Optional.ofNullable(decoded().get(field));
        }
        // intentional: what is only read is not copied out of its document; most objects that a query finds are
        return shown(object, field).or(() -> Optional.ofNullable(values.get(field)));
    }

    Collection<String> names() {
        return decoded().keySet();
    }

    /**
     * Replaces the fields that were asked for.
     *
     * @param object as found
     * @param asked which these are
     * @param onIncluded told of each included object when the fields are decoded
     */
    void replace(FetchedObject object, AskedFields asked, Consumer<FetchedObject> onIncluded) {
        if (asked.isAll()) {
            values = Map.of();
            known = Set.of();
            complete = true;
        } else {
            decoded();
            changeable().keySet().removeIf(asked::contains);
            noteAsked(asked);
        }
        this.onIncluded = onIncluded;
        undecoded = object;
    }

    private void noteAsked(AskedFields asked) {
        asked.keys().ifPresentOrElse(keys -> keys.forEach(this::note), () -> {
            Set<String> left = new HashSet<>(asked.excluded());
            left.removeIf(this::isKnown);
            unknown = left;
            knowsTheRest = true;
        });
    }

    /**
     * Takes over what a save did.
     *
     * @param operations what was sent
     * @param results what the backend answered
     */
    void saved(Map<FieldPath, FieldOperation> operations, Map<String, ParseValue> results) {
        decoded();
        Set<String> fromOperations = new HashSet<>();
        operations.forEach((path, operation) -> {
            fromOperations.add(path.field());
            FieldPath answered = answeredPath(path, results);
            Optional<ParseValue> result = Optional.ofNullable(results.get(answered.field()))
                    .flatMap(value -> NestedOperation.find(value, answered.inner()));
            result.ifPresentOrElse(
                    value -> apply(answered, new FieldOperation.Set(value)), () -> apply(path, operation));
        });
        results.forEach((field, value) -> {
            if (!fromOperations.contains(field)) {
                note(field);
                changeable().put(field, value);
            }
        });
    }

    /** The path up to its first array, which an answer holds whole; all of the path where it meets none. */
    private static FieldPath answeredPath(FieldPath path, Map<String, ParseValue> results) {
        @Nullable ParseValue value = results.get(path.field());
        for (int depth = 1; depth < path.steps().size(); depth++) {
            if (value instanceof ArrayValue) {
                return new FieldPath(path.steps().subList(0, depth));
            }
            value = value instanceof ObjectValue object
                    ? object.members().get(path.steps().get(depth))
                    : null;
        }
        return path;
    }

    void forget(String field) {
        decoded();
        changeable().remove(field);
    }

    private void note(String field) {
        if (!complete) {
            known = known.isEmpty() ? new HashSet<>() : known;
            known.add(field);
        }
    }

    private Map<String, ParseValue> changeable() {
        if (values.isEmpty()) {
            values = new LinkedHashMap<>();
        }
        return values;
    }

    private void apply(FieldPath path, FieldOperation operation) {
        boolean tellsValue = !path.isNested()
                && (operation instanceof FieldOperation.Set
                        || operation instanceof FieldOperation.Delete
                        || operation instanceof FieldOperation.ChangeRelation);
        if (!tellsValue && !isKnown(path.field())) {
            return; // what the field holds now depends on what nobody has read yet
        }
        note(path.field());
        PendingOperations.applied(path, operation, Optional.ofNullable(values.get(path.field())))
                .ifPresentOrElse(
                        value -> changeable().put(path.field(), value),
                        () -> changeable().remove(path.field()));
    }

    private Map<String, ParseValue> decoded() {
        FetchedObject object = undecoded;
        if (object == null) {
            return values;
        }
        ObjectValue document = object.document().fields();
        IncludedObjects included = IncludedObjects.of(object);
        document.members().forEach((field, value) -> {
            if (object.shows(field)) {
                Optional<ParseValue> kept = included.concern(field)
                        ? included.prune(FieldPath.of(field), value, onIncluded)
                        : Optional.of(value);
                kept.ifPresent(shown -> changeable().put(field, shown));
            }
        });
        object.relations().forEach((field, className) -> changeable().put(field, new RelationValue(className)));
        undecoded = null; // not before it succeeded, so that a failure is told again
        onIncluded = one -> {};
        return values;
    }

    /** A field as it stands in an object without includes. */
    private static Optional<ParseValue> shown(FetchedObject object, String field) {
        String members = object.relations().get(field);
        if (members != null) {
            return Optional.of(new RelationValue(members));
        }
        return object.shows(field)
                ? Optional.ofNullable(object.document().fields().members().get(field))
                : Optional.empty();
    }
}
