package io.parsimony.engine.match;

import io.parsimony.value.ObjectValue;

/**
 * An object that may match.
 *
 * @param objectId its id
 * @param createdAtMillis when it was created, in milliseconds since 1970
 * @param updatedAtMillis when it was last changed, in milliseconds since 1970
 * @param fields its fields but relations
 */
public record Candidate(String objectId, long createdAtMillis, long updatedAtMillis, ObjectValue fields) {}
