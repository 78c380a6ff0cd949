package io.parsimony.backend;

/**
 * What a sign-up answers.
 *
 * @param user the new object
 * @param sessionToken the token of its first session
 */
public record SignedUpUser(SavedObject user, String sessionToken) {
    /** Without the token, which must reach no log. */
    @Override
    public String toString() {
        return "SignedUpUser[objectId=" + user.objectId() + "]";
    }
}
