package io.parsimony.account;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How users log in and stay logged in ({@code parse-semantics.md} section 5). Begin with {@link #DEFAULT} and vary it; the backend that
 * opens checks the options as a whole.
 *
 * @param sessions how long sessions last
 * @param passwordPolicy what is asked of passwords
 * @param lockout what failed log-ins lead to; null for nothing
 * @param emailVerification whether users must show that an e-mail address is theirs
 * @param passwordReset what is asked of those who forgot their password
 * @param mail by which mail is sent; null for no mail, without which there is neither verification nor reset
 * @param convertUsernameToLowercase whether usernames are stored, and looked for at a log-in, in lower case
 * @param convertEmailToLowercase the same for e-mail addresses
 */
public record AccountOptions(
        SessionOptions sessions,
        PasswordPolicy passwordPolicy,
        @Nullable AccountLockout lockout,
        EmailVerification emailVerification,
        PasswordReset passwordReset,
        @Nullable MailOptions mail,
        boolean convertUsernameToLowercase,
        boolean convertEmailToLowercase) {
    /** Sessions of a year; any password; no lockout; no mail. */
    public static final AccountOptions DEFAULT = new AccountOptions(
            SessionOptions.DEFAULT,
            PasswordPolicy.ANY,
            null,
            EmailVerification.OFF,
            PasswordReset.DEFAULT,
            null,
            false,
            false);

    /** What is wrong with the options, in a sentence that names the option; empty when nothing is. */
    public Optional<String> problem() {
        return Stream.of(
                        sessions.problem(),
                        passwordPolicy.problem(),
                        Optional.ofNullable(lockout).flatMap(AccountLockout::problem),
                        emailVerification.problem(),
                        passwordReset.problem(),
                        Optional.ofNullable(mail).flatMap(MailOptions::problem),
                        emailVerification.isOn() && mail == null
                                ? Optional.of("emailVerification needs mail, by which the addresses are verified")
                                : Optional.<String>empty())
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The same with other sessions. */
    public AccountOptions withSessions(SessionOptions options) {
        return new AccountOptions(
                options,
                passwordPolicy,
                lockout,
                emailVerification,
                passwordReset,
                mail,
                convertUsernameToLowercase,
                convertEmailToLowercase);
    }

    /** The same with another policy of passwords. */
    public AccountOptions withPasswordPolicy(PasswordPolicy policy) {
        return new AccountOptions(
                sessions,
                policy,
                lockout,
                emailVerification,
                passwordReset,
                mail,
                convertUsernameToLowercase,
                convertEmailToLowercase);
    }

    /** The same with a lockout; null for none. */
    public AccountOptions withLockout(@Nullable AccountLockout newLockout) {
        return new AccountOptions(
                sessions,
                passwordPolicy,
                newLockout,
                emailVerification,
                passwordReset,
                mail,
                convertUsernameToLowercase,
                convertEmailToLowercase);
    }

    /** The same with another verification of e-mail addresses. */
    public AccountOptions withEmailVerification(EmailVerification verification) {
        return new AccountOptions(
                sessions,
                passwordPolicy,
                lockout,
                verification,
                passwordReset,
                mail,
                convertUsernameToLowercase,
                convertEmailToLowercase);
    }

    /** The same with another reset of passwords. */
    public AccountOptions withPasswordReset(PasswordReset reset) {
        return new AccountOptions(
                sessions,
                passwordPolicy,
                lockout,
                emailVerification,
                reset,
                mail,
                convertUsernameToLowercase,
                convertEmailToLowercase);
    }

    /** The same with a way to send mail; null for none. */
    public AccountOptions withMail(@Nullable MailOptions newMail) {
        return new AccountOptions(
                sessions,
                passwordPolicy,
                lockout,
                emailVerification,
                passwordReset,
                newMail,
                convertUsernameToLowercase,
                convertEmailToLowercase);
    }

    /** The same with usernames in lower case. */
    public AccountOptions withLowercaseUsernames() {
        return new AccountOptions(
                sessions,
                passwordPolicy,
                lockout,
                emailVerification,
                passwordReset,
                mail,
                true,
                convertEmailToLowercase);
    }

    /** The same with e-mail addresses in lower case. */
    public AccountOptions withLowercaseEmails() {
        return new AccountOptions(
                sessions,
                passwordPolicy,
                lockout,
                emailVerification,
                passwordReset,
                mail,
                convertUsernameToLowercase,
                true);
    }
}
