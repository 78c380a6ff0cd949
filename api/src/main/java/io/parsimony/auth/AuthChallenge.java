package io.parsimony.auth;

import static java.util.Objects.requireNonNull;

import io.parsimony.value.ObjectValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks an adapter before it can log in, such as a number to sign.
 *
 * @param provider the name that the adapter was configured under
 * @param challengeData what the client sent for the provider
 * @param authData the {@code authData} that the client sent for the provider beside it; empty for none
 * @param user the user who showed a password or a provider's data that hold; null for nobody
 * @param now the backend's time
 */
public record AuthChallenge(
        String provider,
        ObjectValue challengeData,
        ObjectValue authData,
        @Nullable AuthUser user,
        Instant now) {
    /** Refuses null, but for the user. */
    public AuthChallenge {
        requireNonNull(provider);
        requireNonNull(challengeData);
        requireNonNull(authData);
        requireNonNull(now);
    }

    /** Without the data, which must reach no log. */
    @Override
    public String toString() {
        return "AuthChallenge[provider=" + provider + "]";
    }
}
