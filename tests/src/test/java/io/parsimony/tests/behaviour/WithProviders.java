package io.parsimony.tests.behaviour;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseUser;
import io.parsimony.auth.AuthAdapter;
import io.parsimony.auth.AuthRequest;
import io.parsimony.auth.AuthResult;
import io.parsimony.backend.Caller;
import io.parsimony.backend.LogInWithOutcome;
import io.parsimony.backend.LogInWithRequest;
import io.parsimony.json.ValueJson;
import io.parsimony.query.FieldPath;
import io.parsimony.tests.database.TestDatabase;
import io.parsimony.value.ParseValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** A fresh backend with providers that take whoever sends {@code "proof": "good"}, and note what they are asked. */
abstract class WithProviders {
    /** What adapters were asked, as {@code provider.method}. */
    protected final List<String> asked = new ArrayList<>();

    /** What the adapters were asked last. */
    protected Optional<AuthRequest> lastRequest = Optional.empty();

    protected final Parse parse = TestDatabase.builder()
            .bcryptCost(4)
            .auth("alpha", new Noting())
            .auth("beta", new Noting())
            .auth("gamma", new Noting())
            .open();

    @AfterEach
    void closeParse() {
        parse.close();
    }

    /** Its method's name is noted; data without the proof are refused with 101. */
    protected class Noting implements AuthAdapter {
        @Override
        public AuthResult validateAuthData(AuthRequest request) {
            throw new IllegalStateException("the others are asked");
        }

        @Override
        public AuthResult validateSetUp(AuthRequest request) {
            return noted("validateSetUp", request);
        }

        @Override
        public AuthResult validateLogin(AuthRequest request) {
            return noted("validateLogin", request);
        }

        @Override
        public AuthResult validateUpdate(AuthRequest request) {
            return noted("validateUpdate", request);
        }

        private AuthResult noted(String method, AuthRequest request) {
            synchronized (asked) {
                asked.add(request.provider() + "." + method);
                lastRequest = Optional.of(request);
            }
            if (!request.text("proof").equals(Optional.of("good"))) {
                throw new ParseException(ParseException.OBJECT_NOT_FOUND, "no proof");
            }
            return result(request);
        }

        protected AuthResult result(AuthRequest request) {
            return AuthResult.accepted();
        }
    }

    /** Data that pass. */
    protected static Map<String, Object> good(String id) {
        return Map.of("id", id, "proof", "good");
    }

    /** Data that don't. */
    protected static Map<String, Object> bad(String id) {
        return Map.of("id", id, "proof", "bad");
    }

    /** A view in which whoever has this id at the provider is logged in. */
    protected final Parse loggedInWith(String provider, String id) {
        Parse view = parse.asAnonymous();
        view.logInWith(provider, good(id));
        return view;
    }

    /** A view in which a new user of this name is logged in. */
    protected final Parse signedUp(String name) {
        Parse view = parse.asAnonymous();
        view.newUser().setUsername(name).setPassword("secret of " + name).signUp();
        return view;
    }

    protected static ParseUser userOf(Parse view) {
        return view.currentUser().orElseThrow();
    }

    /** The user as stored, secrets too. */
    protected final ParseUser stored(ParseUser user) {
        String id = user.getObjectId();
        return parse.asMaster().query(ParseUser.class).get(id == null ? "" : id);
    }

    /** As a gateway would send it, single quotes for double ones. */
    protected final LogInWithOutcome post(Caller caller, String authData) {
        return post(caller, authData, "", "");
    }

    protected final LogInWithOutcome post(Caller caller, String authData, String username, String password) {
        return parse.backend()
                .logInWith(
                        caller, new LogInWithRequest(json(authData), username, password, null, Map.of(), null, null));
    }

    protected static ParseValue json(String text) {
        return ValueJson.read(text.replace('\'', '"'));
    }

    protected static final FieldPath AUTH_DATA = FieldPath.of("authData");
}
