package io.parsimony.backend;

/**
 * What a log-in answers.
 *
 * @param user the user as the user may read it
 * @param sessionToken the new session's token
 */
public record LoggedInUser(FetchedObject user, String sessionToken) {
    /** Without the token, which must reach no log. */
    @Override
    public String toString() {
        return "LoggedInUser[objectId=" + user.objectId() + "]";
    }
}
