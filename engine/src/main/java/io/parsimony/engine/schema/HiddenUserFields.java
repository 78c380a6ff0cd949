package io.parsimony.engine.schema;

import io.parsimony.schema.FieldType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Fields of a user that no caller sees but the maintenance key some of them, and the indexes over them. */
public final class HiddenUserFields {
    /** The password's hash; missing where the user has no password. */
    public static final String HASHED_PASSWORD = "_hashed_password";
    /** The username without its case. */
    public static final String CANONICAL_USERNAME = "_canonical_username";
    /** The e-mail address without its case. */
    public static final String CANONICAL_EMAIL = "_canonical_email";

    /** The hashes of earlier passwords, the last one at the end. */
    public static final String PASSWORD_HISTORY = "_password_history";
    /** When the password was set, or its age was first asked about. */
    public static final String PASSWORD_CHANGED_AT = "_password_changed_at";
    /** How many log-ins have failed since the last one that did not. */
    public static final String FAILED_LOGIN_COUNT = "_failed_login_count";
    /** Until when no password opens a session. */
    public static final String LOCKOUT_EXPIRES_AT = "_account_lockout_expires_at";
    /** By what the e-mail address can be verified. */
    public static final String VERIFY_TOKEN = "_email_verify_token";
    /** Until when. */
    public static final String VERIFY_TOKEN_EXPIRES_AT = "_email_verify_token_expires_at";
    /** By what a new password can be set. */
    public static final String RESET_TOKEN = "_perishable_token";
    /** Until when. */
    public static final String RESET_TOKEN_EXPIRES_AT = "_perishable_token_expires_at";

    /** The name of the unique index that makes a second user of one name impossible. */
    public static final String USERNAME_INDEX = "uniqueUsernameOfUser";
    /** The name of the unique index that makes a second user of one address impossible. */
    public static final String EMAIL_INDEX = "uniqueEmailOfUser";

    /** The name of the index by which the users of links in mails are found. */
    public static final String VERIFY_TOKEN_INDEX = "verifyTokenOfUser";
    /** The name of the index by which the users of links in mails are found. */
    public static final String RESET_TOKEN_INDEX = "resetTokenOfUser";

    private static final String AUTH_ID = "_auth_data_";
    private static final String AUTH_ID_END = "_id";
    private static final String AUTH_ID_INDEX = "uniqueAuthIdOfUser_";
    /** None of them holds a password's hash. */
    private static final Set<String> OPEN_TO_KEYS = Set.of(
            VERIFY_TOKEN,
            VERIFY_TOKEN_EXPIRES_AT,
            RESET_TOKEN,
            RESET_TOKEN_EXPIRES_AT,
            FAILED_LOGIN_COUNT,
            LOCKOUT_EXPIRES_AT,
            PASSWORD_CHANGED_AT);

    private HiddenUserFields() {}

    /**
     * Whether it is one of Parse's fields that the master and the maintenance key may query, and that the maintenance key sees and writes
     * ({@code parse-semantics.md} sections 1.3 and 4.1).
     */
    public static boolean isOpenToKeys(String className, String field) {
        return className.equals(SystemClasses.USER) && OPEN_TO_KEYS.contains(field);
    }

    /** With what hidden fields the class of users is born. */
    static Map<String, FieldType> all() {
        Map<String, FieldType> fields = new LinkedHashMap<>();
        fields.put(HASHED_PASSWORD, FieldType.STRING);
        fields.put(CANONICAL_USERNAME, FieldType.STRING);
        fields.put(CANONICAL_EMAIL, FieldType.STRING);
        fields.putAll(ofAccounts());
        return Collections.unmodifiableMap(fields);
    }

    /** Those that came later: a class of users may have been made without them. */
    public static Map<String, FieldType> ofAccounts() {
        Map<String, FieldType> fields = new LinkedHashMap<>();
        fields.put(PASSWORD_HISTORY, FieldType.ARRAY);
        fields.put(PASSWORD_CHANGED_AT, FieldType.DATE);
        fields.put(FAILED_LOGIN_COUNT, FieldType.NUMBER);
        fields.put(LOCKOUT_EXPIRES_AT, FieldType.DATE);
        fields.put(VERIFY_TOKEN, FieldType.STRING);
        fields.put(VERIFY_TOKEN_EXPIRES_AT, FieldType.DATE);
        fields.put(RESET_TOKEN, FieldType.STRING);
        fields.put(RESET_TOKEN_EXPIRES_AT, FieldType.DATE);
        return Collections.unmodifiableMap(fields);
    }

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
