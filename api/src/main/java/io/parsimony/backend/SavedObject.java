package io.parsimony.backend;

import io.parsimony.value.Acl;
import io.parsimony.value.ParseValue;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a successful write answers.
 *
 * @param objectId the object's id
 * @param createdAt when it was created; on a fresh object the same as updatedAt
 * @param updatedAt when it was changed: now
 * @param results the resulting values of the fields that an operation other than set or delete touched, and of those that the backend
 *     set by itself; for {@code a.b} nested in an object under {@code a}. For a user also {@code authDataResponse}, what adapters of
 *     providers tell the client, where they do
 * @param acl the ACL that a new object got from its class because none was sent; null where there is nothing to tell
 * @param sessionToken the token of the session that the caller has from now on, because the write ended the one it had; null where it did
 *     not
 */
public record SavedObject(
        String objectId,
        Instant createdAt,
        Instant updatedAt,
        Map<String, ParseValue> results,
        @Nullable Acl acl,
        @Nullable String sessionToken) {
    /** Copies the map. */
    public SavedObject {
        results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    }

    /** An answer with no ACL to tell, to a write that left the caller's session alone. */
    public SavedObject(String objectId, Instant createdAt, Instant updatedAt, Map<String, ParseValue> results) {
        this(objectId, createdAt, updatedAt, results, null, null);
    }

    /** The same with the token of a session that the caller has from now on. */
    public SavedObject withSessionToken(String token) {
        return new SavedObject(objectId, createdAt, updatedAt, results, acl, token);
    }

    /** The same with other results. */
    public SavedObject withResults(Map<String, ParseValue> newResults) {
        return new SavedObject(objectId, createdAt, updatedAt, newResults, acl, sessionToken);
    }

    /** Without values and token, which must reach no log. */
    @Override
    public String toString() {
        return "SavedObject[objectId=" + objectId + ", results=" + results.keySet() + "]";
    }
}
