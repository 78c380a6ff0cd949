package io.parsimony.backend;

import static java.util.Objects.requireNonNull;

import io.parsimony.value.ObjectValue;

/**
 * Name and password.
 *
 * @param username username or e-mail address, case-sensitive
 * @param password the password
 * @param authData further proofs, such as a second factor, and providers to link: {@code {"mfa": {"token": …}}}; empty for none
 */
public record LogInRequest(String username, String password, ObjectValue authData) {
    /** Refuses null. */
    public LogInRequest {
        requireNonNull(username);
        requireNonNull(password);
        requireNonNull(authData);
    }

    /** Name and password alone. */
    public LogInRequest(String username, String password) {
        this(username, password, ObjectValue.EMPTY);
    }

    /** Without the password, which must reach no log. */
    @Override
    public String toString() {
        return "LogInRequest[username=" + username + "]";
    }
}
