package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseUser;
import io.parsimony.backend.Caller;
import io.parsimony.backend.LogInRequest;
import io.parsimony.backend.LogInWithOutcome;
import io.parsimony.backend.LogInWithRequest;
import io.parsimony.backend.SignUpRequest;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.StringValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code authData} of every shape: null, empty, and what is no data at all. */
class AuthDataRulesTest extends WithProviders {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "'x'",
                "['x']",
                "7",
                "{'alpha':null}",
                "{'alpha':{}}",
                "{'alpha':'x'}",
                "{'alpha':1}",
                "{'unknown':null}"
            })
    void signUp_withNothingToLogInBy_needsUsernameAndPassword(String authData) {
        assertRefused(ParseException.USERNAME_MISSING, () -> post(Caller.ANONYMOUS, authData));
        assertRefused(ParseException.PASSWORD_MISSING, () -> post(Caller.ANONYMOUS, authData, "ann", ""));
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'alpha':null}", "{'unknown':null}"})
    void signUp_withUsernameAndPassword_mayHaveEmptyAuthData(String authData) {
        assertThat(post(Caller.ANONYMOUS, authData, "ann", "pw")).isInstanceOf(LogInWithOutcome.SignedUp.class);
        ParseUser ann = parse.asAnonymous().logIn("ann", "pw");
        assertThat(ann.has("authData")).isFalse();
        assertThat(parse.asMaster()
                        .query("_Session")
                        .whereEqualTo("createdWith.authProvider", "password")
                        .count())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "'x'", "['x']", "7"})
    void authData_thatIsNoObject_is252(String authData) {
        assertRefused(ParseException.UNSUPPORTED_SERVICE, () -> post(Caller.ANONYMOUS, authData, "ann", "pw"));
        Parse bob = signedUp("bob");
        assertRefused(ParseException.UNSUPPORTED_SERVICE, () -> put(bob, authData));
    }

    @Test
    void data_thatAreNoObject_are111() {
        assertRefused(ParseException.INCORRECT_TYPE, () -> post(Caller.ANONYMOUS, "{'alpha':'x'}", "ann", "pw"));
        assertRefused(ParseException.INCORRECT_TYPE, () -> put(signedUp("bob"), "{'alpha':['x']}"));
    }

    @Test
    void data_withoutMembers_areCheckedAndStored() {
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> post(Caller.ANONYMOUS, "{'alpha':{}}", "ann", "pw"));
        assertThat(asked).containsExactly("alpha.validateSetUp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "['x']", "{'x':1}"})
    void id_thatIsNoString_is162(String id) {
        String authData = "{'alpha':{'id':" + id + ",'proof':'good'}}";
        assertRefused(ParseException.INVALID_VALUE, () -> post(Caller.ANONYMOUS, authData));
        assertRefused(ParseException.INVALID_VALUE, () -> put(signedUp("bob"), authData));
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'proof':'good'}", "{'id':'','proof':'good'}", "{'id':null,'proof':'good'}"})
    void data_withoutAnId_makeAUserWhomNobodyFinds(String data) {
        for (int i = 0; i < 2; i++) {
            assertThat(post(Caller.ANONYMOUS, "{'alpha':" + data + "}")).isInstanceOf(LogInWithOutcome.SignedUp.class);
        }
    }

    @Test
    void authData_amongASignUpsFurtherFields_areRefused() {
        SignUpRequest request = new SignUpRequest(
                "ann",
                "pw",
                null,
                Map.of(AUTH_DATA, new FieldOperation.Set(json("{'alpha':{'id':'a','proof':'good'}}"))),
                null);
        assertRefused(ParseException.INVALID_JSON, () -> parse.backend().signUp(Caller.ANONYMOUS, request))
                .withMessageContaining("authData");
    }

    @Test
    void path_intoAuthData_is105() {
        Parse bob = signedUp("bob");
        for (String path : List.of("authData.alpha", "authData.alpha.id", "authData.alpha.proof")) {
            assertRefused(
                    ParseException.INVALID_KEY_NAME,
                    () -> put(bob, FieldPath.parse(path), new FieldOperation.Set(new StringValue("x"))));
            assertRefused(
                    ParseException.INVALID_KEY_NAME,
                    () -> put(bob, FieldPath.parse(path), new FieldOperation.Delete()));
        }
        assertThat(stored(userOf(bob)).has("authData")).isFalse();
    }

    @Test
    void operations_otherThanSet_are252() {
        Parse ann = loggedInWith("alpha", "ann");
        for (FieldOperation operation : List.of(
                new FieldOperation.Delete(),
                new FieldOperation.Add(List.of(new StringValue("x"))),
                new FieldOperation.Increment(1))) {
            assertRefused(ParseException.UNSUPPORTED_SERVICE, () -> put(ann, AUTH_DATA, operation));
        }
        assertThat(stored(userOf(ann)).isLinked("alpha")).isTrue();
    }

    @Test
    void update_withEmptyAuthData_changesNothing() {
        Parse ann = loggedInWith("alpha", "ann");
        put(ann, "{}");
        assertThat(stored(userOf(ann)).isLinked("alpha")).isTrue();
    }

    @Test
    void hiddenField_canNeitherBeWrittenNorAskedFor() {
        Parse ann = loggedInWith("alpha", "ann");
        FieldPath hidden = FieldPath.of("_auth_data_alpha_id");
        assertRefused(
                ParseException.INVALID_KEY_NAME,
                () -> put(ann, hidden, new FieldOperation.Set(new StringValue("bob"))));
        assertRefused(ParseException.INVALID_KEY_NAME, () -> put(parse.asMaster(), userOf(ann), hidden));
        assertThat(stored(userOf(ann)).keySet()).noneMatch(field -> field.startsWith("_"));
        assertThat(parse.asMaster().schemas().stream()
                        .filter(schema -> schema.className().equals("_User"))
                        .flatMap(schema -> schema.fields().keySet().stream()))
                .noneMatch(field -> field.startsWith("_"));
    }

    private void put(Parse view, String authData) {
        put(view, AUTH_DATA, new FieldOperation.Set(json(authData)));
    }

    private void put(Parse master, ParseUser user, FieldPath path) {
        master.backend()
                .update(
                        master.caller(),
                        new UpdateRequest(
                                "_User",
                                String.valueOf(user.getObjectId()),
                                Map.of(path, new FieldOperation.Set(new NumberValue(1))),
                                null));
    }

    private static void put(Parse view, FieldPath path, FieldOperation operation) {
        String id = String.valueOf(userOf(view).getObjectId());
        view.backend().update(view.caller(), new UpdateRequest("_User", id, Map.of(path, operation), null));
    }

    @Test
    void requests_showNoDataInTheirText() {
        assertThat(new LogInWithRequest(
                                json("{'alpha':{'id':'secret1'}}"), "ann", "secret2", "secret3", Map.of(), null, null)
                        .toString())
                .contains("alpha")
                .doesNotContain("secret");
        assertThat(new LogInRequest("ann", "secret")
                        .withAuthData((ObjectValue) json("{'mfa':{'token':'secret'}}"))
                        .toString())
                .doesNotContain("secret");
    }
}
