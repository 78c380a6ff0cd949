package io.parsimony.account;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether users must show that an e-mail address is theirs ({@code parse-semantics.md} section 5.7; the guide's "Verifying Emails").
 *
 * @param isOn whether a link is sent to each new address; {@code emailVerified} is false until it is followed
 * @param preventLoginWithUnverifiedEmail whether nobody logs in before: 205; a sign-up then opens no session
 * @param preventSignupWithUnverifiedEmail whether a sign-up then answers 205 although the user has been made
 * @param tokenValidity how long a link can be followed; null for always
 * @param reuseTokenIfValid whether a link that is sent once more is the same one as long as it can be followed; needs a validity
 * @param successOnInvalidEmail whether whoever asks for a link is told the same for an address that nobody has, or that is verified
 *     already; else 205 or -1
 */
public record EmailVerification(
        boolean isOn,
        boolean preventLoginWithUnverifiedEmail,
        boolean preventSignupWithUnverifiedEmail,
        @Nullable Duration tokenValidity,
        boolean reuseTokenIfValid,
        boolean successOnInvalidEmail) {
    /** Nobody asks. */
    public static final EmailVerification OFF = new EmailVerification(false, false, false, null, false, true);

    /** A link is sent, which can be followed at any time. */
    public static final EmailVerification ON = new EmailVerification(true, false, false, null, false, true);

    Optional<String> problem() {
        if (tokenValidity != null && (tokenValidity.isNegative() || tokenValidity.isZero())) {
            return Optional.of("emailVerification.tokenValidity must be above 0");
        }
        if (reuseTokenIfValid && tokenValidity == null) {
            return Optional.of("emailVerification.reuseTokenIfValid needs a tokenValidity");
        }
        return preventSignupWithUnverifiedEmail && !preventLoginWithUnverifiedEmail
                ? Optional.of(
                        "emailVerification.preventSignupWithUnverifiedEmail needs preventLoginWithUnverifiedEmail")
                : Optional.empty();
    }

    /** The same without log-ins before the address is verified. */
    public EmailVerification preventingLogin() {
        return new EmailVerification(
                isOn, true, preventSignupWithUnverifiedEmail, tokenValidity, reuseTokenIfValid, successOnInvalidEmail);
    }

    /** The same with a sign-up that is answered by 205, and without log-ins before the address is verified. */
    public EmailVerification preventingSignup() {
        return new EmailVerification(isOn, true, true, tokenValidity, reuseTokenIfValid, successOnInvalidEmail);
    }

    /** The same with links that can be followed so long. */
    public EmailVerification withTokenValidity(Duration validity) {
        return new EmailVerification(
                isOn,
                preventLoginWithUnverifiedEmail,
                preventSignupWithUnverifiedEmail,
                validity,
                reuseTokenIfValid,
                successOnInvalidEmail);
    }

    /** The same with links that are sent once more as they were. */
    public EmailVerification reusingTokens() {
        return new EmailVerification(
                isOn,
                preventLoginWithUnverifiedEmail,
                preventSignupWithUnverifiedEmail,
                tokenValidity,
                true,
                successOnInvalidEmail);
    }

    /** The same with an error for an address that nobody has or that is verified. */
    public EmailVerification tellingInvalidEmails() {
        return new EmailVerification(
                isOn,
                preventLoginWithUnverifiedEmail,
                preventSignupWithUnverifiedEmail,
                tokenValidity,
                reuseTokenIfValid,
                false);
    }
}
