package io.parsimony.auth;

import static java.util.Objects.requireNonNull;

import io.parsimony.value.ObjectValue;
import io.parsimony.value.StringValue;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an adapter is asked about.
 *
 * @param provider the name that the adapter was configured under
 * @param data what the client sent for the provider; for {@link AuthAdapter#afterFind} and {@link AuthAdapter#policy} what is stored
 * @param user the user who has the provider's id or makes the request; null while that is nobody
 * @param now the backend's time
 * @param isMaster whether the master key asks
 */
public record AuthRequest(
        String provider, ObjectValue data, @Nullable AuthUser user, Instant now, boolean isMaster) {
    /** Refuses null, but for the user. */
    public AuthRequest {
        requireNonNull(provider);
        requireNonNull(data);
        requireNonNull(now);
    }

    /** A member of the data that is a String and not empty. */
    public Optional<String> text(String member) {
        return data.members().get(member) instanceof StringValue text
                        && !text.value().isEmpty()
                ? Optional.of(text.value())
                : Optional.empty();
    }

    /** What the user has stored for this provider; empty before the first time. */
    public Optional<ObjectValue> stored() {
        return user == null ? Optional.empty() : user.stored(provider);
    }

    /** Without the data, among which tokens are: they must reach no log. */
    @Override
    public String toString() {
        return "AuthRequest[provider=" + provider + "]";
    }
}
