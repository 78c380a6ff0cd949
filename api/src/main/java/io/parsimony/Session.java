package io.parsimony;

import io.parsimony.backend.Caller;
import io.parsimony.backend.LogInAsRequest;
import io.parsimony.backend.LogInRequest;
import io.parsimony.backend.LoggedInUser;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who a view of a backend calls as. Thread-safe. */
final class Session {
    private final Parse parse;
    private final @Nullable KeptUser kept;
    private volatile Caller caller;
    private volatile @Nullable ParseUser user;

    /**
     * The session of a view.
     *
     * @param kept what is kept of it; null for a view that is no device's own
     */
    Session(Parse parse, Caller caller, @Nullable KeptUser kept) {
        this.parse = parse;
        this.caller = caller;
        this.kept = kept;
    }

    Caller caller() {
        return caller;
    }

    /** Takes up what was kept; a session that has ended meanwhile is forgotten. */
    void resume() {
        Optional<String> token = kept == null ? Optional.empty() : kept.token();
        if (token.isEmpty()) {
            return;
        }
        try {
            caller = Caller.session(token.get());
            currentUser();
        } catch (ParseException e) {
            if (e.getCode() == ParseException.INVALID_SESSION_TOKEN) {
                forget();
            } // else the first call that needs the user tells
        }
    }

    /** Which device the view's log-ins come from; null for none. */
    @Nullable
    String installationId() {
        return kept == null ? null : kept.installationId();
    }

    ParseUser logIn(LogInRequest request) {
        return entered(parse.backend().logIn(caller, request.withInstallationId(installationId())));
    }

    ParseUser logInAs(String userId) {
        return entered(parse.backend().logInAs(caller, new LogInAsRequest(userId, null)));
    }

    /** Makes the user who has logged in the current one. */
    ParseUser entered(LoggedInUser answer) {
        ParseUser loggedIn = (ParseUser) new FoundObjects(parse).resultOf(answer.user(), AskedFields.ALL);
        if (!answer.authDataResponse().members().isEmpty()) {
            loggedIn.state().told(Map.of("authDataResponse", answer.authDataResponse()));
        }
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
            } catch (ParseException e) {
                if (e.getCode() != ParseException.INVALID_SESSION_TOKEN) {
                    throw e;
                } // else the session has ended by itself: the guide answers 209 by a log-out
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

    /** Whether this is the user who has logged in here. */
    boolean isCurrent(ParseUser candidate) {
        ParseUser known = user;
        return known != null && known.hasSameId(candidate);
    }

    /** Makes the user the current one; the view of a key has none and stays as it is. */
    synchronized void enter(ParseUser newUser, String token) {
        newUser.setSessionToken(token);
        if (caller instanceof Caller.Anonymous || caller instanceof Caller.Session) {
            caller = Caller.session(token);
            user = newUser;
            if (kept != null) {
                kept.keep(token);
            }
        }
    }

    /** Takes over the session that came in the place of the one that a call was made with. */
    synchronized void renew(Caller before, ParseUser renewed, String token) {
        renewed.setSessionToken(token);
        if (before.equals(caller) && caller instanceof Caller.Session) {
            caller = Caller.session(token);
            ParseUser known = user;
            if (known != null && known.hasSameId(renewed)) {
                known.setSessionToken(token);
            }
            if (kept != null) {
                kept.keep(token);
            }
        }
    }

    /** Lets go of a user who is no more, if it is the current one. */
    synchronized void leave(ParseUser deleted) {
        if (caller instanceof Caller.Session && isCurrent(deleted)) {
            forget();
        }
    }

    private synchronized void forget() {
        ParseUser known = user;
        if (known != null) {
            known.clearSessionToken();
        }
        user = null;
        caller = Caller.ANONYMOUS;
        if (kept != null) {
            kept.forget();
        }
    }

    private ParseUser read(Caller reader) {
        return (ParseUser) new FoundObjects(parse).resultOf(parse.backend().currentUser(reader), AskedFields.ALL);
    }
}
