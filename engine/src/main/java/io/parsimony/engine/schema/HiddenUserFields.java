package io.parsimony.engine.schema;

/** Fields of a user that no caller ever sees, and the unique indexes over them. */
public final class HiddenUserFields {
    /** The password's hash; missing where the user has no password. */
    public static final String HASHED_PASSWORD = "_hashed_password";
    /** The username without its case. */
    public static final String CANONICAL_USERNAME = "_canonical_username";
    /** The e-mail address without its case. */
    public static final String CANONICAL_EMAIL = "_canonical_email";

    /** The name of the unique index that makes a second user of one name impossible. */
    public static final String USERNAME_INDEX = "uniqueUsernameOfUser";
    /** The name of the unique index that makes a second user of one address impossible. */
    public static final String EMAIL_INDEX = "uniqueEmailOfUser";

    private static final String AUTH_ID = "_auth_data_";
    private static final String AUTH_ID_END = "_id";
    private static final String AUTH_ID_INDEX = "uniqueAuthIdOfUser_";

    private HiddenUserFields() {}

    /** The field that holds the user's id at a log-in provider; missing where the user is not linked to it. */
    public static String authId(String provider) {
        return AUTH_ID + provider + AUTH_ID_END;
    }

    /** Whether the field holds an id at some provider. */
    public static boolean isAuthId(String field) {
        return field.startsWith(AUTH_ID) && field.endsWith(AUTH_ID_END);
    }

    /** The name of the unique index that makes a second user of one provider's id impossible. */
    public static String authIdIndex(String provider) {
        return AUTH_ID_INDEX + provider;
    }

    /** Whether the index is one of those. */
    public static boolean isAuthIdIndex(String name) {
        return name.startsWith(AUTH_ID_INDEX);
    }
}
