package io.parsimony.rest.options;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which writes are refused when they come a second time with the same {@code X-Parse-Request-Id} ({@code parse-semantics.md} section 2.8).
 *
 * @param paths matched against the beginning of a request's path without mount and leading slash, such as {@code classes/Score}; none for no
 *     such refusal
 * @param remembered for how long a request id is remembered
 */
public record Idempotency(List<Pattern> paths, Duration remembered) {
    /** Nothing is refused. */
    public static final Idempotency OFF = new Idempotency(List.of(), Duration.ofMinutes(5));

    /** Copies the list; refuses a time that is none. */
    public Idempotency {
        paths = List.copyOf(paths);
        if (remembered.isNegative() || remembered.isZero()) {
            throw new IllegalArgumentException("The time for which request ids are remembered must be above 0");
        }
    }

    /** Whether request ids count on this path. */
    public boolean concerns(String path) {
        return paths.stream().anyMatch(pattern -> pattern.matcher(path).lookingAt());
    }
}
