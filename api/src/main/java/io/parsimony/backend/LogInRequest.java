package io.parsimony.backend;

/**
 * Name and password.
 *
 * @param username username or e-mail address, case-sensitive
 * @param password the password
 */
public record LogInRequest(String username, String password) {
    /** Without the password, which must reach no log. */
    @Override
    public String toString() {
        return "LogInRequest[username=" + username + "]";
    }
}
