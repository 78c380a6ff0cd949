package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseUser;
import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.BatchRequest.Atomicity;
import io.parsimony.backend.Caller;
import io.parsimony.backend.RestoreRequest;
import io.parsimony.backend.RestoreRequest.Conflict;
import io.parsimony.json.ValueJson;
import io.parsimony.value.Acl;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users brought in as they were elsewhere. */
class RestoredUserTest extends WithParse {
    /** Of the password "secret", by another implementation of bcrypt (libxcrypt). */
    private static final String HASH = "$2a$04$N9qo8uLOickgx2ZMRZoMye3eddwbvBZq9Vw2uHywyANtuDH4xsNoe";

    private static RestoreRequest user(String objectId, Conflict onConflict, String... keysAndValues) {
        Map<String, ParseValue> fields = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            fields.put(keysAndValues[i], new StringValue(keysAndValues[i + 1]));
        }
        return new RestoreRequest("_User", objectId, null, null, null, fields, onConflict);
    }

    private BatchOutcome restore(RestoreRequest request) {
        return parse.backend()
                .batch(Caller.MASTER, new BatchRequest(List.of(request), Atomicity.EACH_BY_ITSELF))
                .get(0);
    }

    private static ParseException refusal(BatchOutcome outcome) {
        assertThat(outcome).isInstanceOf(BatchOutcome.Failed.class);
        return ((BatchOutcome.Failed) outcome).error();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bcryptPassword", "_hashed_password"})
    void restoredUser_withHash_logsInWithItsPassword(String field) {
        restore(user("u1", Conflict.REFUSE, "username", "Ann", field, HASH, "email", "ann@example.com"));

        assertThat(parse.logIn("Ann", "secret").getObjectId()).isEqualTo("u1");
        assertThat(parse.asAnonymous().logIn("ann@example.com", "secret").getObjectId())
                .isEqualTo("u1");
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> parse.asAnonymous().logIn("Ann", "Secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$2b$", "$2y$"})
    void restoredUser_withAnotherBcryptPrefix_logsInToo(String prefix) {
        restore(user("u1", Conflict.REFUSE, "username", "Ann", "bcryptPassword", prefix + HASH.substring(4)));

        assertThat(parse.logIn("Ann", "secret").getObjectId()).isEqualTo("u1");
    }

    @Test
    void restoredUser_withoutHash_logsInWhenAPasswordIsSet() {
        restore(user("u1", Conflict.REFUSE, "username", "Ann"));

        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> parse.logIn("Ann", "secret"));
        Parse master = parse.asMaster();
        master.userQuery().get("u1").setPassword("new one").save();
        assertThat(parse.logIn("Ann", "new one").getObjectId()).isEqualTo("u1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret",
                "$2a$10$short",
                "$1$10$abc",
                "$2a$99$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy"
            })
    void restoredUser_withWhatIsNoHash_isRefusedWithoutShowingIt(String notAHash) {
        ParseException refusal =
                refusal(restore(user("u1", Conflict.REFUSE, "username", "Ann", "bcryptPassword", notAHash)));

        assertThat(refusal.getCode()).isEqualTo(ParseException.VALIDATION_ERROR);
        assertThat(refusal.toString()).doesNotContain(notAHash);
    }

    @Test
    void restoredUser_showsNeitherHashNorToken() {
        RestoreRequest request =
                user("u1", Conflict.REFUSE, "username", "Ann", "bcryptPassword", HASH, "sessionToken", "r:abcdef");
        restore(request);

        ParseUser found = parse.asMaster().userQuery().get("u1");
        assertThat(found.keySet()).doesNotContain("bcryptPassword", "_hashed_password", "sessionToken");
        assertThat(request.toString()).doesNotContain(HASH, "r:abcdef");
        assertRefused(
                ParseException.INVALID_SESSION_TOKEN,
                () -> parse.withSession("r:abcdef").currentUser());
    }

    @Test
    void restoredUser_needsAUsernameThatIsFree() {
        signedUp("ann");

        assertThat(refusal(restore(user("u1", Conflict.REFUSE, "email", "a@b"))).getCode())
                .isEqualTo(ParseException.USERNAME_MISSING);
        assertThat(refusal(restore(user("u1", Conflict.REFUSE, "username", "ANN")))
                        .getCode())
                .isEqualTo(ParseException.USERNAME_TAKEN);
        assertThat(refusal(restore(user("u1", Conflict.REFUSE, "username", "bob", "email", "none")))
                        .getCode())
                .isEqualTo(ParseException.INVALID_EMAIL_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "role:Admins"})
    void restoredUser_cantBeEverybodyOrARole(String objectId) {
        assertThat(refusal(restore(user(objectId, Conflict.REFUSE, "username", "ann")))
                        .getCode())
                .isEqualTo(ParseException.MISSING_OBJECT_ID);
    }

    private static RestoreRequest linked(String objectId, Conflict onConflict, String field, String json) {
        Map<String, ParseValue> fields = new LinkedHashMap<>();
        fields.put("username", new StringValue("user " + objectId));
        fields.put(field, ValueJson.read(json.replace('\'', '"')));
        return new RestoreRequest("_User", objectId, null, null, null, fields, onConflict);
    }

    private String idOfAnonymous(String id) {
        return String.valueOf(
                parse.asAnonymous().logInWith("anonymous", Map.of("id", id)).getObjectId());
    }

    @Test
    void restoredUser_withAuthData_logsInByThem() {
        restore(linked(
                "u1", Conflict.REFUSE, "authData", "{'anonymous':{'id':'a1'},'facebook':{'id':'f1'},'gone':null}"));
        restore(linked("u2", Conflict.REFUSE, "_auth_data_anonymous", "{'id':'a2'}"));
        restore(linked("u3", Conflict.REFUSE, "authData", "{'anonymous':null}"));
        restore(linked("u4", Conflict.REFUSE, "authData", "{}"));
        restore(linked("u5", Conflict.REFUSE, "authData", "null"));

        assertThat(idOfAnonymous("a1")).isEqualTo("u1");
        assertThat(idOfAnonymous("a2")).isEqualTo("u2");
        assertThat(parse.asMaster().query("_User").get("u1").getMap("authData"))
                .isEqualTo(Map.of("anonymous", Map.of("id", "a1"), "facebook", Map.of("id", "f1")));
        for (String unlinked : List.of("u3", "u4", "u5")) {
            assertThat(parse.asMaster().query("_User").get(unlinked).has("authData"))
                    .isFalse();
        }
    }

    @Test
    void restoredUser_withAnIdThatAnotherHas_is208() {
        restore(linked("u1", Conflict.REFUSE, "authData", "{'facebook':{'id':'f1'}}"));
        assertThat(refusal(restore(linked("u2", Conflict.REFUSE, "authData", "{'facebook':{'id':'f1'}}")))
                        .getCode())
                .isEqualTo(ParseException.ACCOUNT_ALREADY_LINKED);
        restore(linked("u1", Conflict.REPLACE, "authData", "{'facebook':{'id':'f2'}}"));
        assertThat(restore(linked("u2", Conflict.REFUSE, "authData", "{'facebook':{'id':'f1'}}")))
                .isInstanceOf(BatchOutcome.Saved.class);
    }

    @Test
    void restoredUser_whoseAuthDataAreNone_isRefused() {
        Map<String, Integer> codes = Map.of(
                "'x'", ParseException.UNSUPPORTED_SERVICE,
                "{'facebook':'x'}", ParseException.INCORRECT_TYPE,
                "{'facebook':{'id':1}}", ParseException.INVALID_VALUE,
                "{'face book':{'id':'1'}}", ParseException.INVALID_VALUE);
        codes.forEach((authData, code) -> assertThat(
                        refusal(restore(linked("u1", Conflict.REFUSE, "authData", authData)))
                                .getCode())
                .as(authData)
                .isEqualTo(code));
    }

    @Test
    void restoredUser_withoutAcl_canBeChangedByItselfOnly() {
        restore(user("u1", Conflict.REFUSE, "username", "Ann", "bcryptPassword", HASH));
        Parse other = signedUp("eve");

        assertRefused(
                ParseException.SESSION_MISSING,
                () -> other.objectWithoutData("_User", "u1")
                        .put("motto", "mine")
                        .save());
        parse.logIn("Ann", "secret").put("motto", "mine").save();
        assertThat(parse.asMaster().userQuery().get("u1").getString("motto")).isEqualTo("mine");
    }

    @Test
    void restoredUser_withAcl_keepsIt() {
        Acl acl = new Acl(Set.of("u1"), Set.of("u1"));
        restore(new RestoreRequest(
                "_User", "u1", null, null, acl, Map.of("username", new StringValue("ann")), Conflict.REFUSE));

        assertThat(parse.userQuery().count()).isZero();
        assertThat(parse.asMaster().userQuery().count()).isOne();
    }

    @Test
    void replacedUser_losesItsSessions() {
        restore(user("u1", Conflict.REFUSE, "username", "Ann", "bcryptPassword", HASH));
        parse.logIn("Ann", "secret");

        restore(user("u1", Conflict.REPLACE, "username", "Ann"));

        assertRefused(
                ParseException.INVALID_SESSION_TOKEN,
                () -> parse.query("Anything").find());
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> parse.asAnonymous().logIn("Ann", "secret"));
    }
}
