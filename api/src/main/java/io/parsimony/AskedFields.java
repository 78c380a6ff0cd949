package io.parsimony;

import io.parsimony.backend.Selection;
import io.parsimony.query.FieldPath;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which fields of an object were asked for, and so are known to be missing where the answer has none. */
final class AskedFields {
    static final AskedFields ALL = new AskedFields(null, Set.of());

    private final @Nullable Set<String> keys;
    private final Set<String> excluded;

    private AskedFields(@Nullable Set<String> keys, Set<String> excluded) {
        this.keys = keys;
        this.excluded = excluded;
    }

    /** Those of a selection: the first step of a dotted key comes whole, and a dotted exclusion excludes none. */
    static AskedFields of(Selection selection) {
        Set<String> excluded = names(selection.excludeKeys(), path -> !path.isNested());
        Set<FieldPath> wanted = selection.keys();
        if (wanted == null) {
            return excluded.isEmpty() ? ALL : new AskedFields(null, excluded);
        }
        return new AskedFields(names(wanted, path -> !excluded.contains(path.field())), Set.of());
    }

    private static Set<String> names(Collection<FieldPath> paths, Predicate<FieldPath> which) {
        return paths.stream()
                .map(Selection::shownAs)
                .filter(which)
                .map(FieldPath::field)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean isAll() {
        return keys == null && excluded.isEmpty();
    }

    boolean contains(String field) {
        return keys == null ? !excluded.contains(field) : keys.contains(field);
    }

    /** The fields; empty for all but those that are {@link #excluded}. */
    Optional<Set<String>> keys() {
        return Optional.ofNullable(keys);
    }

    Set<String> excluded() {
        return excluded;
    }
}
