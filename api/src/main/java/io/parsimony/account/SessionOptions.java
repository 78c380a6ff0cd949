package io.parsimony.account;

import java.time.Duration;
import java.util.Optional;

/**
 * How long sessions last ({@code parse-semantics.md} section 5.10; the guide's "Sessions").
 *
 * @param length how long a session lasts after it was opened or extended
 * @param expireInactiveSessions whether sessions end at all but by a log-out and its like
 * @param extendSessionOnUse whether a session that is used lasts on: it is extended to its whole length when half of it has passed, so that
 *     it costs a write once in a long while
 * @param revokeSessionOnPasswordReset whether a new password, however it was set, ends the user's sessions
 */
public record SessionOptions(
        Duration length,
        boolean expireInactiveSessions,
        boolean extendSessionOnUse,
        boolean revokeSessionOnPasswordReset) {
    /** A year without use. */
    public static final SessionOptions DEFAULT = new SessionOptions(Duration.ofDays(365), true, true, true);

    Optional<String> problem() {
        return length.isNegative() || length.isZero()
                ? Optional.of("sessions.length must be above 0")
                : Optional.empty();
    }

    /** The same with another length. */
    public SessionOptions withLength(Duration newLength) {
        return new SessionOptions(newLength, expireInactiveSessions, extendSessionOnUse, revokeSessionOnPasswordReset);
    }

    /** The same with sessions that end when they have lasted their length, whether they are used or not. */
    public SessionOptions withoutExtension() {
        return new SessionOptions(length, expireInactiveSessions, false, revokeSessionOnPasswordReset);
    }

    /** The same with sessions that last until somebody ends them. */
    public SessionOptions withoutExpiry() {
        return new SessionOptions(length, false, extendSessionOnUse, revokeSessionOnPasswordReset);
    }

    /** The same with sessions that outlive a new password. */
    public SessionOptions withoutRevocation() {
        return new SessionOptions(length, expireInactiveSessions, extendSessionOnUse, false);
    }
}
