package io.parsimony.rest.endpoint;

import io.parsimony.ParseException;
import io.parsimony.backend.Caller;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.LogInWithOutcome;
import io.parsimony.backend.LogInWithRequest;
import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.SavedJson;
import io.parsimony.backend.SignUpRequest;
import io.parsimony.backend.SignedUpUser;
import io.parsimony.backend.WriteJson;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.rest.protocol.Answer;
import io.parsimony.rest.protocol.RestRequest;
import io.parsimony.value.Acl;
import io.parsimony.value.NullValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signing up, and one's own user: {@code POST /users}, {@code GET /users/me} ({@code parse-semantics.md} sections 5.1 and 5.2). */
final class UsersEndpoint {
    private static final String USERNAME = "username";
    private static final String PASSWORD = "password";
    private static final String EMAIL = "email";
    private static final String AUTH_DATA = "authData";

    private final ParseBackend backend;

    UsersEndpoint(ParseBackend backend) {
        this.backend = backend;
    }

    void addTo(Router router) {
        router.add("GET", "users/me", this::me);
    }

    private Answer me(RestRequest request) {
        return Answer.ok(JsonBytes.object(backend.currentUser(request.caller()), token(request)));
    }

    /** The token of the request where it is the user's own. */
    Map<String, ParseValue> tokenOf(RestRequest request, String userId) {
        FetchedObject own = backend.currentUser(request.caller());
        return own.objectId().equals(userId) ? token(request) : Map.of();
    }

    private static Map<String, ParseValue> token(RestRequest request) {
        return request.caller() instanceof Caller.Session session
                ? Map.of("sessionToken", new StringValue(session.token()))
                : Map.of();
    }

    /** Makes a user with a session; by providers, logs in who is known to them already. */
    Answer signUp(RestRequest request) {
        Map<String, ParseValue> fields = new LinkedHashMap<>(request.body().members());
        ParseValue authData = fields.remove(AUTH_DATA);
        String username = text(fields.remove(USERNAME));
        String password = text(fields.remove(PASSWORD));
        String email = email(fields.remove(EMAIL));
        ObjectValue others = new ObjectValue(fields);
        Map<FieldPath, FieldOperation> operations = WriteJson.operations(others);
        Acl acl = WriteJson.acl(others);
        String device = request.client().installationId();
        if (authData == null || authData.equals(ObjectValue.EMPTY)) {
            return created(
                    request,
                    backend.signUp(
                            request.caller(), new SignUpRequest(username, password, email, operations, acl, device)));
        }
        LogInWithOutcome outcome = backend.logInWith(
                request.caller(), new LogInWithRequest(authData, username, password, email, operations, acl, device));
        return outcome instanceof LogInWithOutcome.LoggedIn loggedIn
                ? Answer.ok(JsonBytes.loggedInByAuthData(loggedIn.user()))
                : created(request, withResponse(((LogInWithOutcome.SignedUp) outcome).user()));
    }

    /** Also where adapters tell nothing, as Parse Server does. */
    private static SignedUpUser withResponse(SignedUpUser user) {
        Map<String, ParseValue> results = new LinkedHashMap<>(user.user().results());
        results.putIfAbsent(JsonBytes.AUTH_DATA_RESPONSE, ObjectValue.EMPTY);
        return new SignedUpUser(user.user().withResults(results), user.sessionToken());
    }

    private static Answer created(RestRequest request, SignedUpUser user) {
        return Answer.created(
                SavedJson.signedUp(user),
                ObjectAnswers.location(request, ObjectAnswers.USER, user.user().objectId()));
    }

    /** What is no string counts as missing. */
    private static String text(@Nullable ParseValue value) {
        return value instanceof StringValue text ? text.value() : "";
    }

    private static @Nullable String email(@Nullable ParseValue value) {
        if (value == null || value instanceof NullValue) {
            return null;
        }
        if (value instanceof StringValue text) {
            return text.value();
        }
        throw new ParseException(ParseException.INCORRECT_TYPE, "'email' of a user must be a string");
    }
}
