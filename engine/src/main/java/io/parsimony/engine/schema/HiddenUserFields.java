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

    private HiddenUserFields() {}
}
