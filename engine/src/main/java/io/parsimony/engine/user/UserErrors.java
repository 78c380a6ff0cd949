package io.parsimony.engine.user;

import io.parsimony.ParseException;

/** Why a sign-up, a log-in or a write to a user is refused. */
final class UserErrors {
    private UserErrors() {}

    static ParseException usernameMissing() {
        return new ParseException(ParseException.USERNAME_MISSING, "A user needs a username that is not empty");
    }

    static ParseException passwordMissing() {
        return new ParseException(ParseException.PASSWORD_MISSING, "A user needs a password that is not empty");
    }

    static ParseException badEmail() {
        return new ParseException(
                ParseException.INVALID_EMAIL_ADDRESS, "An e-mail address needs something, an @ and something");
    }

    static ParseException notByCreate() {
        return new ParseException(
                ParseException.MUST_CREATE_USER_THROUGH_SIGNUP,
                "Users are made by signing up, not by creating an object of class '_User'");
    }

    static ParseException emailVerified() {
        return new ParseException(
                ParseException.OPERATION_FORBIDDEN, "'emailVerified' can only be set with the master key");
    }

    static ParseException authData() {
        return new ParseException(
                ParseException.OPERATION_FORBIDDEN,
                "Log-in through 'authData' is not supported in this version; use username and password");
    }

    static ParseException givenTwice(String field) {
        return new ParseException(
                ParseException.INVALID_JSON,
                "'" + field + "' stands among the sign-up's further fields; pass it as the request's own");
    }

    static ParseException credentialByOperation(String field) {
        return new ParseException(
                ParseException.INCORRECT_TYPE, "'" + field + "' of a user can only be set, to a String, or deleted");
    }

    static ParseException badHash() {
        return new ParseException(
                ParseException.VALIDATION_ERROR,
                "The user's password hash is none of bcrypt's, such as begin with $2a$, $2b$ or $2y$; leave it out, and the"
                        + " user can log in when a password is set");
    }

    /** One text for whatever was wrong, so that nobody can find out which usernames exist. */
    static ParseException badLogIn() {
        return new ParseException(ParseException.OBJECT_NOT_FOUND, "Invalid username or password");
    }

    static ParseException badSession() {
        return new ParseException(
                ParseException.INVALID_SESSION_TOKEN, "The session token is unknown or expired; log in again");
    }

    static ParseException noSession() {
        return new ParseException(
                ParseException.INVALID_SESSION_TOKEN, "There is no current user without a session; log in first");
    }
}
