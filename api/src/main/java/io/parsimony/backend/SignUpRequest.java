package io.parsimony.backend;

import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.Acl;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A new user.
 *
 * @param username not empty; unique whatever its case
 * @param password not empty
 * @param email unique whatever its case; null for none
 * @param operations further fields; {@code objectId} among them as in {@link CreateRequest}
 * @param acl null for the default: readable by everybody, writable by the user
 * @param installationId the device that asks; null for none
 */
public record SignUpRequest(
        String username,
        String password,
        @Nullable String email,
        Map<FieldPath, FieldOperation> operations,
        @Nullable Acl acl,
        @Nullable String installationId) {
    /** Copies the map. */
    public SignUpRequest {
        operations = Collections.unmodifiableMap(new LinkedHashMap<>(operations));
    }

    /** A sign-up from no device in particular. */
    public SignUpRequest(
            String username,
            String password,
            @Nullable String email,
            Map<FieldPath, FieldOperation> operations,
            @Nullable Acl acl) {
        this(username, password, email, operations, acl, null);
    }

    /** Without password, address and fields, which must reach no log. */
    @Override
    public String toString() {
        return "SignUpRequest[username=" + username + "]";
    }
}
