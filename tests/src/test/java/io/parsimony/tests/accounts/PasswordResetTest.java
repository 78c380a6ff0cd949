package io.parsimony.tests.accounts;

import static io.parsimony.tests.accounts.Accounts.userOf;
import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.account.InMemoryMail.Kind;
import io.parsimony.account.InMemoryMail.Sent;
import io.parsimony.account.PasswordPolicy;
import io.parsimony.account.PasswordReset;
import io.parsimony.backend.Caller;
import io.parsimony.tests.concurrency.Threads;
import io.parsimony.tests.database.TestDatabase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whoever forgot a password sets another one. */
class PasswordResetTest {
    private static final String ADDRESS = "snoopy@example.org";

    private static Accounts with(PasswordReset reset) {
        return new Accounts(options -> options.withPasswordReset(reset));
    }

    private static String requested(Accounts accounts) {
        accounts.mail.clear();
        accounts.parse.requestPasswordReset(ADDRESS);
        return accounts.mailed(Kind.PASSWORD_RESET, ADDRESS).token();
    }

    @Test
    void request_sendsALinkThatSetsANewPassword_once() {
        try (Accounts accounts = new Accounts()) {
            Parse snoopy = accounts.signedUp("Snoopy", ADDRESS);
            accounts.parse.requestPasswordReset(ADDRESS);

            Sent mail = accounts.mailed(Kind.PASSWORD_RESET, ADDRESS);
            assertThat(mail.token()).matches("[A-Za-z0-9]{25}");
            assertThat(mail.link())
                    .isEqualTo("https://example.org/parse/apps/peanuts/request_password_reset?token=" + mail.token());
            accounts.loggedIn("Snoopy"); // until it is reset the old one is good
            accounts.parse.backend().checkPasswordReset(Caller.ANONYMOUS, mail.token());
            accounts.parse.resetPassword(mail.token(), "fresh");

            accounts.anybody().logIn("Snoopy", "fresh");
            assertRefused(ParseException.OBJECT_NOT_FOUND, () -> accounts.loggedIn("Snoopy"));
            assertRefused(ParseException.INVALID_SESSION_TOKEN, () -> snoopy.query("Any")
                    .find());
            assertRefused(ParseException.OTHER_CAUSE, () -> accounts.parse.resetPassword(mail.token(), "again"));
            assertRefused(
                    ParseException.OTHER_CAUSE,
                    () -> accounts.parse.backend().checkPasswordReset(Caller.ANONYMOUS, mail.token()));
        }
    }

    @Test
    void reset_withUnknownTokenOrWithoutPassword_isRefused() {
        try (Accounts accounts = new Accounts()) {
            accounts.signedUp("Snoopy", ADDRESS);
            String token = requested(accounts);

            assertRefused(ParseException.OTHER_CAUSE, () -> accounts.parse.resetPassword("unknown", "x"));
            assertRefused(ParseException.OTHER_CAUSE, () -> accounts.parse.resetPassword("", "x"));
            assertRefused(ParseException.PASSWORD_MISSING, () -> accounts.parse.resetPassword(token, ""));
            accounts.loggedIn("Snoopy");
        }
    }

    @Test
    void request_findsUsersWithoutAddressByTheirUsername() {
        try (Accounts accounts = new Accounts()) {
            accounts.signedUp("linus@example.org");
            accounts.signedUp("Snoopy", ADDRESS);

            accounts.parse.requestPasswordReset("linus@example.org");
            accounts.parse.requestPasswordReset("Snoopy"); // has an address, so its name stands for none
            String token = accounts.mailed(Kind.PASSWORD_RESET, "linus@example.org")
                    .token();
            accounts.parse.resetPassword(token, "fresh");

            accounts.anybody().logIn("linus@example.org", "fresh");
            requested(accounts);
            assertThat(accounts.mail.sent()).hasSize(1);
        }
    }

    @Test
    void request_forUnknownAddress_saysNothingUnlessThatIsChosen() {
        try (Accounts silent = new Accounts();
                Accounts telling = with(PasswordReset.DEFAULT.tellingInvalidEmails())) {
            silent.parse.requestPasswordReset("nobody@example.org");
            assertRefused(
                    ParseException.OBJECT_NOT_FOUND, () -> telling.parse.requestPasswordReset("nobody@example.org"));
            telling.signedUp("Snoopy", ADDRESS);
            telling.parse.resetPassword(requested(telling), "fresh");
            assertRefused(ParseException.EMAIL_MISSING, () -> silent.parse.requestPasswordReset(""));
            assertRefused(ParseException.EMAIL_MISSING, () -> telling.parse.requestPasswordReset(""));
        }
    }

    @Test
    void request_withoutMail_isRefused() {
        try (Parse parse = TestDatabase.builder().bcryptCost(4).open()) {
            assertRefused(ParseException.INTERNAL_SERVER_ERROR, () -> parse.requestPasswordReset(ADDRESS));
        }
    }

    @Test
    void link_thatIsTooOld_isRefused() {
        try (Accounts accounts = with(PasswordReset.DEFAULT.withTokenValidity(Duration.ofHours(1)))) {
            accounts.signedUp("Snoopy", ADDRESS);
            String token = requested(accounts);

            accounts.pass(Duration.ofHours(1));

            assertRefused(ParseException.OTHER_CAUSE, () -> accounts.parse.resetPassword(token, "fresh"));
            accounts.parse.resetPassword(requested(accounts), "fresh");
        }
    }

    @Test
    void anotherLink_takesThePlaceOfTheFirst_unlessTokensAreReused() {
        PasswordReset anHour = PasswordReset.DEFAULT.withTokenValidity(Duration.ofHours(1));
        try (Accounts accounts = with(anHour);
                Accounts reusing = with(anHour.reusingTokens())) {
            accounts.signedUp("Snoopy", ADDRESS);
            reusing.signedUp("Snoopy", ADDRESS);

            String first = requested(accounts);
            String second = requested(accounts);
            assertRefused(ParseException.OTHER_CAUSE, () -> accounts.parse.resetPassword(first, "fresh"));
            accounts.parse.resetPassword(second, "fresh");

            String kept = requested(reusing);
            assertThat(requested(reusing)).isEqualTo(kept);
            reusing.pass(Duration.ofHours(1));
            assertThat(requested(reusing)).isNotEqualTo(kept);
        }
    }

    @Test
    void link_isDead_whenPasswordOrAddressWasChanged() {
        try (Accounts accounts = new Accounts()) {
            Parse snoopy = accounts.signedUp("Snoopy", ADDRESS);
            String first = requested(accounts);
            userOf(snoopy).setPassword("remembered").save();
            assertRefused(ParseException.OTHER_CAUSE, () -> accounts.parse.resetPassword(first, "fresh"));

            String second = requested(accounts);
            userOf(snoopy).setEmail("other@example.org").save();
            assertRefused(ParseException.OTHER_CAUSE, () -> accounts.parse.resetPassword(second, "fresh"));

            accounts.anybody().logIn("Snoopy", "remembered");
        }
    }

    @Test
    void reset_holdsToThePolicy_andTheLinkStaysGood() {
        try (Accounts accounts = new Accounts(options -> options.withPasswordPolicy(PasswordPolicy.ANY
                .withValidatorCallback(password -> password.length() > 4)
                .withMaxPasswordHistory(2)
                .withoutUsername()))) {
            accounts.anybody()
                    .newUser()
                    .setUsername("Snoopy")
                    .setPassword("woodstock")
                    .setEmail(ADDRESS)
                    .signUp();
            String token = requested(accounts);

            for (String bad : new String[] {"shrt", "woodstock", "12Snoopy34"}) {
                assertRefused(ParseException.VALIDATION_ERROR, () -> accounts.parse.resetPassword(token, bad));
            }
            accounts.parse.resetPassword(token, "fresh one");

            accounts.anybody().logIn("Snoopy", "fresh one");
        }
    }

    @Test
    void link_usedByManyAtOnce_isGoodForOne() throws Exception {
        try (Accounts accounts = new Accounts()) {
            accounts.signedUp("Snoopy", ADDRESS);
            String token = requested(accounts);
            AtomicInteger succeeded = new AtomicInteger();

            Threads.run(6, thread -> {
                try {
                    accounts.parse.resetPassword(token, "fresh" + thread);
                    succeeded.incrementAndGet();
                } catch (ParseException e) {
                    assertThat(e.getCode()).isEqualTo(ParseException.OTHER_CAUSE);
                }
            });

            assertThat(succeeded).hasValue(1);
        }
    }

    @Test
    void request_isNoChangeOfTheUser() {
        try (Accounts accounts = new Accounts()) {
            Parse snoopy = accounts.signedUp("Snoopy", ADDRESS);
            var before = snoopy.userQuery().getFirst().getUpdatedAt();

            accounts.pass(Duration.ofMinutes(1));
            requested(accounts);

            assertThat(snoopy.userQuery().getFirst().getUpdatedAt()).isEqualTo(before);
        }
    }

    @Test
    void close_sendsMailThatIsOnItsWay() {
        Accounts accounts = new Accounts();
        try {
            accounts.signedUp("Snoopy", ADDRESS);
            accounts.parse.requestPasswordReset(ADDRESS);
        } finally {
            accounts.close();
        }
        assertThat(accounts.mailsTo(ADDRESS)).isEqualTo(1);
    }
}
