package io.parsimony.engine.user;

import io.parsimony.ParseException;
import io.parsimony.query.FieldPath;
import java.util.Optional;

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
        return new ParseException(
                ParseException.OTHER_CAUSE, "Nothing to challenge: 'challengeData' names no provider");
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

    /** Parse's own words, as are the next four: applications show them. */
    static ParseException lockedOut(long minutes) {
        return new ParseException(
                ParseException.OBJECT_NOT_FOUND,
                "Your account is locked due to multiple failed login attempts. Please try again after " + minutes
                        + " minute(s)");
    }

    static ParseException weakPassword(Optional<String> message) {
        return new ParseException(
                ParseException.VALIDATION_ERROR,
                message.orElse("Password does not meet the Password Policy requirements."));
    }

    static ParseException usernameInPassword() {
        return new ParseException(ParseException.VALIDATION_ERROR, "Password cannot contain your username.");
    }

    static ParseException usedPassword(int passwords) {
        return new ParseException(
                ParseException.VALIDATION_ERROR,
                "New password should not be the same as last " + passwords + " passwords.");
    }

    static ParseException oldPassword() {
        return new ParseException(
                ParseException.OBJECT_NOT_FOUND, "Your password has expired. Please reset your password.");
    }

    static ParseException unverified() {
        return new ParseException(
                ParseException.EMAIL_NOT_FOUND,
                "The user's e-mail address has not been verified; follow the link that was sent there");
    }

    static ParseException noMail() {
        return new ParseException(
                ParseException.INTERNAL_SERVER_ERROR,
                "This backend is not set up for that; open it with options of accounts that have mail");
    }

    static ParseException emailMissing() {
        return new ParseException(ParseException.EMAIL_MISSING, "Pass an e-mail address");
    }

    static ParseException unknownEmail() {
        return new ParseException(ParseException.EMAIL_NOT_FOUND, "Nobody has this e-mail address");
    }

    static ParseException nobodyToReset() {
        return new ParseException(ParseException.OBJECT_NOT_FOUND, "Nobody has this e-mail address");
    }

    static ParseException verifiedEmail() {
        return new ParseException(ParseException.OTHER_CAUSE, "This e-mail address is verified already");
    }

    static ParseException badLink() {
        return new ParseException(
                ParseException.OTHER_CAUSE, "The token of the link is unknown, used, or too old; ask for another mail");
    }

    static ParseException expiredLink() {
        return new ParseException(ParseException.OTHER_CAUSE, "The link has expired; ask for another mail");
    }

    static ParseException noUserId() {
        return new ParseException(ParseException.INVALID_VALUE, "Pass the objectId of the user to be logged in");
    }

    static ParseException noSuchUser() {
        return new ParseException(ParseException.OBJECT_NOT_FOUND, "There is no user of this objectId");
    }

    static ParseException restricted() {
        return new ParseException(
                ParseException.OPERATION_FORBIDDEN, "Users can't be made with a restricted session; log out first");
    }

    static ParseException noSession() {
        return new ParseException(
                ParseException.INVALID_SESSION_TOKEN, "There is no current user without a session; log in first");
    }
}
