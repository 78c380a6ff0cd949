package io.parsimony;

import io.parsimony.auth.AuthOptions;
import io.parsimony.backend.Caller;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.GetRequest;
import io.parsimony.backend.LogInWithOutcome;
import io.parsimony.backend.LogInWithRequest;
import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.SavedObject;
import io.parsimony.backend.SignedUpUser;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import java.util.Map;

/** What users do about log-in providers. */
final class ProviderCalls {
    static final String AUTH_DATA = "authData";

    private final Parse parse;

    ProviderCalls(Parse parse) {
        this.parse = parse;
    }

    /** Logs in, or signs up the first time, and makes the user the current one. */
    ParseUser logIn(String provider, Map<String, ?> authData) {
        LogInWithRequest request = LogInWithRequest.of(provider, object(authData))
                .withInstallationId(parse.session().installationId());
        LogInWithOutcome outcome = parse.backend().logInWith(parse.caller(), request);
        if (outcome instanceof LogInWithOutcome.LoggedIn loggedIn) {
            return parse.session().entered(loggedIn.user());
        }
        return signedUp(((LogInWithOutcome.SignedUp) outcome).user());
    }

    /** The answer to a sign-up tells too little: what the new user looks like is read. */
    private ParseUser signedUp(SignedUpUser answer) {
        String token = answer.sessionToken();
        ParseBackend backend = parse.backend();
        FetchedObject found = token == null
                ? backend.get(
                        parse.caller(),
                        GetRequest.of(ParseUser.CLASS_NAME, answer.user().objectId()))
                : backend.currentUser(Caller.session(token));
        ParseUser user = (ParseUser) new FoundObjects(parse).resultOf(found, AskedFields.ALL);
        user.state().told(answer.user().results());
        user.markAsNew();
        if (token != null) {
            parse.session().enter(user, token);
        }
        return user;
    }

    /**
     * Links a stored user to a provider, or ends the link.
     *
     * @param data null for the end
     */
    void change(ParseUser user, String provider, ParseValue data) {
        String id = user.getObjectId();
        if (id == null) {
            throw new ParseException(
                    ParseException.OTHER_CAUSE, "The user is new; sign it up first, or make it by Parse.logInWith");
        }
        ObjectValue authData = new ObjectValue(Map.of(provider, data));
        SavedObject saved = parse.backend()
                .update(
                        parse.caller(),
                        new UpdateRequest(
                                ParseUser.CLASS_NAME,
                                id,
                                Map.of(FieldPath.of(AUTH_DATA), new FieldOperation.Set(authData)),
                                null));
        user.fetch(); // what is shown of the data is for the provider's adapter to say
        user.state().told(saved.results());
    }

    static ObjectValue object(Map<String, ?> authData) {
        ParseValue encoded = new ValueEncoder(ProviderCalls::noPointer).encode(authData);
        return (ObjectValue) encoded;
    }

    @SuppressWarnings("UnusedVariable") // the encoder gives it
    private static PointerValue noPointer(ParseObject object) {
        throw new ParseException(ParseException.INCORRECT_TYPE, "authData can't hold pointers to objects");
    }

    /** The end of the link to {@code anonymous}, for a user who has told its name. */
    static ObjectValue noLongerAnonymous() {
        return new ObjectValue(Map.of(AuthOptions.ANONYMOUS, ParseValue.NULL));
    }
}
