package io.parsimony.engine.write;

import io.parsimony.backend.RestoreRequest.Conflict;
import io.parsimony.engine.auth.AuthDataChange;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.Acl;
import io.parsimony.value.ObjectValue;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A write whose names have been checked, and to which the engine may have added hidden fields. */
public sealed interface Draft {
    /** The object's class. */
    String className();

    /**
     * A new object.
     *
     * @param objectId its id; null for a fresh one
     * @param acl null for none
     */
    record Create(
            String className,
            @Nullable String objectId,
            Map<FieldPath, FieldOperation> operations,
            @Nullable Acl acl) implements Draft {
        /** Copies the map. */
        public Create {
            operations = Collections.unmodifiableMap(new LinkedHashMap<>(operations));
        }
    }

    /**
     * A change of an object.
     *
     * @param acl null to leave it
     */
    record Update(
            String className,
            String objectId,
            Map<FieldPath, FieldOperation> operations,
            @Nullable Acl acl) implements Draft {
        /** Copies the map. */
        public Update {
            operations = Collections.unmodifiableMap(new LinkedHashMap<>(operations));
        }
    }

    /**
     * A change of a user and of what it is linked to.
     *
     * @param update the other changes
     * @param response what the client is told beside; empty for nothing
     */
    record Link(Update update, AuthDataChange change, ObjectValue response) implements Draft {
        /** Where the response stands in the answer. */
        public static final String RESPONSE = "authDataResponse";

        @Override
        public String className() {
            return update.className();
        }
    }

    /** What a log-in leaves in the user, for the engine itself: no permission applies. */
    record AtLogIn(String userId, AuthDataChange change) implements Draft {
        @Override
        public String className() {
            return SystemClasses.USER;
        }
    }

    /**
     * An object as it was elsewhere.
     *
     * @param objectId its id; null for a fresh one
     * @param createdAt null for updatedAt, or else now
     * @param updatedAt null for createdAt, or else now
     * @param acl null for none
     * @param onConflict what happens when an object of this id is there
     */
    record Restore(
            String className,
            @Nullable String objectId,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt,
            Map<FieldPath, FieldOperation> operations,
            @Nullable Acl acl,
            Conflict onConflict)
            implements Draft {
        /** Copies the map. */
        public Restore {
            operations = Collections.unmodifiableMap(new LinkedHashMap<>(operations));
        }
    }

    /** Members that an object's relation had elsewhere. */
    record RestoreMembers(String className, String objectId, String field, List<String> memberIds) implements Draft {
        /** Copies the list. */
        public RestoreMembers {
            memberIds = List.copyOf(memberIds);
        }
    }

    /** The end of an object. */
    record Delete(String className, String objectId) implements Draft {}
}
