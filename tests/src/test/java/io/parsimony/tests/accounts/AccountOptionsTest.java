package io.parsimony.tests.accounts;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.account.AccountLockout;
import io.parsimony.account.AccountOptions;
import io.parsimony.account.EmailVerification;
import io.parsimony.account.InMemoryMail;
import io.parsimony.account.MailOptions;
import io.parsimony.account.PasswordPolicy;
import io.parsimony.account.PasswordReset;
import io.parsimony.account.SessionOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Options that make no sense are refused when the backend is opened, and named. */
class AccountOptionsTest {
    private static final AccountOptions DEFAULT = AccountOptions.DEFAULT;

    private static AccountOptions mail(String appName, String url, String appId) {
        return DEFAULT.withMail(new MailOptions(new InMemoryMail(), appName, URI.create(url), appId));
    }

    @Test
    void open_withOptionsThatMakeNoSense_namesThem() {
        Map<String, AccountOptions> bad = Map.ofEntries(
                Map.entry(
                        "sessions.length",
                        DEFAULT.withSessions(SessionOptions.DEFAULT.withLength(Duration.ZERO))),
                Map.entry("lockout.threshold", DEFAULT.withLockout(AccountLockout.of(0, Duration.ofMinutes(1)))),
                Map.entry("threshold", DEFAULT.withLockout(AccountLockout.of(1000, Duration.ofMinutes(1)))),
                Map.entry("lockout.duration", DEFAULT.withLockout(AccountLockout.of(1, Duration.ofSeconds(59)))),
                Map.entry("duration", DEFAULT.withLockout(AccountLockout.of(1, Duration.ofMinutes(100_000)))),
                Map.entry(
                        "passwordPolicy.maxPasswordHistory",
                        DEFAULT.withPasswordPolicy(PasswordPolicy.ANY.withMaxPasswordHistory(21))),
                Map.entry(
                        "passwordPolicy.maxPasswordAge",
                        DEFAULT.withPasswordPolicy(PasswordPolicy.ANY.withMaxPasswordAge(Duration.ZERO))),
                Map.entry("needs mail", DEFAULT.withEmailVerification(EmailVerification.ON)),
                Map.entry(
                        "emailVerification.tokenValidity",
                        DEFAULT.withEmailVerification(EmailVerification.OFF.withTokenValidity(Duration.ZERO))),
                Map.entry(
                        "emailVerification.reuseTokenIfValid",
                        DEFAULT.withEmailVerification(EmailVerification.OFF.reusingTokens())),
                Map.entry(
                        "passwordReset.reuseTokenIfValid",
                        DEFAULT.withPasswordReset(PasswordReset.DEFAULT.reusingTokens())),
                Map.entry("mail.appName", mail("two\nlines", "https://example.org", "id")),
                Map.entry("mail.appId", mail("App", "https://example.org", "a/b")),
                Map.entry("mail.publicUrl", mail("App", "/relative", "id")));

        bad.forEach((name, options) -> assertRefused(
                        ParseException.OTHER_CAUSE,
                        () -> Parse.builder().accounts(options).open().close())
                .withMessageContaining(name));
    }
}
