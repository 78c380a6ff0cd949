package io.parsimony.engine.role;

import io.parsimony.ParseException;

/** Why a write to a role is refused. */
final class RoleErrors {
    private RoleErrors() {}

    static ParseException nameMissing() {
        return new ParseException(ParseException.INCORRECT_TYPE, "A role needs a name, a String that is not empty");
    }

    static ParseException aclMissing() {
        return new ParseException(
                ParseException.INCORRECT_TYPE,
                "A role needs an ACL: whoever may write it can add users to it; pass one that names who may");
    }

    static ParseException badName() {
        return new ParseException(
                ParseException.INVALID_ROLE_NAME,
                "A role's name has other characters than letters and digits of ASCII, spaces, - and _; choose another one");
    }

    static ParseException renamed() {
        return new ParseException(
                ParseException.INVALID_ROLE_NAME,
                "A role's name can only be set when the role is made; make a new role, or use the master key");
    }
}
