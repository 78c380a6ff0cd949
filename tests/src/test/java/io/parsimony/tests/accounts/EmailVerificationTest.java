package io.parsimony.tests.accounts;

import static io.parsimony.tests.accounts.Accounts.idOf;
import static io.parsimony.tests.accounts.Accounts.passwordOf;
import static io.parsimony.tests.accounts.Accounts.userOf;
import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseUser;
import io.parsimony.account.AccountOptions;
import io.parsimony.account.EmailVerification;
import io.parsimony.account.InMemoryMail.Kind;
import io.parsimony.account.InMemoryMail.Sent;
import io.parsimony.account.MailOptions;
import io.parsimony.tests.database.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Users show that their addresses are theirs. */
class EmailVerificationTest {
    private static final String ADDRESS = "snoopy@example.org";

    private static Accounts with(EmailVerification verification) {
        return new Accounts(options -> options.withEmailVerification(verification));
    }

    private static Sent mailed(Accounts accounts) {
        return accounts.mailed(Kind.VERIFICATION, ADDRESS);
    }

    private static ParseUser stored(Accounts accounts) {
        return accounts.master().userQuery().getFirst();
    }

    /** Waits until what was asked for before must have been done, by asking for a mail that surely comes. */
    private static void settle(Accounts accounts) {
        String address = "settle" + accounts.mail.sent().size() + "@example.org";
        accounts.signedUp(address, address);
        accounts.mailed(Kind.VERIFICATION, address);
    }

    @Test
    void signUp_sendsALinkThatVerifies_once() {
        try (Accounts accounts = with(EmailVerification.ON)) {
            Parse snoopy = accounts.signedUp("Snoopy", ADDRESS);

            Sent mail = mailed(accounts);
            assertThat(mail.token()).matches("[A-Za-z0-9]{25}");
            assertThat(mail.link())
                    .isEqualTo("https://example.org/parse/apps/peanuts/verify_email?token=" + mail.token());
            assertThat(userOf(snoopy).fetch().has("emailVerified")).isTrue();
            assertThat(userOf(snoopy).getBoolean("emailVerified")).isFalse();
            accounts.parse.verifyEmail(mail.token());

            assertThat(userOf(snoopy).fetch().getBoolean("emailVerified")).isTrue();
            assertRefused(ParseException.OTHER_CAUSE, () -> accounts.parse.verifyEmail(mail.token()));
            assertRefused(ParseException.OTHER_CAUSE, () -> accounts.parse.verifyEmail("unknown"));
            assertRefused(ParseException.OTHER_CAUSE, () -> accounts.parse.verifyEmail(""));
        }
    }

    @Test
    void newAddress_isToBeVerifiedAnew_andTheOldLinkIsDead() {
        try (Accounts accounts = with(EmailVerification.ON)) {
            Parse snoopy = accounts.signedUp("Snoopy", "old@example.org");
            String old = accounts.mailed(Kind.VERIFICATION, "old@example.org").token();
            accounts.parse.verifyEmail(old);
            assertThat(stored(accounts).getBoolean("emailVerified")).isTrue();

            userOf(snoopy).setEmail(ADDRESS).save();

            String token = mailed(accounts).token();
            assertThat(stored(accounts).getBoolean("emailVerified")).isFalse();
            assertRefused(ParseException.OTHER_CAUSE, () -> accounts.parse.verifyEmail(old));
            accounts.parse.verifyEmail(token);
            assertThat(stored(accounts).getBoolean("emailVerified")).isTrue();
            userOf(snoopy).put("mood", "happy").save();
            assertThat(stored(accounts).getBoolean("emailVerified")).isTrue();
        }
    }

    @Test
    void emailVerified_isMissingWithoutAnAddress_andIsTheMasterKeysToSet() {
        try (Accounts accounts = with(EmailVerification.ON)) {
            Parse snoopy = accounts.signedUp("Snoopy");

            assertThat(stored(accounts).has("emailVerified")).isFalse();
            assertRefused(
                    ParseException.OPERATION_FORBIDDEN,
                    () -> userOf(snoopy).put("emailVerified", true).save());
            ParseUser sly = accounts.anybody().newUser().setUsername("Sly").setPassword("x");
            sly.put("emailVerified", true);
            assertRefused(ParseException.OPERATION_FORBIDDEN, sly::signUp);
            stored(accounts).put("emailVerified", true).save();
            assertThat(stored(accounts).getBoolean("emailVerified")).isTrue();
        }
    }

    @Test
    void withoutVerification_nothingIsSentAndANewAddressIsNotVerified() {
        try (Accounts accounts = new Accounts()) {
            Parse snoopy = accounts.signedUp("Snoopy", ADDRESS);
            assertThat(stored(accounts).has("emailVerified")).isFalse();
            stored(accounts).put("emailVerified", true).save();

            userOf(snoopy).setEmail("other@example.org").save();

            assertThat(stored(accounts).has("emailVerified")).isFalse();
            assertThat(accounts.mail.sent()).isEmpty();
            assertRefused(
                    ParseException.INTERNAL_SERVER_ERROR, () -> accounts.parse.requestEmailVerification(ADDRESS));
        }
    }

    @Test
    void link_thatIsTooOld_doesNotVerify() {
        try (Accounts accounts = with(EmailVerification.ON.withTokenValidity(Duration.ofHours(1)))) {
            accounts.signedUp("Snoopy", ADDRESS);
            String token = mailed(accounts).token();

            accounts.pass(Duration.ofHours(1));

            assertRefused(ParseException.OTHER_CAUSE, () -> accounts.parse.verifyEmail(token));
            accounts.mail.clear();
            accounts.parse.requestEmailVerification(ADDRESS);
            accounts.parse.verifyEmail(mailed(accounts).token());
            assertThat(stored(accounts).getBoolean("emailVerified")).isTrue();
        }
    }

    @Test
    void anotherLink_takesThePlaceOfTheFirst_unlessTokensAreReused() {
        EmailVerification anHour = EmailVerification.ON.withTokenValidity(Duration.ofHours(1));
        for (EmailVerification options : new EmailVerification[] {anHour, anHour.reusingTokens()}) {
            try (Accounts accounts = with(options)) {
                accounts.signedUp("Snoopy", ADDRESS);
                String first = mailed(accounts).token();
                accounts.mail.clear();

                accounts.parse.requestEmailVerification(ADDRESS);

                String second = mailed(accounts).token();
                assertThat(second.equals(first)).isEqualTo(options.reuseTokenIfValid());
                accounts.parse.verifyEmail(second);
                assertThat(stored(accounts).getBoolean("emailVerified")).isTrue();
            }
        }
    }

    @Test
    void reusedToken_thatIsTooOld_isReplaced() {
        try (Accounts accounts =
                with(EmailVerification.ON.withTokenValidity(Duration.ofHours(1)).reusingTokens())) {
            accounts.signedUp("Snoopy", ADDRESS);
            String first = mailed(accounts).token();
            accounts.mail.clear();
            accounts.pass(Duration.ofHours(2));

            accounts.parse.requestEmailVerification(ADDRESS);

            assertThat(mailed(accounts).token()).isNotEqualTo(first);
        }
    }

    @Test
    void request_forUnknownOrVerifiedAddress_saysNothing() {
        try (Accounts accounts = with(EmailVerification.ON)) {
            accounts.signedUp("Snoopy", ADDRESS);
            accounts.parse.verifyEmail(mailed(accounts).token());
            accounts.mail.clear();

            accounts.parse.requestEmailVerification(ADDRESS);
            accounts.parse.requestEmailVerification("nobody@example.org");
            settle(accounts);

            assertThat(accounts.mailsTo(ADDRESS)).isZero();
            assertThat(accounts.mailsTo("nobody@example.org")).isZero();
            assertThat(stored(accounts).getBoolean("emailVerified")).isTrue();
            assertRefused(ParseException.EMAIL_MISSING, () -> accounts.parse.requestEmailVerification(""));
        }
    }

    @Test
    void request_forUnknownOrVerifiedAddress_tellsWhereThatIsChosen() {
        try (Accounts accounts = with(EmailVerification.ON.tellingInvalidEmails())) {
            accounts.signedUp("Snoopy", ADDRESS);
            mailed(accounts);
            accounts.mail.clear();
            accounts.parse.requestEmailVerification(ADDRESS);
            accounts.parse.verifyEmail(mailed(accounts).token());

            assertRefused(
                    ParseException.EMAIL_NOT_FOUND,
                    () -> accounts.parse.requestEmailVerification("nobody@example.org"));
            assertRefused(ParseException.OTHER_CAUSE, () -> accounts.parse.requestEmailVerification(ADDRESS));
        }
    }

    @Test
    void logIn_beforeVerification_isRefusedWhereThatIsChosen() {
        try (Accounts accounts = with(EmailVerification.ON.preventingLogin())) {
            ParseUser user = accounts.anybody().newUser().setUsername("Snoopy").setPassword(passwordOf("Snoopy"));
            user.setEmail(ADDRESS);

            user.signUp();

            assertThat(user.getObjectId()).isNotNull();
            assertThat(user.getSessionToken()).isNull();
            assertThat(accounts.master().query("_Session").count()).isZero();
            assertRefused(ParseException.EMAIL_NOT_FOUND, () -> accounts.loggedIn("Snoopy"));
            assertRefused(
                    ParseException.EMAIL_NOT_FOUND,
                    () -> accounts.anybody().verifyPassword("Snoopy", passwordOf("Snoopy")));
            assertRefused(
                    ParseException.OBJECT_NOT_FOUND,
                    () -> accounts.anybody().logIn("Snoopy", "wrong"));
            accounts.parse.verifyEmail(mailed(accounts).token());
            assertThat(accounts.loggedIn("Snoopy").currentUser()).isPresent();
        }
    }

    @Test
    void signUp_beforeVerification_isAnsweredByARefusalWhereThatIsChosen() {
        try (Accounts accounts = with(EmailVerification.ON.preventingSignup())) {
            assertRefused(ParseException.EMAIL_NOT_FOUND, () -> accounts.signedUp("Snoopy", ADDRESS));

            assertThat(stored(accounts).getUsername()).isEqualTo("Snoopy");
            accounts.parse.verifyEmail(mailed(accounts).token());
            assertThat(accounts.loggedIn("Snoopy").currentUser()).isPresent();
        }
    }

    @Test
    void signUp_thatIsRefused_sendsNoMail() {
        try (Accounts accounts = with(EmailVerification.ON)) {
            accounts.signedUp("Snoopy", "first@example.org");

            assertRefused(ParseException.USERNAME_TAKEN, () -> accounts.signedUp("Snoopy", ADDRESS));
            settle(accounts);

            assertThat(accounts.mailsTo(ADDRESS)).isZero();
        }
    }

    @Test
    void deletedAddress_takesItsLinkAlong() {
        try (Accounts accounts = with(EmailVerification.ON)) {
            Parse snoopy = accounts.signedUp("Snoopy", ADDRESS);
            String token = mailed(accounts).token();

            userOf(snoopy).remove("email").save();

            assertRefused(ParseException.OTHER_CAUSE, () -> accounts.parse.verifyEmail(token));
        }
    }

    @Test
    void link_ofDeletedUser_isDead() {
        try (Accounts accounts = with(EmailVerification.ON)) {
            Parse snoopy = accounts.signedUp("Snoopy", ADDRESS);
            String token = mailed(accounts).token();

            accounts.master().objectWithoutData("_User", idOf(snoopy)).delete();

            assertRefused(ParseException.OTHER_CAUSE, () -> accounts.parse.verifyEmail(token));
        }
    }

    @Test
    void mailThatFails_changesNothing() throws InterruptedException {
        try (Parse parse = TestDatabase.builder()
                .bcryptCost(4)
                .accounts(AccountOptions.DEFAULT
                        .withEmailVerification(EmailVerification.ON)
                        .withMail(new MailOptions(
                                mail -> {
                                    throw new IllegalStateException("the mail server is on fire");
                                },
                                "Peanuts",
                                URI.create("https://example.org"),
                                "peanuts")))
                .open()) {
            parse.newUser()
                    .setUsername("Snoopy")
                    .setPassword("x")
                    .setEmail(ADDRESS)
                    .signUp();
            TimeUnit.MILLISECONDS.sleep(50);

            assertThat(parse.userQuery().count()).isEqualTo(1);
            parse.requestPasswordReset(ADDRESS);
            assertThat(parse.asAnonymous().logIn("Snoopy", "x").getUsername()).isEqualTo("Snoopy");
        }
    }
}
