package io.parsimony.auth.provider;

import io.parsimony.auth.AuthAdapter;
import io.parsimony.auth.AuthRequest;
import io.parsimony.auth.AuthResult;
import java.util.Optional;

/**
 * Believes everybody: any {@code id} logs in as the user who has it. For tests, and for programs whose users trust each other; the log
 * says at every start that it is on.
 */
public final class TrustingAdapter implements AuthAdapter {
    /** Usually under the name {@code trusting}; under a provider's name it stands in for that provider. */
    public TrustingAdapter() {}

    /**
     * Takes the data as sent.
     *
     * @throws io.parsimony.ParseException INVALID_VALUE (162) without an id
     */
    @Override
    public AuthResult validateAuthData(AuthRequest request) {
        if (request.text("id").isEmpty()) {
            throw ProviderErrors.noId(request.provider());
        }
        return AuthResult.accepted();
    }

    @Override
    public Optional<String> warning() {
        return Optional.of("it is a TrustingAdapter: whoever knows a user's id, or guesses it, logs in as that user");
    }
}
