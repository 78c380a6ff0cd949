package io.parsimony.tests.hunt.checker;

import io.parsimony.backend.Selection;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.FieldType.Kind;
import io.parsimony.tests.hunt.world.Classes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of an object ({@code parse-semantics.md} sections 3.13 and 3.14).
 *
 * @param keys paths of the wanted fields; null for all
 * @param excluded paths of unwanted ones
 * @param includes paths at which pointers are replaced by objects
 */
record Wanted(@Nullable Set<List<String>> keys, Set<List<String>> excluded, Set<List<String>> includes) {
    static Wanted of(Selection selection, String className) {
        Set<List<String>> keys = selection.keys() == null ? null : steps(selection.keys());
        Set<List<String>> includes = new HashSet<>();
        selection.include().forEach(path -> addPrefixes(path.steps(), includes));
        if (keys != null) {
            keys.forEach(key -> addPrefixes(key.subList(0, key.size() - 1), includes));
        }
        if (selection.includeAll()) {
            Classes.fields(className, Kind.POINTER, Kind.ARRAY).forEach(field -> includes.add(List.of(field)));
        }
        return new Wanted(keys, steps(selection.excludeKeys()), includes);
    }

    private static Set<List<String>> steps(Set<FieldPath> paths) {
        return paths.stream().map(FieldPath::steps).collect(Collectors.toSet());
    }

    private static void addPrefixes(List<String> path, Set<List<String>> prefixes) {
        for (int length = 1; length <= path.size(); length++) {
            prefixes.add(path.subList(0, length));
        }
    }

    boolean shows(String field) {
        return !excluded.contains(List.of(field))
                && (keys == null || keys.stream().anyMatch(key -> key.get(0).equals(field)));
    }

    boolean includes(List<String> path) {
        return includes.contains(path);
    }

    /** What is wanted of an object that a pointer at the path leads to. */
    Wanted below(List<String> path) {
        return new Wanted(
                keys == null || keys.stream().anyMatch(key -> startsWith(path, key)) ? null : rests(keys, path),
                rests(excluded, path),
                rests(includes, path));
    }

    private static boolean startsWith(List<String> path, List<String> prefix) {
        return path.size() >= prefix.size() && path.subList(0, prefix.size()).equals(prefix);
    }

    private static Set<List<String>> rests(Set<List<String>> paths, List<String> prefix) {
        return paths.stream()
                .filter(path -> path.size() > prefix.size() && startsWith(path, prefix))
                .map(path -> path.subList(prefix.size(), path.size()))
                .collect(Collectors.toSet());
    }
}
