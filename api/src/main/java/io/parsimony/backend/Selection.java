package io.parsimony.backend;

import io.parsimony.query.FieldPath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of the found objects are wanted and which pointers are resolved ({@code parse-semantics.md} sections 3.13 and
 * 3.14).
 *
 * @param keys the wanted fields; null for all. objectId, createdAt, updatedAt and ACL always come. A dotted key through a
 *     pointer also includes that pointer
 * @param include paths whose pointers are resolved; every prefix of a path is included too
 */
public record Selection(@Nullable Set<FieldPath> keys, List<FieldPath> include) {
    /** All fields, no pointer resolved. */
    public static final Selection ALL = new Selection(null, List.of());

    /** Copies the collections. */
    public Selection {
        keys = keys == null ? null : java.util.Collections.unmodifiableSet(new LinkedHashSet<>(keys));
        include = List.copyOf(include);
    }

    /** The field that holds what was wanted: the score of a full-text search stands in {@code score}. */
    public static FieldPath shownAs(FieldPath key) {
        return key.equals(FieldPath.SCORE) ? FieldPath.of("score") : key;
    }
}
