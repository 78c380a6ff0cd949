package io.parsimony.backend;

import org.jspecify.annotations.Nullable;

/**
 * What a sign-up answers.
 *
 * @param user the new object
 * @param sessionToken the token of its first session; null where the sign-up opened none: made by the master key, or before the e-mail
 *     address is verified
 */
public record SignedUpUser(SavedObject user, @Nullable String sessionToken) {
    /** Without the token, which must reach no log. */
    @Override
    public String toString() {
        return "SignedUpUser[objectId=" + user.objectId() + "]";
    }
}
