package io.parsimony.engine.store;

import io.parsimony.backend.JsonDocument;
import io.parsimony.value.Acl;
import org.jspecify.annotations.Nullable;

/**
 * An object as it is stored.
 *
 * @param objectId its id
 * @param createdAtMillis when it was created, in milliseconds since 1970
 * @param updatedAtMillis when it was last changed, in milliseconds since 1970
 * @param aclNumber its ACL's number; 0 for none
 * @param acl its ACL; null for none
 * @param change the number that its last write took
 * @param document its fields but relations, as canonical JSON
 */
public record StoredObject(
        String objectId,
        long createdAtMillis,
        long updatedAtMillis,
        long aclNumber,
        @Nullable Acl acl,
        long change,
        JsonDocument document) {}
