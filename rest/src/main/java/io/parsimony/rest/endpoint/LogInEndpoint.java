package io.parsimony.rest.endpoint;

import io.parsimony.ParseException;
import io.parsimony.backend.Caller;
import io.parsimony.backend.ChallengeRequest;
import io.parsimony.backend.LogInAsRequest;
import io.parsimony.backend.LogInRequest;
import io.parsimony.backend.LoggedInUser;
import io.parsimony.backend.ParseBackend;
import io.parsimony.json.ValueJson;
import io.parsimony.rest.protocol.Answer;
import io.parsimony.rest.protocol.RestRequest;
import io.parsimony.value.NullValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opening and ending sessions: {@code /login}, {@code /loginAs}, {@code /verifyPassword}, {@code /logout}. */
final class LogInEndpoint {
    private final ParseBackend backend;

    LogInEndpoint(ParseBackend backend) {
        this.backend = backend;
    }

    void addTo(Router router) {
        router.add("GET", "login", this::logIn)
                .add("POST", "login", this::logIn)
                .add("GET", "verifyPassword", this::verifyPassword)
                .add("POST", "verifyPassword", this::verifyPassword)
                .add("POST", "loginAs", this::logInAs)
                .add("POST", "challenge", this::challenge)
                .add("POST", "logout", this::logOut);
    }

    private Answer logIn(RestRequest request) {
        LoggedInUser user = backend.logIn(request.caller(), credentials(request));
        return request.body().members().get("authData") instanceof ObjectValue
                ? Answer.ok(JsonBytes.loggedInByAuthData(user))
                : answer(user);
    }

    private static Answer answer(LoggedInUser user) {
        return Answer.ok(JsonBytes.loggedIn(user));
    }

    private Answer verifyPassword(RestRequest request) {
        return Answer.ok(JsonBytes.object(backend.verifyPassword(request.caller(), credentials(request)), Map.of()));
    }

    private Answer logInAs(RestRequest request) {
        if (!(request.caller() instanceof Caller.Master)) {
            throw new ParseException(
                    ParseException.OPERATION_FORBIDDEN,
                    "Users can only be logged in without a password with the master key");
        }
        if (!(given(request).get("userId") instanceof StringValue userId)) {
            throw new ParseException(ParseException.INVALID_VALUE, "'userId' must be the objectId of a user");
        }
        return answer(backend.logInAs(
                request.caller(),
                new LogInAsRequest(userId.value(), request.client().installationId())));
    }

    /** What adapters of providers answer before a log-in: {@code {"challengeData": {provider: …}}}. */
    private Answer challenge(RestRequest request) {
        LogInRequest credentials = credentials(request);
        boolean hasNone = credentials.username() == null
                && credentials.email() == null
                && credentials.password().isEmpty();
        ObjectValue answer = backend.challenge(
                request.caller(),
                new ChallengeRequest(
                        object(request.body(), "challengeData"), credentials.authData(), hasNone ? null : credentials));
        return Answer.ok(ValueJson.writeUtf8(new ObjectValue(Map.of("challengeData", answer))));
    }

    private static ObjectValue object(ObjectValue body, String name) {
        return body.members().get(name) instanceof ObjectValue object ? object : ObjectValue.EMPTY;
    }

    private Answer logOut(RestRequest request) {
        backend.logOut(request.caller());
        return Answer.done();
    }

    /** From the body, or else from the query string, whose values are text even where they look like numbers. */
    private static Map<String, ParseValue> given(RestRequest request) {
        Map<String, ParseValue> given = new HashMap<>();
        request.query().forEach((name, text) -> given.put(name, new StringValue(text)));
        given.putAll(request.body().members());
        return given;
    }

    private static LogInRequest credentials(RestRequest request) {
        Map<String, ParseValue> given = given(request);
        return new LogInRequest(
                text(given.get("username")),
                text(given.get("email")),
                password(given.get("password")),
                request.client().installationId(),
                object(request.body(), "authData"));
    }

    private static String password(@Nullable ParseValue value) {
        String password = text(value);
        return password == null ? "" : password;
    }

    /** A name or password of another type is nobody's: 101 as for any wrong one. */
    private static @Nullable String text(@Nullable ParseValue value) {
        if (value == null || value instanceof NullValue) {
            return null;
        }
        if (value instanceof StringValue text) {
            return text.value();
        }
        throw new ParseException(ParseException.OBJECT_NOT_FOUND, "Invalid username or password");
    }
}
