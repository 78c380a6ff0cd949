package io.parsimony.engine.read;

import io.parsimony.backend.Selection;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of an object is wanted: a selection, seen from that object.
 *
 * @param keys the wanted fields as paths; null for all
 * @param excluded those that are not wanted; a nested one counts where its pointer is resolved
 * @param includes paths along which pointers are resolved
 */
record Shape(@Nullable Set<FieldPath> keys, Set<FieldPath> excluded, Set<FieldPath> includes) {
    static final Shape WHOLE = new Shape(null, Set.of(), Set.of());

    Shape {
        keys = keys == null ? null : Set.copyOf(keys);
        excluded = Set.copyOf(excluded);
        includes = Set.copyOf(includes);
    }

    /** A dotted key includes everything but its last step; all pointers are those that the schema knows of. */
    static Shape of(Selection selection, ClassSchema schema) {
        Set<FieldPath> includes = new LinkedHashSet<>(selection.include());
        if (selection.includeAll()) {
            schema.fields().forEach((field, type) -> {
                if (type.kind() == FieldType.Kind.POINTER || type.kind() == FieldType.Kind.ARRAY) {
                    includes.add(FieldPath.of(field));
                }
            });
        }
        if (selection.keys() != null) {
            selection.keys().stream()
                    .filter(FieldPath::isNested)
                    .map(key -> new FieldPath(key.steps().subList(0, key.steps().size() - 1)))
                    .forEach(includes::add);
        }
        Set<FieldPath> shown = selection.keys() == null
                ? null
                : selection.keys().stream().map(Selection::shownAs).collect(Collectors.toUnmodifiableSet());
        return new Shape(shown, selection.excludeKeys(), includes);
    }

    /** Whether the field is wanted. */
    boolean wants(String field) {
        return (keys == null || keys.stream().anyMatch(key -> key.field().equals(field))) && !excludes(field);
    }

    private boolean excludes(String field) {
        return excluded.stream()
                .anyMatch(path -> !path.isNested() && path.field().equals(field));
    }

    /** Whether all fields are wanted. */
    boolean wantsAll() {
        return keys == null && excluded.stream().allMatch(FieldPath::isNested);
    }

    /** The wanted ones of a class's fields. */
    Set<String> fields(Set<String> ofClass) {
        Set<String> fields = keys == null
                ? new HashSet<>(ofClass)
                : keys.stream().map(FieldPath::field).collect(Collectors.toCollection(HashSet::new));
        fields.removeIf(this::excludes);
        return fields;
    }

    /** What is wanted of the objects that the pointers at this path lead to. */
    Shape at(FieldPath path) {
        Set<FieldPath> below = below(includes, path);
        if (keys == null || keys.stream().anyMatch(key -> startsWith(path.steps(), key.steps()))) {
            return new Shape(null, below(excluded, path), below);
        }
        return new Shape(below(keys, path), below(excluded, path), below);
    }

    private static Set<FieldPath> below(Set<FieldPath> paths, FieldPath prefix) {
        int length = prefix.steps().size();
        return paths.stream()
                .map(FieldPath::steps)
                .filter(steps -> steps.size() > length && startsWith(steps, prefix.steps()))
                .map(steps -> new FieldPath(steps.subList(length, steps.size())))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean startsWith(List<String> steps, List<String> prefix) {
        return steps.size() >= prefix.size() && steps.subList(0, prefix.size()).equals(prefix);
    }
}
