package io.parsimony.engine.auth;

import io.parsimony.value.ObjectValue;

/**
 * What adapters have let pass.
 *
 * @param change what is stored of it
 * @param response what they tell the client, per provider; those that tell nothing are left out
 */
public record CheckedAuthData(AuthDataChange change, ObjectValue response) {
    /** Nothing was sent. */
    public static final CheckedAuthData NONE = new CheckedAuthData(AuthDataChange.NONE, ObjectValue.EMPTY);

    /** Without the response, which may be a secret between adapter and client. */
    @Override
    public String toString() {
        return "CheckedAuthData[" + change + "]";
    }
}
