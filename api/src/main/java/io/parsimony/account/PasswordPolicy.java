package io.parsimony.account;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of passwords at a sign-up, a change and a reset ({@code parse-semantics.md} section 5.9). A password that does not do is
 * refused with VALIDATION_ERROR (142).
 *
 * @param validatorPattern must be found in the password; null for any password
 * @param validatorCallback must accept the password; null for any password. It is called by many threads at once and must not keep what it
 *     is given
 * @param validationError the message when pattern or callback refuse; null for a general one
 * @param doNotAllowUsername whether a password must not contain the username
 * @param maxPasswordHistory how many passwords, the present one among them, can't be used again; 0 for none, at most 20
 * @param maxPasswordAge how long after it was set a password opens sessions; null for always. A user whose password was set before there was
 *     such a limit begins with the first log-in
 */
public record PasswordPolicy(
        @Nullable Pattern validatorPattern,
        @Nullable Predicate<String> validatorCallback,
        @Nullable String validationError,
        boolean doNotAllowUsername,
        int maxPasswordHistory,
        @Nullable Duration maxPasswordAge) {
    /** Any password. */
    public static final PasswordPolicy ANY = new PasswordPolicy(null, null, null, false, 0, null);

    private static final int LONGEST_HISTORY = 20;

    Optional<String> problem() {
        if (maxPasswordHistory < 0 || maxPasswordHistory > LONGEST_HISTORY) {
            return Optional.of("passwordPolicy.maxPasswordHistory must lie between 0 and " + LONGEST_HISTORY);
        }
        return maxPasswordAge != null && (maxPasswordAge.isNegative() || maxPasswordAge.isZero())
                ? Optional.of("passwordPolicy.maxPasswordAge must be above 0")
                : Optional.empty();
    }

    /** The same with a pattern that must be found in the password. */
    public PasswordPolicy withValidatorPattern(Pattern pattern) {
        return new PasswordPolicy(
                pattern, validatorCallback, validationError, doNotAllowUsername, maxPasswordHistory, maxPasswordAge);
    }

    /** The same with a callback that must accept the password. */
    public PasswordPolicy withValidatorCallback(Predicate<String> callback) {
        return new PasswordPolicy(
                validatorPattern, callback, validationError, doNotAllowUsername, maxPasswordHistory, maxPasswordAge);
    }

    /** The same with a message for what pattern or callback refuse. */
    public PasswordPolicy withValidationError(String message) {
        return new PasswordPolicy(
                validatorPattern, validatorCallback, message, doNotAllowUsername, maxPasswordHistory, maxPasswordAge);
    }

    /** The same without passwords that contain the username. */
    public PasswordPolicy withoutUsername() {
        return new PasswordPolicy(
                validatorPattern, validatorCallback, validationError, true, maxPasswordHistory, maxPasswordAge);
    }

    /** The same with as many passwords that can't be used again. */
    public PasswordPolicy withMaxPasswordHistory(int passwords) {
        return new PasswordPolicy(
                validatorPattern, validatorCallback, validationError, doNotAllowUsername, passwords, maxPasswordAge);
    }

    /** The same with an age above which a password opens no session. */
    public PasswordPolicy withMaxPasswordAge(Duration age) {
        return new PasswordPolicy(
                validatorPattern, validatorCallback, validationError, doNotAllowUsername, maxPasswordHistory, age);
    }
}
