package io.parsimony.junit.call;

import io.parsimony.ParseException;
import io.parsimony.backend.Caller;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.ParseBackend;
import io.parsimony.value.StringValue;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whose session it is, for people. Thread-safe. */
final class CallerNames {
    private static final String ENDED = "an ended session";

    private final ParseBackend backend;
    private final Map<String, String> usernames = new ConcurrentHashMap<>();

    CallerNames(ParseBackend backend) {
        this.backend = backend;
    }

    /** The caller's name; a user's is asked for once. */
    String of(Caller caller) {
        if (caller instanceof Caller.Session session) {
            return usernames.getOrDefault(session.token(), ENDED);
        }
        if (caller instanceof Caller.Master) {
            return "master";
        }
        if (caller instanceof Caller.ReadOnlyMaster) {
            return "read-only master";
        }
        return caller instanceof Caller.Maintenance ? "maintenance" : "nobody";
    }

    /** Finds out who a session's user is, while the session is valid. */
    void learn(Caller caller) {
        if (caller instanceof Caller.Session session && !usernames.containsKey(session.token())) {
            try {
                FetchedObject user = backend.currentUser(caller);
                usernames.put(
                        session.token(),
                        user.document().fields().members().get("username") instanceof StringValue name
                                ? name.value()
                                : user.objectId());
            } catch (ParseException e) {
                usernames.remove(session.token()); // stays unknown: the call itself will tell what is wrong
            }
        }
    }
}
