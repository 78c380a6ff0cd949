package io.parsimony.query;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * A moment seen from now ({@code parse-semantics.md} section 3.4, {@code $relativeTime}).
 *
 * @param fromNow how far away, in whole seconds; negative in the past
 */
public record RelativeTime(Duration fromNow) {
    /** As far as JavaScript's dates go from 1970. */
    public static final Duration FARTHEST = Duration.ofDays(100_000_000);

    /** Refuses parts of a second, which Parse's form has no words for, and what is farther than {@link #FARTHEST}. */
    public RelativeTime {
        if (!fromNow.equals(fromNow.truncatedTo(ChronoUnit.SECONDS))
                || fromNow.abs().compareTo(FARTHEST) > 0) {
            throw new IllegalArgumentException(
                    "A relative time must be whole seconds, at most " + FARTHEST.toDays() + " days away");
        }
    }
}
