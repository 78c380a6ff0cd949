package io.parsimony.backend;

import io.parsimony.value.Acl;
import io.parsimony.value.ParseValue;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object as it was elsewhere, with its id, its times and its ACL. For the master key only (119). Names, types and limits are
 * checked as those of a {@link CreateRequest}, and the class and its fields come into being likewise.
 *
 * <p>A user needs a {@code username}. Its password comes as a bcrypt hash in {@code _hashed_password}, or {@code bcryptPassword} as
 * parse.com called it; without one the user can't log in before a password is set. A {@code sessionToken} is dropped. Sessions
 * are refused (119): users log in again.
 *
 * @param className its class
 * @param objectId its id; null for a fresh one
 * @param createdAt null for updatedAt, or else now
 * @param updatedAt not before createdAt (142); null for createdAt, or else now
 * @param acl null for none; a user then gets that of a sign-up
 * @param fields its fields; a relation's marker makes the field, its members come by {@link RestoreMembersRequest}
 * @param onConflict what happens when an object of this id is there
 */
public record RestoreRequest(
        String className,
        @Nullable String objectId,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Acl acl,
        Map<String, ParseValue> fields,
        Conflict onConflict)
        implements WriteRequest {

    /** What happens when an object of this id is there. */
    public enum Conflict {
        /** The one that is there stays; the request is refused with DUPLICATE_VALUE (137). */
        REFUSE,
        /** The one that is there stays; the outcome is {@link BatchOutcome.Skipped}. */
        SKIP,
        /** The new one takes its place, whole but for the members of relations, which stay. */
        REPLACE
    }

    /** Copies the map. */
    public RestoreRequest {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Without the values, among which a password's hash may be: they must reach no log. */
    @Override
    public String toString() {
        return "RestoreRequest[className=" + className + ", objectId=" + objectId + ", fields=" + fields.keySet() + "]";
    }
}
