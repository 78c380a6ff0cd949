package io.parsimony.backend;

/**
 * A new password for a user who forgot the last one.
 *
 * @param token from the mail
 * @param newPassword the new password
 */
public record PasswordResetRequest(String token, String newPassword) {
    /** Without token and password, which must reach no log. */
    @Override
    public String toString() {
        return "PasswordResetRequest";
    }
}
