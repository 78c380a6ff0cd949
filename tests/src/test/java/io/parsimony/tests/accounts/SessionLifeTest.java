package io.parsimony.tests.accounts;

import static io.parsimony.tests.accounts.Accounts.tokenOf;
import static io.parsimony.tests.accounts.Accounts.userOf;
import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.account.AccountOptions;
import io.parsimony.account.SessionOptions;
import io.parsimony.tests.concurrency.Threads;
import java.time.Duration;
import java.util.Date;
import org.junit.jupiter.api.Test;

/** How long sessions last. */
class SessionLifeTest {
    private static final SessionOptions TEN_DAYS = SessionOptions.DEFAULT.withLength(Duration.ofDays(10));

    private static Accounts with(SessionOptions sessions) {
        return new Accounts(options -> options.withSessions(sessions));
    }

    private static void assertEnded(Parse view) {
        assertRefused(ParseException.INVALID_SESSION_TOKEN, () -> view.query("Any").find());
    }

    private static Date expiry(Accounts accounts) {
        return requireNonNull(accounts.master().query("_Session").getFirst().getDate("expiresAt"));
    }

    @Test
    void session_thatIsNotUsed_ends() {
        try (Accounts accounts = with(TEN_DAYS)) {
            Parse snoopy = accounts.signedUp("Snoopy");

            accounts.pass(Duration.ofDays(10).minusMillis(1));
            Parse atTheEnd = accounts.parse.withSession(tokenOf(snoopy));
            accounts.pass(Duration.ofMillis(1));

            assertEnded(atTheEnd);
            assertEnded(snoopy);
        }
    }

    @Test
    void session_thatIsUsed_lastsOn() {
        try (Accounts accounts = with(TEN_DAYS)) {
            Parse snoopy = accounts.signedUp("Snoopy");

            for (int i = 0; i < 10; i++) {
                accounts.pass(Duration.ofDays(9));
                snoopy.query("Any").find();
            }

            accounts.pass(Duration.ofDays(10));
            assertEnded(snoopy);
        }
    }

    @Test
    void session_thatIsUsed_isExtendedWhenHalfOfItIsOver_andOnce() {
        try (Accounts accounts = with(TEN_DAYS)) {
            Parse snoopy = accounts.signedUp("Snoopy");
            Date first = expiry(accounts);

            accounts.pass(Duration.ofDays(5).minusMillis(1));
            snoopy.query("Any").find();
            assertThat(expiry(accounts)).isEqualTo(first);

            accounts.pass(Duration.ofMillis(1));
            snoopy.query("Any").find();
            Date second = expiry(accounts);
            assertThat(second).isEqualTo(Date.from(accounts.clock.instant().plus(Duration.ofDays(10))));
            ParseObject session = accounts.master().query("_Session").getFirst();
            Date changed = requireNonNull(session.getUpdatedAt());
            accounts.pass(Duration.ofDays(1));
            for (int i = 0; i < 100; i++) {
                snoopy.query("Any").find();
            }
            assertThat(accounts.master().query("_Session").getFirst().getUpdatedAt())
                    .isEqualTo(changed);
        }
    }

    @Test
    void session_extendedByManyAtOnce_isExtended() throws Exception {
        try (Accounts accounts = with(TEN_DAYS)) {
            Parse snoopy = accounts.signedUp("Snoopy");
            accounts.pass(Duration.ofDays(6));

            Threads.run(8, thread -> {
                for (int i = 0; i < 20; i++) {
                    snoopy.query("Any").find();
                }
            });

            assertThat(expiry(accounts))
                    .isEqualTo(Date.from(accounts.clock.instant().plus(Duration.ofDays(10))));
        }
    }

    @Test
    void session_withoutExtension_endsThoughItIsUsed() {
        try (Accounts accounts = with(TEN_DAYS.withoutExtension())) {
            Parse snoopy = accounts.signedUp("Snoopy");

            accounts.pass(Duration.ofDays(9));
            snoopy.query("Any").find();
            accounts.pass(Duration.ofDays(1));

            assertEnded(snoopy);
        }
    }

    @Test
    void session_withoutExpiry_neverEnds() {
        try (Accounts accounts = with(SessionOptions.DEFAULT.withoutExpiry())) {
            Parse snoopy = accounts.signedUp("Snoopy");

            accounts.pass(Duration.ofDays(10_000));

            snoopy.query("Any").find();
            assertThat(snoopy.currentSession().getExpiresAt()).isNull();
        }
    }

    @Test
    void logIn_removesTheUsersSessionsThatAreOver() {
        try (Accounts accounts = with(TEN_DAYS)) {
            accounts.signedUp("Snoopy");
            accounts.signedUp("Linus");
            accounts.pass(Duration.ofDays(11));

            accounts.loggedIn("Snoopy");

            assertThat(accounts.master().query("_Session").count()).isEqualTo(2);
        }
    }

    @Test
    void newPassword_withoutRevocation_endsNoSession() {
        try (Accounts accounts = new Accounts(
                (AccountOptions options) -> options.withSessions(SessionOptions.DEFAULT.withoutRevocation()))) {
            Parse here = accounts.signedUp("Snoopy");
            Parse elsewhere = accounts.loggedIn("Snoopy");

            userOf(here).setPassword("another").save();

            here.query("Any").find();
            elsewhere.query("Any").find();
        }
    }
}
