package io.parsimony.auth;

import static java.util.Objects.requireNonNull;

import io.parsimony.value.ObjectValue;
import java.util.Optional;

/**
 * The user whose log-in or link is checked, as stored before.
 *
 * @param objectId the user's id
 * @param fields the user's fields, without password and {@code authData}
 * @param authData what is stored per provider, secrets too
 */
public record AuthUser(String objectId, ObjectValue fields, ObjectValue authData) {
    /** Refuses null. */
    public AuthUser {
        requireNonNull(objectId);
        requireNonNull(fields);
        requireNonNull(authData);
    }

    /** What is stored for a provider; empty where the user is not linked to it. */
    public Optional<ObjectValue> stored(String provider) {
        return authData.members().get(provider) instanceof ObjectValue data ? Optional.of(data) : Optional.empty();
    }

    /** Without the data, which must reach no log. */
    @Override
    public String toString() {
        return "AuthUser[objectId=" + objectId + "]";
    }
}
