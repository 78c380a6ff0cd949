package io.parsimony.engine.auth;

import io.parsimony.ParseException;
import java.util.Collection;

/** Why {@code authData} are refused, but for what adapters say. None of the messages holds any of the data. */
public final class AuthErrors {
    private AuthErrors() {}

    /** Nobody can log in by this provider here. */
    static ParseException unsupported(String provider) {
        return new ParseException(
                ParseException.UNSUPPORTED_SERVICE,
                "Nobody can log in by '" + provider
                        + "' here; the application has to configure it when it opens the backend");
    }

    /** The data are no object of providers. */
    public static ParseException noObject() {
        return new ParseException(
                ParseException.UNSUPPORTED_SERVICE,
                "'authData' is an object of providers, {\"provider\": {\"id\": …}}, and can only be set as such; a provider is"
                        + " unlinked by null");
    }

    static ParseException noObject(String provider) {
        return new ParseException(
                ParseException.INCORRECT_TYPE,
                "authData of '" + provider + "' must be an object, or null to unlink the provider");
    }

    static ParseException badId(String provider) {
        return new ParseException(
                ParseException.INVALID_VALUE, "The 'id' in the authData of '" + provider + "' must be a String");
    }

    static ParseException longId(String provider, int longest) {
        return new ParseException(
                ParseException.INVALID_VALUE,
                "The 'id' in the authData of '" + provider + "' has more than " + longest + " characters");
    }

    /** No provider can be called so. */
    public static ParseException badName(String provider) {
        return new ParseException(
                ParseException.INVALID_VALUE,
                "'" + provider
                        + "' can't be the name of a log-in provider; it is a letter, then letters, digits and _");
    }

    /** Somebody has this account already; not whose it is. */
    public static ParseException taken() {
        return new ParseException(
                ParseException.ACCOUNT_ALREADY_LINKED, "Another user is linked to this account of the provider");
    }

    static ParseException adapterFailed(String provider, RuntimeException why) {
        return new ParseException(
                ParseException.SCRIPT_FAILED,
                "The adapter of '" + provider + "' failed; the application's log may tell why",
                why);
    }

    static ParseException changedMeanwhile() {
        return new ParseException(
                ParseException.SCRIPT_FAILED,
                "The user's authData were changed while they were checked; try again with data that were not used yet");
    }

    static ParseException otherId(String provider) {
        return new ParseException(
                ParseException.OBJECT_NOT_FOUND, "authData of '" + provider + "' are of another user than their 'id'");
    }

    static ParseException missingAdditional(Collection<String> providers) {
        return new ParseException(
                ParseException.OTHER_CAUSE, "Missing additional authData: " + String.join(", ", providers));
    }

    static ParseException additionalAlone() {
        return new ParseException(
                ParseException.OTHER_CAUSE,
                "A second factor does not log in by itself; send it beside a password or another provider's authData");
    }
}
