package io.parsimony.engine.session;

import io.parsimony.ParseException;

/** Why a session does not do, or a write to one is refused. */
final class SessionErrors {
    private SessionErrors() {}

    static ParseException invalid() {
        return new ParseException(
                ParseException.INVALID_SESSION_TOKEN, "The session token is unknown or expired; log in again");
    }

    static ParseException missing() {
        return new ParseException(
                ParseException.INVALID_SESSION_TOKEN, "Sessions can only be written by a user; log in first");
    }

    /** One that is absent and one that is somebody else's are never told apart. */
    static ParseException notFound() {
        return new ParseException(
                ParseException.OBJECT_NOT_FOUND, "No such session, or it may not be written by this caller");
    }

    static ParseException setByBackend(String field) {
        return new ParseException(
                ParseException.INVALID_KEY_NAME,
                "'" + field + "' of a session is set by the backend and can't be changed; leave it out");
    }

    static ParseException installationId() {
        return new ParseException(
                ParseException.INVALID_KEY_NAME,
                "'installationId' of a session can only be set once, by the session itself, to a String");
    }

    static ParseException restricted() {
        return new ParseException(
                ParseException.OPERATION_FORBIDDEN,
                "A restricted session can't write to users, roles, sessions and installations; log in for that");
    }

    static ParseException nothingToUpgrade() {
        return new ParseException(
                ParseException.OBJECT_NOT_FOUND,
                "There is no session that another one could be opened by; log in first");
    }
}
