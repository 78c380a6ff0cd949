package io.parsimony.tests.accounts;

import static io.parsimony.tests.accounts.Accounts.idOf;
import static io.parsimony.tests.accounts.Accounts.passwordOf;
import static io.parsimony.tests.accounts.Accounts.tokenOf;
import static io.parsimony.tests.accounts.Accounts.userOf;
import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseUser;
import io.parsimony.account.AccountOptions;
import io.parsimony.backend.Caller;
import io.parsimony.backend.LogInRequest;
import io.parsimony.backend.SignUpRequest;
import io.parsimony.tests.database.TestDatabase;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who gets in, by what, and who does not. */
class LogInTest {
    private final Accounts accounts = new Accounts();

    @AfterEach
    void close() {
        accounts.close();
    }

    private void logIn(String username, String email, String password) {
        accounts.parse.backend().logIn(Caller.ANONYMOUS, new LogInRequest(username, email, password, null));
    }

    @Test
    void logIn_byEmail_takesTheAddressAlone() {
        accounts.signedUp("Snoopy", "snoopy@example.org");
        Parse view = accounts.anybody();

        assertThat(view.logInWithEmail("snoopy@example.org", passwordOf("Snoopy")).getUsername())
                .isEqualTo("Snoopy");
        assertThat(userOf(view).isCurrent()).isTrue();
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> view.logInWithEmail("Snoopy", passwordOf("Snoopy")));
        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> view.logInWithEmail("SNOOPY@example.org", passwordOf("Snoopy")));
        assertRefused(ParseException.USERNAME_MISSING, () -> view.logInWithEmail("", "x"));
    }

    @Test
    void logIn_byBoth_needsBothOfOneUser() {
        accounts.signedUp("Snoopy", "snoopy@example.org");
        accounts.signedUp("Linus", "linus@example.org");

        logIn("Snoopy", "snoopy@example.org", passwordOf("Snoopy"));
        assertRefused(
                ParseException.OBJECT_NOT_FOUND, () -> logIn("Snoopy", "linus@example.org", passwordOf("Snoopy")));
        assertRefused(
                ParseException.OBJECT_NOT_FOUND, () -> logIn("Snoopy", "linus@example.org", passwordOf("Linus")));
    }

    @Test
    void username_thatIsTheAddressOfAnother_wins() {
        accounts.signedUp("Snoopy", "beagle@example.org");
        accounts.signedUp("beagle@example.org");

        Parse view = accounts.loggedIn("beagle@example.org");

        assertThat(userOf(view).getUsername()).isEqualTo("beagle@example.org");
    }

    @Test
    void user_withEmptyAcl_isKeptOutButByTheMasterKey() {
        Parse snoopy = accounts.signedUp("Snoopy");
        ParseUser user = accounts.master().userQuery().get(idOf(snoopy));
        user.setACL(new ParseACL());
        user.save();

        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> accounts.loggedIn("Snoopy"));
        snoopy.query("Any").find(); // sessions live on
        assertThat(accounts.master().logIn("Snoopy", passwordOf("Snoopy")).getSessionToken())
                .isNotNull();
    }

    @Test
    void verifyPassword_checksAndChangesNothing() {
        accounts.signedUp("Snoopy", "snoopy@example.org");
        Parse view = accounts.anybody();

        ParseUser user = view.verifyPassword("Snoopy", passwordOf("Snoopy"));

        assertThat(user.getEmail()).isEqualTo("snoopy@example.org");
        assertThat(user.getSessionToken()).isNull();
        assertThat(user.isCurrent()).isFalse();
        assertThat(view.currentUser()).isEmpty();
        assertThat(accounts.master().query("_Session").count()).isEqualTo(1);
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> view.verifyPassword("Snoopy", "wrong"));
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> view.verifyPassword("Nobody", "wrong"));
        assertRefused(ParseException.USERNAME_MISSING, () -> view.verifyPassword("", "x"));
        assertRefused(ParseException.PASSWORD_MISSING, () -> view.verifyPassword("Snoopy", ""));
    }

    @Test
    void logInAs_isForTheMasterKey() {
        Parse snoopy = accounts.signedUp("Snoopy");

        ParseUser user = accounts.master().logInAs(idOf(snoopy));

        Parse other = accounts.parse.withSession(requireNonNull(user.getSessionToken()));
        assertThat(userOf(other).getUsername()).isEqualTo("Snoopy");
        assertThat(other.currentSession().getCreatedWith())
                .isEqualTo(Map.of("action", "login", "authProvider", "masterkey"));
        assertRefused(ParseException.OPERATION_FORBIDDEN, () -> snoopy.logInAs(idOf(snoopy)));
        assertRefused(ParseException.INVALID_VALUE, () -> accounts.master().logInAs(""));
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> accounts.master().logInAs("nobody"));
    }

    @Test
    void signUp_byTheMasterKey_opensNoSessionUnlessItSaysForWhichDevice() {
        Parse master = accounts.master();
        ParseUser user = master.newUser().setUsername("Snoopy").setPassword("x");

        user.signUp();

        assertThat(user.getSessionToken()).isNull();
        assertThat(master.query("_Session").count()).isZero();
        assertThat(accounts.parse
                        .backend()
                        .signUp(Caller.MASTER, new SignUpRequest("Linus", "x", null, Map.of(), null, "phone"))
                        .sessionToken())
                .isNotNull();
    }

    @Test
    void signUp_whileSomebodyIsLoggedIn_makesAnotherUser() {
        Parse view = accounts.signedUp("Snoopy");
        String first = tokenOf(view);

        view.newUser().setUsername("Linus").setPassword("x").signUp();

        assertThat(userOf(view).getUsername()).isEqualTo("Linus");
        assertThat(userOf(accounts.parse.withSession(first)).getUsername()).isEqualTo("Snoopy");
    }

    @Test
    void signUp_withLineBreakInTheAddress_isRefused() {
        for (String email : new String[] {"a\nb@example.org", "a@example.org\r\nBcc: all@example.org", "\n@\n"}) {
            assertRefused(ParseException.INVALID_EMAIL_ADDRESS, () -> accounts.signedUp("Snoopy", email));
        }
    }

    @Test
    void usernameAndPassword_canNotBeTakenAway() {
        Parse snoopy = accounts.signedUp("Snoopy", "snoopy@example.org");
        ParseUser user = userOf(snoopy);

        assertRefused(
                ParseException.USERNAME_MISSING,
                () -> user.putNull("username").save());
        user.revert();
        assertRefused(
                ParseException.USERNAME_MISSING,
                () -> user.remove("username").save());
        user.revert();
        assertRefused(
                ParseException.PASSWORD_MISSING,
                () -> user.putNull("password").save());
        user.revert();
        user.remove("email").save();

        assertThat(accounts.loggedIn("Snoopy").currentUser()).isPresent();
        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> accounts.anybody().logIn("snoopy@example.org", passwordOf("Snoopy")));
    }

    @Test
    void namesInLowerCase_areStoredAndFoundSo() {
        try (Accounts lower = new Accounts(AccountOptions::withLowercaseUsernames)) {
            Parse snoopy = lower.signedUp("SNOOPY", "Snoopy@Example.org");

            assertThat(lower.master().userQuery().getFirst().getUsername()).isEqualTo("snoopy");
            assertThat(lower.master().userQuery().getFirst().getEmail()).isEqualTo("Snoopy@Example.org");
            assertThat(lower.anybody().logIn("Snoopy", passwordOf("SNOOPY")).getUsername())
                    .isEqualTo("snoopy");
            assertThat(lower.anybody()
                            .logIn("Snoopy@Example.org", passwordOf("SNOOPY"))
                            .getUsername())
                    .isEqualTo("snoopy");
            userOf(snoopy).setUsername("BEAGLE").save();
            assertThat(lower.master().userQuery().getFirst().getUsername()).isEqualTo("beagle");
        }
        try (Accounts lower = new Accounts(AccountOptions::withLowercaseEmails)) {
            lower.signedUp("Snoopy", "Snoopy@Example.org");

            assertThat(lower.master().userQuery().getFirst().getEmail()).isEqualTo("snoopy@example.org");
            assertThat(lower.anybody()
                            .logIn("SNOOPY@example.org", passwordOf("Snoopy"))
                            .getUsername())
                    .isEqualTo("Snoopy");
        }
    }

    @Test
    void logIn_takesAsLongForUnknownUsersAsForWrongPasswords() {
        try (Parse slow = TestDatabase.builder().bcryptCost(9).open()) {
            slow.asAnonymous().newUser().setUsername("Snoopy").setPassword("x").signUp();
            medianNanos(slow, "Snoopy", 3);
            medianNanos(slow, "Nobody", 3);

            long known = medianNanos(slow, "Snoopy", 11);
            long unknown = medianNanos(slow, "Nobody", 11);

            // a comparison takes some 25 ms; without it an answer would come in less than one
            assertThat((double) unknown / known).isBetween(0.4, 2.5);
            assertThat(unknown).isGreaterThan(5_000_000);
        }
    }

    private static long medianNanos(Parse parse, String name, int times) {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            assertRefused(
                    ParseException.OBJECT_NOT_FOUND,
                    () -> parse.asAnonymous().logIn(name, "wrong"));
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return nanos[times / 2];
    }
}
