package io.parsimony;

/**
 * An error with Parse's code. The code is the contract (the guide's "Error Codes", {@code parse-semantics.md} section 12);
 * the message is for people: what was wrong, where, and what to do about it.
 *
 * <p>Intentional: unchecked, unlike Parse's Android SDK, so that saves and queries can stand in lambdas and streams. The
 * guide's "Error Handling" is a {@code catch} around the calls that matter.
 */
public final class ParseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An error without a code of its own. */
    public static final int OTHER_CAUSE = -1;
    /** The backend broke its own promise. */
    public static final int INTERNAL_SERVER_ERROR = 1;
    /** The backend can't be reached, or is closed. */
    public static final int CONNECTION_FAILED = 100;
    /** The object is absent, or the caller may not see or change it: the two are never told apart. */
    public static final int OBJECT_NOT_FOUND = 101;
    /** The query can't be understood. */
    public static final int INVALID_QUERY = 102;
    /** The class name is missing or has characters that it must not have. */
    public static final int INVALID_CLASS_NAME = 103;
    /** An objectId is needed and missing. */
    public static final int MISSING_OBJECT_ID = 104;
    /** The field name has characters that it must not have, or is reserved. */
    public static final int INVALID_KEY_NAME = 105;
    /** The pointer lacks its class name or objectId. */
    public static final int INVALID_POINTER = 106;
    /** The value or document is malformed. */
    public static final int INVALID_JSON = 107;
    /** The operation is not known, or not available here. */
    public static final int COMMAND_UNAVAILABLE = 108;
    /** The value's type is not the field's. */
    public static final int INCORRECT_TYPE = 111;
    /** The object is larger than the limit. */
    public static final int OBJECT_TOO_LARGE = 116;
    /** The caller's permissions don't allow the operation. */
    public static final int OPERATION_FORBIDDEN = 119;
    /** A key inside an object contains {@code $} or {@code .}. */
    public static final int INVALID_NESTED_KEY = 121;
    /** The ACL is malformed. */
    public static final int INVALID_ACL = 123;
    /** The operation took too long. */
    public static final int TIMEOUT = 124;
    /** The e-mail address is malformed. */
    public static final int INVALID_EMAIL_ADDRESS = 125;
    /** Which of several installations is meant can't be told. */
    public static final int INVALID_INSTALLATION_ID = 132;
    /** Something that is needed is missing: the name of a new class, the class that a pointer leads to, a field that the class can't do without. */
    public static final int MISSING_REQUIRED_FIELD = 135;
    /** A built-in field, or one that is set once for all, was to be changed. */
    public static final int CHANGED_IMMUTABLE_FIELD = 136;
    /** A value that must be unique is taken. */
    public static final int DUPLICATE_VALUE = 137;
    /** A role's name has characters that it must not have, or was to be changed. */
    public static final int INVALID_ROLE_NAME = 139;
    /** A function of the application, or an adapter, failed without a code of its own. */
    public static final int SCRIPT_FAILED = 141;
    /** A required field is missing. */
    public static final int VALIDATION_ERROR = 142;
    /** An argument has no meaning. */
    public static final int INVALID_VALUE = 162;
    /** The sign-up or log-in has no username. */
    public static final int USERNAME_MISSING = 200;
    /** The sign-up or log-in has no password. */
    public static final int PASSWORD_MISSING = 201;
    /** The username is taken. */
    public static final int USERNAME_TAKEN = 202;
    /** The e-mail address is taken. */
    public static final int EMAIL_TAKEN = 203;
    /** An e-mail address is needed and missing. */
    public static final int EMAIL_MISSING = 204;
    /** Nobody has the e-mail address, or it has not been verified. */
    public static final int EMAIL_NOT_FOUND = 205;
    /** The user can't be changed without a session of theirs. */
    public static final int SESSION_MISSING = 206;
    /** Users are made by signing up. */
    public static final int MUST_CREATE_USER_THROUGH_SIGNUP = 207;
    /** Another user is linked to this account of the provider. */
    public static final int ACCOUNT_ALREADY_LINKED = 208;
    /** The session token is unknown or expired. */
    public static final int INVALID_SESSION_TOKEN = 209;
    /** The provider's data have no id. */
    public static final int LINKED_ID_MISSING = 250;
    /** The provider does not know the data. */
    public static final int INVALID_LINKED_SESSION = 251;
    /** Nobody can log in by this provider here. */
    public static final int UNSUPPORTED_SERVICE = 252;
    /** The schema change contradicts the schema. */
    public static final int INVALID_SCHEMA_OPERATION = 255;

    private final int code;

    /**
     * An error with its code.
     *
     * @param code one of the constants of this class, or another of Parse's codes
     * @param message what was wrong, where, what to do; never a password, a token or somebody's data
     */
    public ParseException(int code, String message) {
        super(message);
        this.code = code;
    }

    /**
     * An error that another one caused.
     *
     * @param code one of the constants of this class, or another of Parse's codes
     * @param message what was wrong, where, what to do
     * @param cause what went wrong below
     */
    public ParseException(int code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Parse's error code. */
    public int getCode() {
        return code;
    }

    /** With the code, which {@link #getMessage()} must not repeat: gateways send the two apart. */
    @SuppressWarnings("OverrideThrowableToString") // the message is Parse's and stays it
    @Override
    public String toString() {
        return "ParseException " + code + ": " + getMessage();
    }
}
