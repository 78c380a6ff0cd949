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
 * @param results the resulting values of the fields that an operation other than set or delete touched; for {@code a.b} nested
 *     in an object under {@code a}
 * @param acl the ACL that a new object got from its class because none was sent; null where there is nothing to tell
 */
public record SavedObject(
        String objectId,
        Instant createdAt,
        Instant updatedAt,
        Map<String, ParseValue> results,
        @Nullable Acl acl) {
    /** Copies the map. */
    public SavedObject {
        results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    }

    /** An answer with no ACL to tell. */
    public SavedObject(String objectId, Instant createdAt, Instant updatedAt, Map<String, ParseValue> results) {
        this(objectId, createdAt, updatedAt, results, null);
    }
}
