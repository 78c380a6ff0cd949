package io.parsimony.backend;

import io.parsimony.value.ObjectValue;

/**
 * What a log-in answers.
 *
 * @param user the user as the user may read it
 * @param sessionToken the new session's token
 * @param authDataResponse what adapters of providers tell the client, per provider; usually empty
 */
public record LoggedInUser(FetchedObject user, String sessionToken, ObjectValue authDataResponse) {
    /** A log-in that no adapter tells anything about. */
    public LoggedInUser(FetchedObject user, String sessionToken) {
        this(user, sessionToken, ObjectValue.EMPTY);
    }

    /** Without the token, which must reach no log. */
    @Override
    public String toString() {
        return "LoggedInUser[objectId=" + user.objectId() + "]";
    }
}
