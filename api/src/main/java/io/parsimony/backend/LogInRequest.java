package io.parsimony.backend;

import io.parsimony.value.ObjectValue;
import org.jspecify.annotations.Nullable;

/**
 * Name and password. Given both, username and e-mail address must be the same user's.
 *
 * @param username username or e-mail address, case-sensitive; null for none
 * @param email e-mail address, case-sensitive; null for none
 * @param password the password
 * @param installationId the device that asks, whose earlier session of the same user ends; null for none
 * @param authData further proofs, such as a second factor, and providers to link: {@code {"mfa": {"token": …}}}; empty for none
 */
public record LogInRequest(
        @Nullable String username,
        @Nullable String email,
        String password,
        @Nullable String installationId,
        ObjectValue authData) {
    /** A log-in by a password alone. */
    public LogInRequest(
            @Nullable String username, @Nullable String email, String password, @Nullable String installationId) {
        this(username, email, password, installationId, ObjectValue.EMPTY);
    }

    /** A log-in from no device in particular. */
    public LogInRequest(String username, String password) {
        this(username, null, password, null);
    }

    /** A log-in by e-mail address, from no device in particular. */
    public static LogInRequest byEmail(String email, String password) {
        return new LogInRequest(null, email, password, null);
    }

    /** The same from a device. */
    public LogInRequest withInstallationId(@Nullable String id) {
        return new LogInRequest(username, email, password, id, authData);
    }

    /** The same with further proofs. */
    public LogInRequest withAuthData(ObjectValue proofs) {
        return new LogInRequest(username, email, password, installationId, proofs);
    }

    /** Without name and password, which must reach no log. */
    @Override
    public String toString() {
        return "LogInRequest";
    }
}
