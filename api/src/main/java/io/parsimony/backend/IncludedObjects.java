package io.parsimony.backend;

import io.parsimony.query.FieldPath;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the pointers in one object's included paths resolved to ({@code parse-semantics.md} section 3.14). Deeper paths may
 * stand with the object that they begin at, with an object on their way, or with both.
 */
public final class IncludedObjects {
    private final Map<FieldPath, Map<PointerValue, FetchedObject>> byPath;

    private IncludedObjects(Map<FieldPath, Map<PointerValue, FetchedObject>> byPath) {
        this.byPath = byPath;
    }

    /** Those of a found object. */
    public static IncludedObjects of(FetchedObject object) {
        return new IncludedObjects(object.included());
    }

    /** Whether some included path begins with this field. */
    public boolean concern(String field) {
        for (FieldPath path : byPath.keySet()) {
            if (path.field().equals(field)) {
                return true;
            }
        }
        return false;
    }

    /** Whether pointers at this path are resolved. */
    public boolean resolve(FieldPath path) {
        return byPath.containsKey(path);
    }

    /** The object that a pointer at this path leads to, with its own includes; empty when it could not be resolved. */
    public Optional<FetchedObject> find(FieldPath path, PointerValue pointer) {
        return Optional.ofNullable(byPath.getOrDefault(path, Map.of()).get(pointer))
                .map(object -> withDeeper(path, object));
    }

    /**
     * The value without the pointers that could not be resolved.
     *
     * @param path where the value stands
     * @param value the value
     * @param resolved told of each object that a pointer was resolved to
     * @return empty when the value itself is such a pointer
     */
    public Optional<ParseValue> prune(FieldPath path, ParseValue value, Consumer<FetchedObject> resolved) {
        if (value instanceof PointerValue pointer) {
            if (!resolve(path)) {
                return Optional.of(value);
            }
            Optional<FetchedObject> target = find(path, pointer);
            target.ifPresent(resolved);
            return target.map(object -> pointer);
        }
        if (value instanceof ArrayValue array) {
            List<ParseValue> elements = new ArrayList<>();
            array.elements().forEach(element -> prune(path, element, resolved).ifPresent(elements::add));
            return Optional.of(new ArrayValue(elements));
        }
        if (value instanceof ObjectValue object) {
            Map<String, ParseValue> members = new LinkedHashMap<>();
            object.members()
                    .forEach((key, member) ->
                            prune(path.child(key), member, resolved).ifPresent(kept -> members.put(key, kept)));
            return Optional.of(new ObjectValue(members));
        }
        return Optional.of(value);
    }

    private FetchedObject withDeeper(FieldPath path, FetchedObject object) {
        Map<FieldPath, Map<PointerValue, FetchedObject>> deeper = new LinkedHashMap<>();
        int length = path.steps().size();
        byPath.forEach((other, targets) -> {
            if (other.steps().size() > length
                    && other.steps().subList(0, length).equals(path.steps())) {
                deeper.put(
                        new FieldPath(
                                other.steps().subList(length, other.steps().size())),
                        targets);
            }
        });
        if (deeper.isEmpty()) {
            return object;
        }
        deeper.putAll(object.included());
        return new FetchedObject(
                object.className(),
                object.objectId(),
                object.createdAt(),
                object.updatedAt(),
                object.acl(),
                object.document(),
                object.relations(),
                object.visible(),
                deeper);
    }
}
