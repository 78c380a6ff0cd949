package io.parsimony.engine.schema;

import java.util.Set;

/** Fields of a user that no caller sees but the maintenance key some of them, and the unique indexes over them. */
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

    /** None of them holds a password's hash. */
    private static final Set<String> OPEN_TO_KEYS = Set.of(
            "_email_verify_token",
            "_email_verify_token_expires_at",
            "_perishable_token",
            "_perishable_token_expires_at",
            "_failed_login_count",
            "_account_lockout_expires_at",
            "_password_changed_at");

    private HiddenUserFields() {}

    /**
     * Whether it is one of Parse's fields that the master and the maintenance key may query, and that the maintenance key sees and writes
     * ({@code parse-semantics.md} sections 1.3 and 4.1).
     */
    public static boolean isOpenToKeys(String className, String field) {
        return className.equals(SystemClasses.USER) && OPEN_TO_KEYS.contains(field);
    }
}
