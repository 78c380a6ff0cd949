package io.parsimony.backend;

import static java.util.Objects.requireNonNull;

import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.Acl;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A log-in by providers, which is a sign-up the first time: all that Parse's {@code POST /users} may bring where it has {@code
 * authData}.
 *
 * @param authData {@code {"provider": {"id": …, …}}}, as the client sent it: of another type, too
 * @param username of a new user; null or empty for a random one
 * @param password of a new user; null or empty for none
 * @param email of a new user; null for none
 * @param operations further fields of a new user
 * @param acl of a new user; null for the default
 * @param installationId the device that asks, whose earlier session of the same user ends; null for none
 */
public record LogInWithRequest(
        ParseValue authData,
        @Nullable String username,
        @Nullable String password,
        @Nullable String email,
        Map<FieldPath, FieldOperation> operations,
        @Nullable Acl acl,
        @Nullable String installationId) {
    /** Copies the map. */
    public LogInWithRequest {
        requireNonNull(authData);
        operations = Collections.unmodifiableMap(new LinkedHashMap<>(operations));
    }

    /** With a provider's data alone. */
    public static LogInWithRequest of(String provider, ObjectValue data) {
        return new LogInWithRequest(new ObjectValue(Map.of(provider, data)), null, null, null, Map.of(), null, null);
    }

    /** The same from a device. */
    public LogInWithRequest withInstallationId(@Nullable String id) {
        return new LogInWithRequest(authData, username, password, email, operations, acl, id);
    }

    /** Without the data, which must reach no log. */
    @Override
    public String toString() {
        return "LogInWithRequest[providers="
                + (authData instanceof ObjectValue object ? object.members().keySet() : "?") + "]";
    }
}
