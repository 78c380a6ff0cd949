package io.parsimony.auth.provider;

import io.parsimony.ParseException;
import io.parsimony.auth.token.TokenRefusal;
import java.io.IOException;

/** Why an adapter refuses a client's data. None of the messages holds a token. */
final class ProviderErrors {
    private ProviderErrors() {}

    static ParseException missing(String provider, String member) {
        return new ParseException(
                ParseException.OBJECT_NOT_FOUND,
                "authData of '" + provider + "' needs a '" + member + "', a String that is not empty");
    }

    static ParseException badToken(String provider, TokenRefusal why) {
        return new ParseException(
                ParseException.OBJECT_NOT_FOUND, "The token of '" + provider + "' " + why.getMessage(), why);
    }

    static ParseException otherUser(String provider) {
        return new ParseException(
                ParseException.OBJECT_NOT_FOUND, "authData of '" + provider + "' is invalid for this user");
    }

    static ParseException otherApp(String provider) {
        return new ParseException(
                ParseException.OBJECT_NOT_FOUND, "The token of '" + provider + "' was issued for another application");
    }

    static ParseException badNonce(String provider) {
        return new ParseException(
                ParseException.OBJECT_NOT_FOUND,
                "The token of '" + provider + "' was not issued for the 'nonce' beside it");
    }

    static ParseException unreachable(String provider, IOException why) {
        return new ParseException(
                ParseException.CONNECTION_FAILED,
                "'" + provider + "' can't be asked whether the token is its own; try again later",
                why);
    }

    static ParseException noId(String provider) {
        return new ParseException(
                ParseException.INVALID_VALUE,
                "authData of '" + provider + "' needs an 'id', a String that is not empty");
    }

    static ParseException badCode(String provider, String why) {
        return new ParseException(ParseException.SCRIPT_FAILED, "authData of '" + provider + "' " + why);
    }
}
