package io.parsimony.tests.accounts;

import static io.parsimony.tests.accounts.Accounts.idOf;
import static io.parsimony.tests.accounts.Accounts.passwordOf;
import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.account.AccountLockout;
import io.parsimony.account.InMemoryMail.Kind;
import io.parsimony.tests.concurrency.Threads;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What failed log-ins lead to. */
class LockoutTest {
    private static final String LOCKED =
            "Your account is locked due to multiple failed login attempts. Please try again after 5 minute(s)";

    private static Accounts with(AccountLockout lockout) {
        return new Accounts(options -> options.withLockout(lockout));
    }

    private static Accounts withThreeTries() {
        return with(AccountLockout.of(3, Duration.ofMinutes(5)));
    }

    private static void assertWrong(Accounts accounts) {
        assertRefused(
                        ParseException.OBJECT_NOT_FOUND,
                        () -> accounts.anybody().logIn("Snoopy", "wrong"))
                .withMessageNotContaining("locked");
    }

    private static void assertLocked(Accounts accounts, String password) {
        assertRefused(
                        ParseException.OBJECT_NOT_FOUND,
                        () -> accounts.anybody().logIn("Snoopy", password))
                .withMessage(LOCKED);
    }

    @Test
    void failedLogIns_lockTheAccountForAWhile() {
        try (Accounts accounts = withThreeTries()) {
            Parse snoopy = accounts.signedUp("Snoopy");

            for (int i = 0; i < 3; i++) {
                assertWrong(accounts);
            }
            assertLocked(accounts, "wrong");
            assertLocked(accounts, passwordOf("Snoopy"));
            assertRefused(
                            ParseException.OBJECT_NOT_FOUND,
                            () -> accounts.anybody().verifyPassword("Snoopy", passwordOf("Snoopy")))
                    .withMessage(LOCKED);
            snoopy.query("Any").find(); // sessions live on

            accounts.pass(Duration.ofMinutes(5));
            accounts.loggedIn("Snoopy");
            assertWrong(accounts);
            assertWrong(accounts);
            accounts.loggedIn("Snoopy"); // counted from 0 again
        }
    }

    @Test
    void attemptsWhileLocked_doNotProlongIt() {
        try (Accounts accounts = withThreeTries()) {
            accounts.signedUp("Snoopy");
            for (int i = 0; i < 3; i++) {
                assertWrong(accounts);
            }

            accounts.pass(Duration.ofMinutes(4));
            assertLocked(accounts, "wrong");
            accounts.pass(Duration.ofMinutes(1));

            accounts.loggedIn("Snoopy");
        }
    }

    @Test
    void failureAfterTheLockout_locksAtOnceAgain() {
        try (Accounts accounts = withThreeTries()) {
            accounts.signedUp("Snoopy");
            for (int i = 0; i < 3; i++) {
                assertWrong(accounts);
            }
            accounts.pass(Duration.ofMinutes(5));

            assertWrong(accounts);

            assertLocked(accounts, passwordOf("Snoopy"));
        }
    }

    @Test
    void success_resetsTheCount() {
        try (Accounts accounts = withThreeTries()) {
            accounts.signedUp("Snoopy");

            for (int i = 0; i < 4; i++) {
                assertWrong(accounts);
                assertWrong(accounts);
                accounts.loggedIn("Snoopy");
            }
        }
    }

    @Test
    void othersAreNotLocked_andUnknownNamesNeitherCountNorTell() {
        try (Accounts accounts = withThreeTries()) {
            accounts.signedUp("Snoopy");
            accounts.signedUp("Linus");
            for (int i = 0; i < 3; i++) {
                assertWrong(accounts);
            }

            accounts.loggedIn("Linus");
            for (int i = 0; i < 5; i++) {
                assertRefused(
                                ParseException.OBJECT_NOT_FOUND,
                                () -> accounts.anybody().logIn("Nobody", "wrong"))
                        .withMessageNotContaining("locked");
            }
        }
    }

    @Test
    void guessesAtOnce_areCountedOneByOne() throws Exception {
        try (Accounts accounts = with(AccountLockout.of(5, Duration.ofMinutes(5)))) {
            accounts.signedUp("Snoopy");
            AtomicInteger ordinary = new AtomicInteger();

            Threads.run(8, thread -> {
                for (int i = 0; i < 4; i++) {
                    assertRefused(
                                    ParseException.OBJECT_NOT_FOUND,
                                    () -> accounts.anybody().logIn("Snoopy", "wrong"))
                            .satisfies(refusal -> {
                                if (!String.valueOf(refusal.getMessage()).contains("locked")) {
                                    ordinary.incrementAndGet();
                                }
                            });
                }
            });

            assertThat(ordinary).hasValue(5);
            assertLocked(accounts, passwordOf("Snoopy"));
        }
    }

    @Test
    void failedLogIn_isNoChangeOfTheUser() {
        try (Accounts accounts = withThreeTries()) {
            Parse snoopy = accounts.signedUp("Snoopy");
            var before = snoopy.userQuery().getFirst().getUpdatedAt();

            accounts.pass(Duration.ofMinutes(1));
            assertWrong(accounts);

            assertThat(snoopy.userQuery().getFirst().getUpdatedAt()).isEqualTo(before);
        }
    }

    @Test
    void reset_unlocksWhereThatIsSoChosen() {
        for (boolean unlocks : new boolean[] {true, false}) {
            try (Accounts accounts = with(new AccountLockout(3, Duration.ofMinutes(5), unlocks))) {
                accounts.signedUp("Snoopy", "snoopy@example.org");
                for (int i = 0; i < 3; i++) {
                    assertWrong(accounts);
                }
                accounts.parse.requestPasswordReset("snoopy@example.org");
                accounts.parse.resetPassword(
                        accounts.mailed(Kind.PASSWORD_RESET, "snoopy@example.org")
                                .token(),
                        "fresh");

                if (unlocks) {
                    accounts.anybody().logIn("Snoopy", "fresh");
                } else {
                    assertLocked(accounts, "fresh");
                }
            }
        }
    }

    @Test
    void logInAs_goesPastTheLockout() {
        try (Accounts accounts = withThreeTries()) {
            Parse snoopy = accounts.signedUp("Snoopy");
            for (int i = 0; i < 3; i++) {
                assertWrong(accounts);
            }

            assertThat(accounts.master().logInAs(idOf(snoopy)).getSessionToken())
                    .as("no password, no lockout")
                    .isNotNull();
        }
    }
}
