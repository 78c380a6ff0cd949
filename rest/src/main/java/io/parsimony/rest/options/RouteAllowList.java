package io.parsimony.rest.options;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What others than the holders of the master and the maintenance key may ask for ({@code parse-semantics.md} section 4.9); all else is
 * OPERATION_FORBIDDEN (119) to them. Pages for links in mails are not concerned.
 *
 * @param patterns of paths behind the mount, without a slash at either end, each for a whole path: {@code classes/Chat.*}, {@code login}. None
 *     for nothing at all; null for everything
 */
public record RouteAllowList(@Nullable List<Pattern> patterns) {
    /** Everything. */
    public static final RouteAllowList EVERYTHING = new RouteAllowList(null);

    /** Copies the list. */
    public RouteAllowList {
        patterns = patterns == null ? null : List.copyOf(patterns);
    }

    /** Whether a path is allowed. */
    public boolean allows(String path) {
        return patterns == null
                || patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }
}
