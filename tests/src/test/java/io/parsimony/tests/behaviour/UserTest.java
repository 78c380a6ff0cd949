package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseQuery;
import io.parsimony.ParseUser;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class UserTest extends WithParse {

    @Test
    void signUp_makesTheUserTheCurrentOne() {
        ParseUser user = parse.newUser().setUsername("Snoopy").setPassword("woodstock");
        user.put("phone", "650-555-0000");

        user.signUp();

        assertThat(user.getObjectId()).isNotNull();
        assertThat(user.getSessionToken()).startsWith("r:");
        assertThat(user.isAuthenticated()).isTrue();
        assertThat(userOf(parse)).isSameAs(user);
        assertThat(parse.userQuery().getFirst().getString("phone")).isEqualTo("650-555-0000");
    }

    @Test
    void signUp_withoutNameOrPassword_isRefusedNameFirst() {
        assertRefused(ParseException.USERNAME_MISSING, () -> parse.newUser().signUp());
        assertRefused(
                ParseException.USERNAME_MISSING,
                () -> parse.newUser().setUsername("").setPassword("x").signUp());
        assertRefused(
                ParseException.PASSWORD_MISSING,
                () -> parse.newUser().setUsername("Snoopy").signUp());
        assertRefused(
                ParseException.PASSWORD_MISSING,
                () -> parse.newUser().setUsername("Snoopy").setPassword("").signUp());
        assertThat(parse.userQuery().count()).isZero();
    }

    @Test
    void signUp_withTakenName_isRefusedWhateverItsCase() {
        signedUp("Snoopy");

        for (String name : List.of("Snoopy", "snoopy", "SNOOPY")) {
            assertRefused(ParseException.USERNAME_TAKEN, () -> signedUp(name));
        }
        signedUp("Snóopy");
        assertThat(parse.userQuery().count()).isEqualTo(2);
    }

    @Test
    void signUp_withTakenEmail_isRefusedWhateverItsCase() {
        signedUpWithEmail("a", "Snoopy@example.org");

        assertRefused(ParseException.EMAIL_TAKEN, () -> signedUpWithEmail("b", "snoopy@EXAMPLE.org"));
        signedUp("without1");
        signedUp("without2");
        assertThat(parse.userQuery().count()).isEqualTo(3);
    }

    @Test
    void signUp_withMalformedEmail_isRefused() {
        for (String email : List.of("snoopy", "@", "snoopy@", "@example.org")) {
            assertRefused(ParseException.INVALID_EMAIL_ADDRESS, () -> signedUpWithEmail("a", email));
        }
        assertThat(parse.userQuery().count()).isZero();
    }

    @Test
    void logIn_isCaseSensitiveAndTakesNameOrEmail() {
        signedUpWithEmail("Snoopy", "snoopy@example.org");

        assertThat(parse.asAnonymous().logIn("Snoopy", "x").getUsername()).isEqualTo("Snoopy");
        assertThat(parse.asAnonymous().logIn("snoopy@example.org", "x").getUsername())
                .isEqualTo("Snoopy");
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> parse.logIn("snoopy", "x"));
    }

    @Test
    void logIn_thatFails_saysTheSameWhateverWasWrong() {
        signedUp("Snoopy");

        String wrongPassword = messageOf(() -> parse.logIn("Snoopy", "wrong"));
        String unknownUser = messageOf(() -> parse.logIn("Nobody", "wrong"));

        assertThat(wrongPassword).isEqualTo(unknownUser).doesNotContain("Snoopy", "wrong");
        assertRefused(ParseException.USERNAME_MISSING, () -> parse.logIn("", "x"));
        assertRefused(ParseException.PASSWORD_MISSING, () -> parse.logIn("Snoopy", ""));
        assertThat(parse.currentUser()).isEmpty();
    }

    @Test
    void logIn_whenPasswordIsLong_usesAllOfIt() {
        String password = "p".repeat(80);
        parse.asAnonymous().newUser().setUsername("long").setPassword(password).signUp();

        assertThat(parse.asAnonymous().logIn("long", password).getUsername()).isEqualTo("long");
    }

    @Test
    void logOut_endsTheSession() {
        Parse view = signedUp("Snoopy");
        String token = requireNonNull(userOf(view).getSessionToken());
        ParseUser user = userOf(view);

        view.logOut();

        assertThat(view.currentUser()).isEmpty();
        assertThat(user.isAuthenticated()).isFalse();
        assertRefused(
                ParseException.INVALID_SESSION_TOKEN,
                () -> parse.withSession(token).query("Any").find());
        view.logOut();
    }

    @Test
    void logOut_whenTheSessionHasEnded_isNoError_andForgetsTheUser() {
        Parse view = signedUp("Snoopy");
        ParseUser user = userOf(view);
        parse.withSession(requireNonNull(user.getSessionToken())).logOut();

        view.logOut();

        assertThat(view.currentUser()).isEmpty();
        assertThat(user.isAuthenticated()).isFalse();
        assertThat(view.query("Any").count()).isZero(); // as nobody, not by the session that has ended
    }

    @Test
    void become_takesOverTheSession() {
        String token = requireNonNull(userOf(signedUp("Snoopy")).getSessionToken());

        assertThat(parse.become(token).getUsername()).isEqualTo("Snoopy");
        assertThat(userOf(parse).getUsername()).isEqualTo("Snoopy");
        assertRefused(
                ParseException.INVALID_SESSION_TOKEN, () -> parse.asAnonymous().become("r:nonsense"));
    }

    @Test
    void password_isNeverReadable() {
        Parse view = signedUp("Snoopy");

        for (Parse caller : List.of(parse, view, parse.asMaster())) {
            ParseUser found = caller.userQuery().getFirst();
            assertThat(found.keySet()).noneMatch(key -> key.startsWith("_") || key.equals("password"));
        }
        assertThat(userOf(view).has("password")).isFalse();
        assertThat(userOf(view).fetch().keySet()).doesNotContain("password");
        assertThat(parse.asMaster().userQuery().whereExists("password").count()).isZero();
    }

    @Test
    void user_canBeReadByAllAndWrittenByHimself() {
        Parse snoopy = signedUp("Snoopy");
        Parse linus = signedUp("Linus");
        String id = idOf(userOf(snoopy));

        assertThat(linus.userQuery().get(id).getUsername()).isEqualTo("Snoopy");
        userOf(snoopy).put("mood", "happy").save();
        assertRefused(
                ParseException.SESSION_MISSING,
                () -> linus.userQuery().get(id).put("mood", "sad").save());
        assertRefused(
                ParseException.SESSION_MISSING,
                () -> parse.userQuery().get(id).put("mood", "sad").save());
        assertRefused(
                ParseException.SESSION_MISSING,
                () -> linus.objectWithoutData("_User", id).delete());
        assertThat(parse.userQuery().get(id).getString("mood")).isEqualTo("happy");

        parse.asMaster().userQuery().get(id).put("mood", "calm").save();
        assertThat(parse.userQuery().get(id).getString("mood")).isEqualTo("calm");
    }

    @Test
    void signUp_withAnAcl_alwaysLetsTheUserIn() {
        ParseUser user = parse.newUser().setUsername("Snoopy").setPassword("x");
        user.setACL(new ParseACL());
        user.signUp();

        assertThat(parse.userQuery().getFirst().getUsername()).isEqualTo("Snoopy");
        assertThat(parse.asAnonymous().userQuery().find()).isEmpty();

        user.setACL(new ParseACL());
        user.save();
        assertThat(parse.userQuery().count()).isEqualTo(1);
        user.put("mood", "happy").save();
    }

    @Test
    void email_ofOthers_isHiddenAndCannotBeAskedFor() {
        Parse snoopy = parse.asAnonymous();
        snoopy.newUser()
                .setUsername("Snoopy")
                .setPassword("x")
                .setEmail("s@example.org")
                .signUp();

        assertThat(parse.userQuery().getFirst().getEmail()).isNull();
        assertThat(snoopy.userQuery().getFirst().getEmail()).isEqualTo("s@example.org");
        assertThat(parse.asMaster().userQuery().getFirst().getEmail()).isEqualTo("s@example.org");
        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> parse.userQuery().whereEqualTo("email", "s@example.org").find());
        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> parse.userQuery().orderByAscending("email").find());
        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> ParseQuery.or(List.of(parse.userQuery().whereStartsWith("email", "s")))
                        .count());
        assertThat(parse.asMaster()
                        .userQuery()
                        .whereEqualTo("email", "s@example.org")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void rename_toTakenName_isRefused() {
        Parse snoopy = signedUp("Snoopy");
        signedUp("Linus");

        assertRefused(
                ParseException.USERNAME_TAKEN,
                () -> userOf(snoopy).setUsername("LINUS").save());
        userOf(snoopy).revert();
        userOf(snoopy).setUsername("SNOOPY").save();
        assertThat(parse.logIn("SNOOPY", "secret of Snoopy").getUsername()).isEqualTo("SNOOPY");
    }

    @Test
    void newPassword_logsInAndEndsOtherSessions() {
        Parse here = signedUp("Snoopy");
        Parse elsewhere = parse.asAnonymous();
        elsewhere.logIn("Snoopy", "secret of Snoopy");

        userOf(here).setPassword("new").save();

        assertThat(parse.asAnonymous().logIn("Snoopy", "new").getUsername()).isEqualTo("Snoopy");
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> parse.asAnonymous().logIn("Snoopy", "secret of Snoopy"));
        assertRefused(
                ParseException.INVALID_SESSION_TOKEN,
                () -> elsewhere.query("Any").find());
        userOf(here).put("mood", "still logged in").save();
    }

    private static String messageOf(ThrowingCallable call) {
        List<String> messages = new ArrayList<>();
        assertRefused(ParseException.OBJECT_NOT_FOUND, call)
                .satisfies(refusal -> messages.add(String.valueOf(refusal.getMessage())));
        return messages.get(0);
    }

    private void signedUpWithEmail(String name, String email) {
        parse.asAnonymous()
                .newUser()
                .setUsername(name)
                .setPassword("x")
                .setEmail(email)
                .signUp();
    }
}
