package io.parsimony.rest.limit;

import io.parsimony.ParseException;
import io.parsimony.backend.Caller;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.ParseBackend;
import io.parsimony.rest.options.RateLimit.Zone;
import io.parsimony.rest.protocol.Client;
import io.parsimony.rest.protocol.RestRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * With whom a client's requests are counted together. Who it is, is asked of the backend where a limit needs it, and once. One thread at a time.
 *
 * <p>Intentional: a token that is not valid counts by the address. It needs no log-in to make one up for each request.
 */
final class CountedClient {
    /** Asks for no session, and so lets anybody send any token. */
    private static final List<String> LOG_IN = List.of("login");

    private final ParseBackend backend;
    private final Client client;
    private @Nullable String user;
    private @Nullable String session;

    CountedClient(ParseBackend backend, Client client) {
        this.backend = backend;
        this.client = client;
    }

    /** The key under which a request counts. */
    String key(Zone zone, RestRequest request) {
        boolean isKnown =
                client.caller() instanceof Caller.Session && !request.path().equals(LOG_IN);
        return switch (zone) {
            case GLOBAL -> "";
            case IP -> address();
            case USER -> isKnown ? user() : address();
            case SESSION -> isKnown ? session() : address();
        };
    }

    private String address() {
        return "address " + client.from().getHostAddress();
    }

    private String user() {
        if (user == null) {
            user = asked(backend::currentUser).map(id -> "user " + id).orElseGet(this::address);
        }
        return user;
    }

    private String session() {
        if (session == null) {
            session = asked(backend::currentSession).map(id -> "session " + id).orElseGet(this::address);
        }
        return session;
    }

    private Optional<String> asked(Function<Caller, FetchedObject> question) {
        try {
            return Optional.of(question.apply(client.caller()).objectId());
        } catch (ParseException e) {
            if (e.getCode() != ParseException.INVALID_SESSION_TOKEN) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
