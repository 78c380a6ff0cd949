package io.parsimony.backend;

import io.parsimony.query.FieldPath;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of the found objects are wanted and which pointers are resolved ({@code parse-semantics.md} sections 3.13 and
 * 3.14). objectId, createdAt, updatedAt and ACL always come.
 *
 * @param keys the wanted fields; null for all. A dotted key through a pointer also includes that pointer
 * @param excludeKeys the unwanted ones among them. A dotted one leaves out a field of an included object; on an Object field it
 *     leaves out nothing
 * @param include paths whose pointers are resolved; every prefix of a path is included too
 * @param includeAll whether every Pointer and Array field of the class is included besides, one level deep
 */
public record Selection(
        @Nullable Set<FieldPath> keys, Set<FieldPath> excludeKeys, List<FieldPath> include, boolean includeAll) {
    /** All fields, no pointer resolved. */
    public static final Selection ALL = new Selection(null, List.of());

    /** Copies the collections. */
    public Selection {
        keys = keys == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(keys));
        excludeKeys = Collections.unmodifiableSet(new LinkedHashSet<>(excludeKeys));
        include = List.copyOf(include);
    }

    /** The field that holds what was wanted: the score of a full-text search stands in {@code score}. */
    public static FieldPath shownAs(FieldPath key) {
        return key.equals(FieldPath.SCORE) ? FieldPath.of("score") : key;
    }

    /** One that excludes nothing, and includes only these paths. */
    public Selection(@Nullable Set<FieldPath> keys, List<FieldPath> include) {
        this(keys, Set.of(), include, false);
    }

    /** The same without these fields. */
    public Selection withExcludeKeys(Set<FieldPath> newExcludeKeys) {
        return new Selection(keys, newExcludeKeys, include, includeAll);
    }

    /** The same with every pointer of the class resolved. */
    public Selection withIncludeAll() {
        return new Selection(keys, excludeKeys, include, true);
    }
}
