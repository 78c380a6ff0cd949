package io.parsimony.rest.endpoint;

import io.parsimony.ParseException;
import io.parsimony.backend.BackendSnapshot;
import io.parsimony.backend.Caller;
import io.parsimony.backend.ParseBackend;
import io.parsimony.rest.protocol.Answer;
import io.parsimony.rest.protocol.HttpCall;
import io.parsimony.rest.protocol.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * For test suites in any language: {@code POST /__reset} makes the database what it was when the gateway started, {@code POST
 * /__snapshot/NAME} remembers it as it is, {@code POST /__restore/NAME} makes it that again. They are part of nobody's protocol, and so ask
 * for no key: who starts a gateway with them serves data that anybody may lose.
 */
final class ResetEndpoint {
    private static final String RESET = "__reset";
    private static final String SNAPSHOT = "__snapshot";
    private static final String RESTORE = "__restore";

    private final ParseBackend backend;
    private final Runnable afterwards;
    private final BackendSnapshot start;
    private final Map<String, BackendSnapshot> snapshots = new ConcurrentHashMap<>();

    /**
     * Remembers the database as it is.
     *
     * @param afterwards to be done when the database was made what it was
     * @throws ParseException COMMAND_UNAVAILABLE (108) unless the database is in memory
     */
    ResetEndpoint(ParseBackend backend, Runnable afterwards) {
        this.backend = backend;
        this.afterwards = afterwards;
        this.start = backend.snapshot(Caller.MASTER);
    }

    /** The answer, where the path is one of these. */
    Optional<Answer> answer(HttpCall call, List<String> path) {
        if (path.isEmpty() || !List.of(RESET, SNAPSHOT, RESTORE).contains(path.get(0))) {
            return Optional.empty();
        }
        boolean isNamed = !path.get(0).equals(RESET);
        if (!call.method().equals("POST") || path.size() != (isNamed ? 2 : 1)) {
            throw Refusal.noSuchRoute(call.method(), "/" + String.join("/", path));
        }
        switch (path.get(0)) {
            case RESET -> restore(start);
            case SNAPSHOT -> snapshots.put(path.get(1), backend.snapshot(Caller.MASTER));
            default -> restore(known(path.get(1)));
        }
        return Optional.of(Answer.done());
    }

    private void restore(BackendSnapshot snapshot) {
        backend.restore(Caller.MASTER, snapshot);
        afterwards.run();
    }

    private BackendSnapshot known(String name) {
        @Nullable BackendSnapshot known = snapshots.get(name);
        if (known == null) {
            throw new ParseException(
                    ParseException.OBJECT_NOT_FOUND,
                    "There is no snapshot '" + name + "'; take it first, by POST /" + SNAPSHOT + "/" + name);
        }
        return known;
    }
}
