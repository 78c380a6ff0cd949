package io.parsimony.engine.user;

import io.parsimony.ParseException;
import io.parsimony.query.FieldPath;

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

    static ParseException pathIntoAuthData(FieldPath path) {
        return new ParseException(
                ParseException.INVALID_KEY_NAME,
                "'" + path + "' can't be written by itself; set 'authData' to an object of the providers that change");
    }

    static ParseException authDataOfSignUp() {
        return new ParseException(
                ParseException.INVALID_JSON,
                "'authData' stands among the sign-up's further fields; log in with it instead, which signs up the first time");
    }

    static ParseException nothingToChallenge() {
        return new ParseException(ParseException.OTHER_CAUSE, "Nothing to challenge: 'challengeData' names no provider");
    }

    static ParseException identifiedTwice() {
        return new ParseException(
                ParseException.OTHER_CAUSE, "Say who you are by a password or by 'authData', not by both");
    }

    static ParseException identifiedBySeveral() {
        return new ParseException(
                ParseException.OTHER_CAUSE, "Say who you are by the 'authData' of one provider with an 'id'");
    }

    /** One text for whatever was wrong, so that nobody can find out which ids exist. */
    static ParseException nobodyIdentified() {
        return new ParseException(ParseException.OBJECT_NOT_FOUND, "User not found");
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
