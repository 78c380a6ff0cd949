package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseAnonymousUtils;
import io.parsimony.ParseException;
import io.parsimony.ParseFacebookUtils;
import io.parsimony.ParseObject;
import io.parsimony.ParseTwitterUtils;
import io.parsimony.ParseUser;
import io.parsimony.auth.provider.FacebookAdapter;
import io.parsimony.auth.provider.FacebookVerifier;
import io.parsimony.auth.provider.TwitterAdapter;
import io.parsimony.tests.auth.RecordedHttp;
import io.parsimony.tests.database.TestDatabase;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Users who have told nobody who they are, what becomes of them, and the guide's "Facebook Users". */
class AnonymousUserTest extends WithParse {
    @Test
    void logIn_makesANewUserEachTime_withASessionAndObjectsOfItsOwn() {
        ParseUser first = ParseAnonymousUtils.logIn(parse);
        assertThat(ParseAnonymousUtils.isLinked(first)).isTrue();
        assertThat(first.isNew()).isTrue();
        assertThat(userOf(parse)).isSameAs(first);
        ParseObject note = parse.object("Note").put("owner", first).save();
        assertThat(note.getObjectId()).isNotNull();

        ParseUser second = ParseAnonymousUtils.logInAsync(parse.asAnonymous()).join();
        assertThat(second.getObjectId()).isNotEqualTo(first.getObjectId());
        assertThat(parse.asMaster().query("_Session").find())
                .allSatisfy(session -> assertThat(session.getMap("createdWith"))
                        .isEqualTo(Map.of("action", "signup", "authProvider", "anonymous")));
    }

    @Test
    void logIn_byTheSameId_findsTheSameUser() {
        Map<String, String> id = Map.of("id", "2e7d44e8-5a40-4f1c-9c1d-2d0c4c3b6c6d");
        String objectId = String.valueOf(parse.logInWith("anonymous", id).getObjectId());
        assertThat(parse.asAnonymous().logInWith("anonymous", id).getObjectId()).isEqualTo(objectId);
    }

    @Test
    void signUp_ofAnAnonymousUser_makesAnOrdinaryOneOfIt() {
        ParseUser user = ParseAnonymousUtils.logIn(parse);
        String id = user.getObjectId();
        Object secret = user.getMap("authData");
        user.setUsername("ann").setPassword("pw").put("phone", "415");
        assertThat(user.signUp()).isSameAs(user);

        assertThat(user.getObjectId()).isEqualTo(id);
        assertThat(ParseAnonymousUtils.isLinked(user)).isFalse();
        assertThat(user.isDirty()).isFalse();
        assertThat(stored(user).has("authData")).isFalse();
        ParseUser again = parse.asAnonymous().logIn("ann", "pw");
        assertThat(again.getObjectId()).isEqualTo(id);
        assertThat(again.getString("phone")).isEqualTo("415");
        assertThat(userOf(parse).getUsername()).isEqualTo("ann");
        assertThat(parse.query("Note").count()).isZero(); // the session is still good
        assertThat(secret).isNotNull();
        assertRefused(ParseException.OTHER_CAUSE, user::signUp);
    }

    @Test
    void signUp_ofAnAnonymousUser_needsNameAndPassword_andCanBeTriedAgain() {
        signedUp("ann");
        ParseUser user = ParseAnonymousUtils.logIn(parse);
        assertRefused(ParseException.USERNAME_MISSING, user::signUp);
        user.setUsername("Ann");
        assertRefused(ParseException.PASSWORD_MISSING, user::signUp);
        user.setPassword("pw");
        assertRefused(ParseException.USERNAME_TAKEN, user::signUp);
        assertThat(ParseAnonymousUtils.isLinked(user)).isTrue();
        assertThat(stored(user).has("authData")).isTrue();
        user.setUsername("bob").signUp();
        assertThat(parse.asAnonymous().logIn("bob", "pw").getObjectId()).isEqualTo(user.getObjectId());
    }

    @Test
    void anonymousUsers_canBeForbidden() {
        try (Parse strict = TestDatabase.builder().anonymousUsers(false).open()) {
            assertRefused(ParseException.UNSUPPORTED_SERVICE, () -> ParseAnonymousUtils.logIn(strict));
        }
    }

    @Test
    void logOut_losesTheUser() {
        ParseUser user = ParseAnonymousUtils.logIn(parse);
        parse.logOut();
        assertThat(parse.currentUser()).isEmpty();
        assertThat(ParseAnonymousUtils.logIn(parse).getObjectId()).isNotEqualTo(user.getObjectId());
    }

    @Test
    void facebookAndTwitterUtils_logIn_link_unlink() {
        FacebookVerifier facebook =
                token -> Optional.of(new FacebookVerifier.Owner("app", token.replace("token of ", "")));
        try (Parse app = TestDatabase.builder()
                .auth("facebook", new FacebookAdapter(Set.of("app"), facebook, new RecordedHttp()))
                .auth("twitter", new TwitterAdapter((token, secret) -> Optional.of(secret)))
                .open()) {
            Instant expiration = Instant.parse("2027-01-02T03:04:05Z");
            ParseUser ann = ParseFacebookUtils.logIn(app, "fb1", "token of fb1", expiration);
            assertThat(ann.isNew()).isTrue();
            assertThat(ParseFacebookUtils.isLinked(ann)).isTrue();
            assertThat(ann.getMap("authData"))
                    .isEqualTo(Map.of(
                            "facebook",
                            Map.of(
                                    "id",
                                    "fb1",
                                    "access_token",
                                    "token of fb1",
                                    "expiration_date",
                                    "2027-01-02T03:04:05.000Z")));
            assertRefused(
                    ParseException.OBJECT_NOT_FOUND,
                    () -> ParseFacebookUtils.logIn(app.asAnonymous(), "fb1", "token of fb2", expiration));

            ParseTwitterUtils.linkAsync(ann, "tw1", "ann", "token", "tw1").join();
            assertThat(ParseTwitterUtils.isLinked(ann)).isTrue();
            ParseFacebookUtils.unlinkAsync(ann).join();
            assertThat(ParseFacebookUtils.isLinked(ann)).isFalse();
            assertThat(ParseTwitterUtils.logInAsync(app.asAnonymous(), "tw1", "ann", "token", "tw1")
                            .join()
                            .getObjectId())
                    .isEqualTo(ann.getObjectId());
            ParseFacebookUtils.link(ann, "fb3", "token of fb3", expiration);
            assertThat(ParseFacebookUtils.isLinked(ann)).isTrue();
            ParseTwitterUtils.unlink(ann);
            assertThat(ParseTwitterUtils.isLinked(ann)).isFalse();
        }
    }
}
