package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseAnonymousUtils;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseUser;
import io.parsimony.tests.database.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Users who have told nobody who they are, and what becomes of them. */
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
}
