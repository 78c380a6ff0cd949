package io.parsimony.junit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The backend's clock, which a test moves: {@code clock.advance(Duration.ofDays(366))} ends sessions. It tells createdAt and updatedAt, when
 * sessions, tokens and lockouts end, and what "now" is in queries. It runs as the system's clock does until it is stopped. Thread-safe.
 */
public final class TestClock extends Clock {
    private final Clock system = Clock.systemUTC();
    private Duration ahead = Duration.ZERO;
    private @Nullable Instant stoppedAt;

    /**
     * A clock that nobody has moved.
     *
     * @param start where it stands; null for one that runs
     */
    TestClock(@Nullable Instant start) {
        this.stoppedAt = start;
    }

    /** Makes it stand, until it is moved or {@linkplain #run runs} again. */
    public synchronized void stopAt(Instant instant) {
        stoppedAt = instant;
    }

    /** Moves it, whether it stands or runs; a negative duration moves it back. */
    public synchronized void advance(Duration duration) {
        if (stoppedAt == null) {
            ahead = ahead.plus(duration);
        } else {
            stoppedAt = stoppedAt.plus(duration);
        }
    }

    /** Makes it run on from where it is. */
    public synchronized void run() {
        if (stoppedAt != null) {
            ahead = Duration.between(system.instant(), stoppedAt);
            stoppedAt = null;
        }
    }

    @Override
    public synchronized Instant instant() {
        return stoppedAt == null ? system.instant().plus(ahead) : stoppedAt;
    }

    /** UTC. */
    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** A clock that shows the same instants elsewhere. */
    @Override
    public Clock withZone(ZoneId zone) {
        TestClock origin = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return origin.withZone(other);
            }

            @Override
            public Instant instant() {
                return origin.instant();
            }
        };
    }
}
