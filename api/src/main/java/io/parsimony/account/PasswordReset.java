package io.parsimony.account;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of those who forgot their password ({@code parse-semantics.md} section 5.8; the guide's "Resetting Passwords").
 *
 * @param tokenValidity how long a link can be followed; null for always
 * @param reuseTokenIfValid whether a link that is sent once more is the same one as long as it can be followed; needs a validity
 * @param successOnInvalidEmail whether whoever asks for a link is told the same for an address that nobody has; else 101
 */
public record PasswordReset(
        @Nullable Duration tokenValidity, boolean reuseTokenIfValid, boolean successOnInvalidEmail) {
    /** Links can be followed at any time, once. */
    public static final PasswordReset DEFAULT = new PasswordReset(null, false, true);

    Optional<String> problem() {
        if (tokenValidity != null && (tokenValidity.isNegative() || tokenValidity.isZero())) {
            return Optional.of("passwordReset.tokenValidity must be above 0");
        }
        return reuseTokenIfValid && tokenValidity == null
                ? Optional.of("passwordReset.reuseTokenIfValid needs a tokenValidity")
                : Optional.empty();
    }

    /** The same with links that can be followed so long. */
    public PasswordReset withTokenValidity(Duration validity) {
        return new PasswordReset(validity, reuseTokenIfValid, successOnInvalidEmail);
    }

    /** The same with links that are sent once more as they were. */
    public PasswordReset reusingTokens() {
        return new PasswordReset(tokenValidity, true, successOnInvalidEmail);
    }

    /** The same with an error for an address that nobody has. */
    public PasswordReset tellingInvalidEmails() {
        return new PasswordReset(tokenValidity, reuseTokenIfValid, false);
    }
}
