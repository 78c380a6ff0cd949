package io.parsimony.junit;

import io.parsimony.Parse;
import io.parsimony.ParseBuilder;
import io.parsimony.ParseObject;
import io.parsimony.ParseUser;
import io.parsimony.backend.ParseBackend;
import io.parsimony.junit.call.InterceptedBackend;
import io.parsimony.junit.fault.Faults;
import io.parsimony.junit.fixture.FixtureSource;
import io.parsimony.junit.fixture.Labels;
import io.parsimony.junit.fixture.Suggestions;
import io.parsimony.junit.recording.Recording;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.ReflectionSupport;

/** A backend with its fixtures, and all that tests see of it. Thread-safe. */
final class TestBackend implements AutoCloseable {
    private static final int CHEAPEST_BCRYPT = 4;

    private final TestClock clock = new TestClock(Clock.systemUTC());
    private final Labels labels = new Labels();
    private final Parse opened;
    private final Faults faults;
    private final Recording recording = new Recording();
    private final ParseBackend observed;
    private final Map<String, Parse> views = new ConcurrentHashMap<>();
    private @Nullable AutoCloseable gateway;

    /** Opens a backend and loads its fixtures. */
    TestBackend(Setup setup) {
        clock.reset(setup.now());
        opened = builder(setup).open();
        try {
            faults = new Faults(opened.backend());
            observed = InterceptedBackend.around(opened.backend(), recording, faults);
            load(setup.fixtures());
        } catch (RuntimeException | Error e) {
            opened.close();
            throw e;
        }
    }

    private ParseBuilder builder(Setup setup) {
        ParseBuilder builder = Parse.builder().clock(clock).bcryptCost(CHEAPEST_BCRYPT);
        if (setup.isSeeded()) {
            builder.random(new SeededRandom(setup.seed()));
        }
        if (setup.options() != ParseTest.DefaultOptions.class) {
            ReflectionSupport.newInstance(setup.options()).configure(builder);
        }
        return builder;
    }

    void load(List<FixtureSource> fixtures) {
        fixtures.forEach(fixture -> fixture.load(opened.asMaster(), labels, clock));
    }

    // -- What tests see --------------------------------------------------------------------------------------------

    /** Nobody's view, until somebody logs in. */
    Parse parse() {
        return views.computeIfAbsent("", nobody -> Parse.on(observed));
    }

    Parse asMaster() {
        return parse().asMaster();
    }

    /** The view of a user, whose session is the same all through a test. */
    Parse asUser(String username) {
        return views.computeIfAbsent("user " + username, view -> parse().withSession(tokenOf(username)));
    }

    /** By a log-in that neither faults nor the recording see. */
    private String tokenOf(String username) {
        Parse master = opened.asMaster();
        List<ParseUser> found =
                master.userQuery().whereEqualTo("username", username).find();
        if (found.isEmpty()) {
            List<String> names = master.userQuery().limit(Integer.MAX_VALUE).find().stream()
                    .map(user -> String.valueOf(user.getUsername()))
                    .toList();
            throw Misuse.of("@AsUser(\"" + username + "\"): no fixture makes a user of this name; "
                    + Suggestions.of(username, names));
        }
        String token = master.logInAs(idOf(found.get(0))).getSessionToken();
        return String.valueOf(token);
    }

    private static String idOf(ParseObject saved) {
        return String.valueOf(saved.getObjectId());
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

    @Override
    public synchronized void close() throws Exception {
        try (Parse closedLast = opened) {
            if (gateway != null) {
                gateway.close();
            }
        }
    }
}
