package io.parsimony.junit;

import io.parsimony.Parse;
import io.parsimony.ParseUser;
import io.parsimony.backend.ParseBackend;
import io.parsimony.junit.call.InterceptedBackend;
import io.parsimony.junit.fault.Faults;
import io.parsimony.junit.fixture.FixtureSource;
import io.parsimony.junit.fixture.Labels;
import io.parsimony.junit.fixture.Suggestions;
import io.parsimony.junit.recording.Recording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A backend that somebody has for a while, and all that tests see of it. Thread-safe. */
final class TestBackend implements AutoCloseable {
    private static final String ENDED =
            "The test that this view of a backend was given to has ended; take a Parse as a parameter in each test";

    private final Backends pool;
    private final PooledBackend pooled;
    private final TestClock clock;
    private final Labels labels;
    private final Gate gate = new Gate();
    private final Recording recording = new Recording();
    private final Faults faults;
    private final ParseBackend observed;
    private final Map<String, Parse> views = new HashMap<>();
    private @Nullable AutoCloseable gateway;
    private boolean isClosed;

    TestBackend(Backends pool, PooledBackend pooled, TestClock clock, Labels labels) {
        this.pool = pool;
        this.pooled = pooled;
        this.clock = clock;
        this.labels = labels;
        ParseBackend gated = InterceptedBackend.around(pooled.opened().backend(), gate);
        this.faults = new Faults(gated);
        this.observed = InterceptedBackend.around(gated, recording, faults);
    }

    void load(List<FixtureSource> fixtures) {
        fixtures.forEach(fixture -> fixture.load(pooled.opened().asMaster(), labels, clock));
    }

    /** What it holds now, for others to begin with. */
    Template template() {
        return new Template(pooled.snapshot(), labels.copy(), pooled.randomState());
    }

    /** As {@link #template}, where no test has seen the backend, nor will before it is closed. */
    Template lastTemplate() {
        return new Template(pooled.lastSnapshot(), labels.copy(), pooled.randomState());
    }

    // -- What tests see --------------------------------------------------------------------------------------------

    /** Nobody's view, until somebody logs in. */
    synchronized Parse parse() {
        return views.computeIfAbsent("", nobody -> Parse.on(observed));
    }

    Parse asMaster() {
        return parse().asMaster();
    }

    /** The view of a user, whose session is the same all through a test. */
    synchronized Parse asUser(String username) {
        Parse anybody = parse();
        return views.computeIfAbsent("user " + username, view -> anybody.withSession(tokenOf(username)));
    }

    /** By a log-in that neither faults nor the recording see. */
    private String tokenOf(String username) {
        Parse master = pooled.opened().asMaster();
        List<ParseUser> found =
                master.userQuery().whereEqualTo("username", username).find();
        if (found.isEmpty()) {
            List<String> names = master.userQuery().limit(Integer.MAX_VALUE).find().stream()
                    .map(user -> String.valueOf(user.getUsername()))
                    .toList();
            throw Misuse.of("@AsUser(\"" + username + "\"): no fixture makes a user of this name; "
                    + Suggestions.of(username, names));
        }
        String id = String.valueOf(found.get(0).getObjectId());
        return String.valueOf(master.logInAs(id).getSessionToken());
    }

    Faults faults() {
        return faults;
    }

    Recording recording() {
        return recording;
    }

    TestClock clock() {
        return clock;
    }

    Labels labels() {
        return labels;
    }

    /** The gateway, started when it is first asked for. */
    synchronized Object gateway() {
        AutoCloseable started = gateway;
        if (started == null) {
            started = Gateways.start(observed);
            gateway = started;
        }
        return started;
    }

    /** Gives the backend back; closes it where somebody is still busy with it. */
    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        faults.clear();
        boolean hasEnded = gate.close(ENDED);
        if (gateway != null) {
            Gateways.close(gateway);
        }
        if (hasEnded) {
            pool.giveBack(pooled);
        } else {
            pooled.close();
        }
    }
}
