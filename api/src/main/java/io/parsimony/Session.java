package io.parsimony;

import io.parsimony.backend.Caller;
import io.parsimony.backend.LogInRequest;
import io.parsimony.backend.LoggedInUser;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who a view of a backend calls as. Thread-safe. */
final class Session {
    private final Parse parse;
    private volatile Caller caller;
    private volatile @Nullable ParseUser user;

    Session(Parse parse, Caller caller) {
        this.parse = parse;
        this.caller = caller;
    }

    Caller caller() {
        return caller;
    }

    ParseUser logIn(String username, String password) {
        LoggedInUser answer = parse.backend().logIn(caller, new LogInRequest(username, password));
        ParseUser loggedIn = (ParseUser) new FoundObjects(parse).resultOf(answer.user(), AskedFields.ALL);
        enter(loggedIn, answer.sessionToken());
        return loggedIn;
    }

    ParseUser become(String token) {
        Caller next = Caller.session(token);
        ParseUser found = read(next);
        enter(found, token);
        return found;
    }

    synchronized void logOut() {
        if (caller instanceof Caller.Session) {
            try {
                parse.backend().logOut(caller);
            } finally {
                forget();
            }
        }
    }

    Optional<ParseUser> currentUser() {
        ParseUser known = user;
        Caller current = caller;
        if (known == null && current instanceof Caller.Session session) {
            ParseUser found = read(current);
            synchronized (this) {
                if (current.equals(caller)) {
                    found.setSessionToken(session.token());
                    user = found;
                }
            }
            return Optional.of(found);
        }
        return Optional.ofNullable(known);
    }

    /** Makes the user the current one; the view of a key has none and stays as it is. */
    synchronized void enter(ParseUser newUser, String token) {
        newUser.setSessionToken(token);
        if (caller instanceof Caller.Anonymous || caller instanceof Caller.Session) {
            caller = Caller.session(token);
            user = newUser;
        }
    }

    private void forget() {
        ParseUser known = user;
        if (known != null) {
            known.clearSessionToken();
        }
        user = null;
        caller = Caller.ANONYMOUS;
    }

    private ParseUser read(Caller reader) {
        return (ParseUser) new FoundObjects(parse).resultOf(parse.backend().currentUser(reader), AskedFields.ALL);
    }
}
