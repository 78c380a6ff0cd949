package io.parsimony.account;

import java.time.Duration;
import java.util.Optional;

/**
 * What failed log-ins lead to ({@code parse-semantics.md} section 5.9): after so many in a row no password opens a session for a while.
 *
 * @param threshold how many, 1 to 999
 * @param duration for how long, 1 to 99,999 minutes
 * @param unlockOnPasswordReset whether a password that is reset by mail ends the lockout
 */
public record AccountLockout(int threshold, Duration duration, boolean unlockOnPasswordReset) {
    private static final int HIGHEST_THRESHOLD = 999;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(99_999);

    /** A lockout that ends by itself alone. */
    public static AccountLockout of(int threshold, Duration duration) {
        return new AccountLockout(threshold, duration, false);
    }

    Optional<String> problem() {
        if (threshold < 1 || threshold > HIGHEST_THRESHOLD) {
            return Optional.of("lockout.threshold must lie between 1 and " + HIGHEST_THRESHOLD);
        }
        return duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0
                ? Optional.of("lockout.duration must lie between 1 and " + LONGEST.toMinutes() + " minutes")
                : Optional.empty();
    }
}
