package io.parsimony.backend;

import io.parsimony.value.ParseValue;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a successful write answers.
 *
 * @param objectId the object's id
 * @param createdAt when it was created; on a fresh object the same as updatedAt
 * @param updatedAt when it was changed: now
 * @param results the resulting values of the fields that an operation other than set or delete touched; for {@code a.b} nested
 *     in an object under {@code a}. For a user also {@code authDataResponse}, what adapters of providers tell the client, where they do
 */
public record SavedObject(String objectId, Instant createdAt, Instant updatedAt, Map<String, ParseValue> results) {
    /** Copies the map. */
    public SavedObject {
        results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    }
}
