package io.parsimony.junit;

import io.parsimony.Parse;
import io.parsimony.ParseBuilder;
import io.parsimony.ParseException;
import io.parsimony.backend.BackendSnapshot;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.ReflectionSupport;

/** An open backend that one test after the other gets. For one lease at a time. */
final class PooledBackend implements AutoCloseable {
    private static final int CHEAPEST_BCRYPT = 4;

    private final Kind kind;
    private final CurrentClock clock = new CurrentClock();
    private final SeededRandom random = new SeededRandom(0);
    private final Parse opened;
    /** What it holds where nobody has had it since; null where somebody may have. */
    private @Nullable BackendSnapshot untouched;

    /** The clock of whoever has the backend. */
    private static final class CurrentClock extends Clock {
        private volatile Clock current = Clock.systemUTC();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return current.withZone(zone);
        }

        @Override
        public Instant instant() {
            return current.instant();
        }
    }

    private PooledBackend(Kind kind) {
        this.kind = kind;
        ParseBuilder builder = Parse.builder().clock(clock).bcryptCost(CHEAPEST_BCRYPT);
        if (kind.isSeeded()) {
            builder.random(random);
        }
        if (kind.options() != ParseTest.DefaultOptions.class) {
            ReflectionSupport.newInstance(kind.options()).configure(builder);
        }
        this.opened = builder.open();
    }

    static PooledBackend open(Kind kind) {
        return new PooledBackend(kind);
    }

    Kind kind() {
        return kind;
    }

    /** The backend itself, in front of which nothing stands. */
    Parse opened() {
        return opened;
    }

    /** What it holds. */
    BackendSnapshot snapshot() {
        try {
            return opened.asMaster().snapshot();
        } catch (ParseException e) {
            if (e.getCode() == ParseException.COMMAND_UNAVAILABLE) {
                throw Misuse.of(
                        kind.options().getName()
                                + " opens a database that is not in memory, so tests can't have one each;"
                                + " leave out url and file",
                        e);
            }
            throw e;
        }
    }

    /** As {@link #snapshot}, of a backend that nobody gets any more before it is restored. */
    BackendSnapshot lastSnapshot() {
        BackendSnapshot snapshot = snapshot();
        untouched = snapshot;
        return snapshot;
    }

    long randomState() {
        return random.state();
    }

    /** Makes it hold what it is to begin with. */
    void restore(BackendSnapshot snapshot, long randomState, TestClock newClock) {
        clock.current = newClock;
        if (snapshot != untouched) {
            opened.asMaster().restore(snapshot);
        }
        untouched = null;
        random.goBackTo(randomState);
    }

    @Override
    public void close() {
        opened.close();
    }
}
