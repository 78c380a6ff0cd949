package io.parsimony.tests.accounts;

import static io.parsimony.tests.accounts.Accounts.idOf;
import static io.parsimony.tests.accounts.Accounts.passwordOf;
import static io.parsimony.tests.accounts.Accounts.userOf;
import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.account.PasswordPolicy;
import io.parsimony.tests.concurrency.Threads;
import io.parsimony.tests.database.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of passwords. */
class PasswordPolicyTest {
    private static final String REQUIREMENTS = "Password does not meet the Password Policy requirements.";
    private static final String CONTAINS_NAME = "Password cannot contain your username.";
    private static final String LAST_THREE = "New password should not be the same as last 3 passwords.";
    private static final String EXPIRED = "Your password has expired. Please reset your password.";

    @TempDir
    private Path directory = Path.of("set by JUnit");

    private static Accounts with(PasswordPolicy policy) {
        return new Accounts(options -> options.withPasswordPolicy(policy));
    }

    private static void signUp(Accounts accounts, String name, String password) {
        signedUp(accounts, name, password);
    }

    private static Parse signedUp(Accounts accounts, String name, String password) {
        Parse view = accounts.anybody();
        view.newUser().setUsername(name).setPassword(password).signUp();
        return view;
    }

    private static void change(Parse view, String password) {
        try {
            userOf(view).setPassword(password).save();
        } finally {
            userOf(view).revert();
        }
    }

    @Test
    void validatorPattern_mustBeFoundInThePassword() {
        try (Accounts accounts = with(PasswordPolicy.ANY.withValidatorPattern(Pattern.compile("[0-9]")))) {
            assertRefused(ParseException.VALIDATION_ERROR, () -> signUp(accounts, "Snoopy", "letters"))
                    .withMessage(REQUIREMENTS);
            signUp(accounts, "Snoopy", "letters and 1 digit");
            Parse snoopy = accounts.anybody();
            snoopy.logIn("Snoopy", "letters and 1 digit");

            assertRefused(ParseException.VALIDATION_ERROR, () -> change(snoopy, "letters"))
                    .withMessage(REQUIREMENTS);
            change(snoopy, "2 digits");
            assertRefused(
                    ParseException.VALIDATION_ERROR,
                    () -> accounts.master()
                            .userQuery()
                            .getFirst()
                            .setPassword("letters")
                            .save());
        }
    }

    @Test
    void validatorCallback_mustAcceptThePassword_andTheMessageCanBeChosen() {
        PasswordPolicy policy = PasswordPolicy.ANY
                .withValidatorCallback(password -> password.length() >= 8)
                .withValidationError("Take eight letters or more");
        try (Accounts accounts = with(policy)) {
            assertRefused(ParseException.VALIDATION_ERROR, () -> signUp(accounts, "Snoopy", "short"))
                    .withMessage("Take eight letters or more");
            signUp(accounts, "Snoopy", "long enough");
        }
    }

    @Test
    void username_mustNotBeInThePassword() {
        try (Accounts accounts = with(PasswordPolicy.ANY.withoutUsername())) {
            assertRefused(ParseException.VALIDATION_ERROR, () -> signUp(accounts, "Snoopy", "I am Snoopy!"))
                    .withMessage(CONTAINS_NAME);
            signUp(accounts, "Snoopy", "I am snoopy");
            Parse snoopy = accounts.anybody();
            snoopy.logIn("Snoopy", "I am snoopy");

            assertRefused(ParseException.VALIDATION_ERROR, () -> change(snoopy, "Snoopy1"))
                    .withMessage(CONTAINS_NAME);
            userOf(snoopy).setUsername("Beagle").setPassword("Snoopy1").save();
            assertRefused(ParseException.VALIDATION_ERROR, () -> change(snoopy, "Beagle1"))
                    .withMessage(CONTAINS_NAME);
        }
    }

    @Test
    void history_refusesTheLastPasswords_thePresentOneAmongThem() {
        try (Accounts accounts = with(PasswordPolicy.ANY.withMaxPasswordHistory(3))) {
            Parse snoopy = accounts.signedUp("Snoopy");

            assertRefused(ParseException.VALIDATION_ERROR, () -> change(snoopy, passwordOf("Snoopy")))
                    .withMessage(LAST_THREE);
            change(snoopy, "second");
            assertRefused(ParseException.VALIDATION_ERROR, () -> change(snoopy, passwordOf("Snoopy")));
            change(snoopy, "third");
            for (String used : List.of(passwordOf("Snoopy"), "second", "third")) {
                assertRefused(ParseException.VALIDATION_ERROR, () -> change(snoopy, used))
                        .withMessage(LAST_THREE);
            }
            change(snoopy, "fourth");
            change(snoopy, passwordOf("Snoopy"));
            assertRefused(ParseException.VALIDATION_ERROR, () -> change(snoopy, "fourth"));
        }
    }

    @Test
    void historyOfOne_refusesThePresentPassword() {
        try (Accounts accounts = with(PasswordPolicy.ANY.withMaxPasswordHistory(1))) {
            Parse snoopy = accounts.signedUp("Snoopy");

            assertRefused(ParseException.VALIDATION_ERROR, () -> change(snoopy, passwordOf("Snoopy")));
            change(snoopy, "second");
            change(snoopy, passwordOf("Snoopy"));
        }
    }

    @Test
    void history_ofAnotherUser_isNotFoundOutByTrying() {
        try (Accounts accounts = with(PasswordPolicy.ANY.withMaxPasswordHistory(3).withoutUsername())) {
            Parse snoopy = signedUp(accounts, "Snoopy", "woodstock");
            Parse linus = signedUp(accounts, "Linus", "blanket");

            for (Parse other : List.of(linus, accounts.anybody())) {
                for (String guess : List.of("woodstock", "Snoopy", "something else")) {
                    assertRefused(
                            ParseException.SESSION_MISSING,
                            () -> other.objectWithoutData("_User", idOf(snoopy))
                                    .put("password", guess)
                                    .save());
                }
            }
        }
    }

    @Test
    void history_countsForOthersWhoMayChangeTheUser() {
        try (Accounts accounts = with(PasswordPolicy.ANY.withMaxPasswordHistory(3))) {
            Parse snoopy = accounts.signedUp("Snoopy");
            Parse linus = accounts.signedUp("Linus");
            ParseACL acl = new ParseACL(userOf(snoopy));
            acl.setWriteAccess(userOf(linus), true);
            userOf(snoopy).setACL(acl);
            userOf(snoopy).save();

            assertRefused(
                    ParseException.VALIDATION_ERROR,
                    () -> linus.objectWithoutData("_User", idOf(snoopy))
                            .put("password", passwordOf("Snoopy"))
                            .save());
            accounts.loggedIn("Snoopy");
            snoopy.query("Any").find();
        }
    }

    @Test
    void history_holdsWhenManyChangeAtOnce() throws Exception {
        try (Accounts accounts = with(PasswordPolicy.ANY.withMaxPasswordHistory(20))) {
            Parse snoopy = accounts.signedUp("Snoopy");
            AtomicInteger succeeded = new AtomicInteger();

            Threads.run(6, thread -> {
                try {
                    accounts.master()
                            .objectWithoutData("_User", idOf(snoopy))
                            .put("password", "the same")
                            .save();
                    succeeded.incrementAndGet();
                } catch (ParseException e) {
                    assertThat(e.getCode()).isEqualTo(ParseException.VALIDATION_ERROR);
                }
            });

            assertThat(succeeded).hasValue(1);
        }
    }

    @Test
    void password_thatIsTooOld_opensNoSession() {
        try (Accounts accounts = with(PasswordPolicy.ANY.withMaxPasswordAge(Duration.ofDays(30)))) {
            Parse snoopy = accounts.signedUp("Snoopy");

            accounts.pass(Duration.ofDays(30));
            accounts.loggedIn("Snoopy");
            accounts.pass(Duration.ofMillis(1));

            assertRefused(ParseException.OBJECT_NOT_FOUND, () -> accounts.loggedIn("Snoopy"))
                    .withMessage(EXPIRED);
            assertRefused(
                            ParseException.OBJECT_NOT_FOUND,
                            () -> accounts.anybody().logIn("Snoopy", "wrong"))
                    .withMessageNotContaining("expired");
            snoopy.query("Any").find();
            accounts.anybody().verifyPassword("Snoopy", passwordOf("Snoopy"));
            change(snoopy, "fresh");
            accounts.anybody().logIn("Snoopy", "fresh");
        }
    }

    @Test
    void password_thatWasSetBeforeThereWasALimit_beginsWithTheFirstLogIn() {
        String url = TestDatabase.isPostgres() ? TestDatabase.fresh() : "jdbc:h2:file:" + directory.resolve("data");
        try (Accounts before = new Accounts(options -> options, builder -> builder.url(url))) {
            before.signedUp("Snoopy");
        }
        try (Accounts accounts = new Accounts(
                options -> options.withPasswordPolicy(PasswordPolicy.ANY.withMaxPasswordAge(Duration.ofDays(30))),
                builder -> builder.url(url))) {
            accounts.pass(Duration.ofDays(100));
            accounts.loggedIn("Snoopy");
            accounts.pass(Duration.ofDays(30));
            accounts.loggedIn("Snoopy");
            accounts.pass(Duration.ofMillis(1));

            assertRefused(ParseException.OBJECT_NOT_FOUND, () -> accounts.loggedIn("Snoopy"));
        }
    }
}
