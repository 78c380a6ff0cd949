package io.parsimony.schema;

import io.parsimony.ParseException;
import io.parsimony.value.Acl;
import java.util.regex.Pattern;

/** Whom permissions can speak of ({@code parse-semantics.md} sections 4.6 and 4.7). What is none of these is refused with 107. */
final class PermissionKeys {
    private static final String ROLE = "role:";
    /** Generated ids have letters and digits; those that come from elsewhere often have the others too. */
    private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9_-]+");

    private PermissionKeys() {}

    /** {@code *}, {@code role:Name} or a user's objectId. */
    static void requirePrincipal(String key) {
        if (!isPrincipal(key)) {
            throw unknown(key, "'*', 'role:Name' or the objectId of a user");
        }
    }

    /** Besides, {@code authenticated} and {@code userField:name}. */
    static void requireGroup(String key) {
        boolean isOfField =
                key.startsWith(ClassPermissions.USER_FIELD) && key.length() > ClassPermissions.USER_FIELD.length();
        if (!isOfField && !key.equals(ClassPermissions.AUTHENTICATED) && !isPrincipal(key)) {
            throw unknown(key, "'*', 'authenticated', 'role:Name', 'userField:name' or the objectId of a user");
        }
    }

    private static boolean isPrincipal(String key) {
        return key.equals(Acl.PUBLIC)
                || (key.startsWith(ROLE) && key.length() > ROLE.length())
                || USER_ID.matcher(key).matches();
    }

    private static ParseException unknown(String key, String expected) {
        return new ParseException(
                ParseException.INVALID_JSON, "'" + key + "' in class permissions is nobody; use " + expected);
    }
}
