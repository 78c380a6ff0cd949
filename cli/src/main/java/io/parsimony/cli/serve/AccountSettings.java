package io.parsimony.cli.serve;

import io.parsimony.account.AccountLockout;
import io.parsimony.account.AccountOptions;
import io.parsimony.account.EmailVerification;
import io.parsimony.account.MailOptions;
import io.parsimony.account.PasswordPolicy;
import io.parsimony.account.PasswordReset;
import io.parsimony.account.SessionOptions;
import io.parsimony.cli.CommandFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** How users log in and stay logged in, by the settings. */
final class AccountSettings {
    private final Settings settings;

    AccountSettings(Settings settings) {
        this.settings = settings;
    }

    /**
     * The options.
     *
     * @param mail by which mail is sent; null for none
     * @throws CommandFailure when they contradict each other
     */
    AccountOptions options(@Nullable MailOptions mail) {
        AccountOptions options = new AccountOptions(
                sessions(),
                passwordPolicy(),
                lockout().orElse(null),
                verification(),
                reset(),
                mail,
                settings.isOn("convertUsernameToLowercase", false),
                settings.isOn("convertEmailToLowercase", false));
        if (options.emailVerification().isOn() && mail == null) {
            throw CommandFailure.misunderstood(
                    "'verifyUserEmails' needs 'mail', by which the addresses are verified; set it to log, or to a URL");
        }
        options.problem().ifPresent(problem -> {
            throw CommandFailure.misunderstood("The options of accounts can't be: " + problem);
        });
        return options;
    }

    private SessionOptions sessions() {
        SessionOptions defaults = SessionOptions.DEFAULT;
        return new SessionOptions(
                seconds("sessionLength").orElse(defaults.length()),
                settings.isOn("expireInactiveSessions", defaults.expireInactiveSessions()),
                settings.isOn("extendSessionOnUse", defaults.extendSessionOnUse()),
                settings.isOn("revokeSessionOnPasswordReset", defaults.revokeSessionOnPasswordReset()));
    }

    private PasswordPolicy passwordPolicy() {
        return new PasswordPolicy(
                settings.text("passwordPolicy.validatorPattern")
                        .map(AccountSettings::pattern)
                        .orElse(null),
                null,
                settings.text("passwordPolicy.validationError").orElse(null),
                settings.isOn("passwordPolicy.doNotAllowUsername", false),
                settings.number("passwordPolicy.maxPasswordHistory", 0),
                settings.number("passwordPolicy.maxPasswordAge")
                        .map(days -> Duration.ofDays(days))
                        .orElse(null));
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw CommandFailure.misunderstood(
                    "'passwordPolicy.validatorPattern' is no regular expression: " + e.getDescription());
        }
    }

    private Optional<AccountLockout> lockout() {
        Optional<Integer> threshold = settings.number("accountLockout.threshold");
        Optional<Integer> duration = settings.number("accountLockout.duration");
        if (threshold.isPresent() != duration.isPresent()) {
            throw CommandFailure.misunderstood("'accountLockout' needs both 'threshold' and 'duration', or neither");
        }
        return threshold.map(times -> new AccountLockout(
                times,
                Duration.ofMinutes(duration.orElseThrow()),
                settings.isOn("accountLockout.unlockOnPasswordReset", false)));
    }

    private EmailVerification verification() {
        return new EmailVerification(
                settings.isOn("verifyUserEmails", false),
                settings.isOn("preventLoginWithUnverifiedEmail", false),
                settings.isOn("preventSignupWithUnverifiedEmail", false),
                seconds("emailVerifyTokenValidityDuration").orElse(null),
                settings.isOn("emailVerifyTokenReuseIfValid", false),
                settings.isOn("emailVerifySuccessOnInvalidEmail", true));
    }

    private PasswordReset reset() {
        return new PasswordReset(
                seconds("passwordPolicy.resetTokenValidityDuration").orElse(null),
                settings.isOn("passwordPolicy.resetTokenReuseIfValid", false),
                settings.isOn("passwordPolicy.resetPasswordSuccessOnInvalidEmail", true));
    }

    private Optional<Duration> seconds(String name) {
        return settings.number(name).map(seconds -> Duration.ofSeconds(seconds));
    }
}
