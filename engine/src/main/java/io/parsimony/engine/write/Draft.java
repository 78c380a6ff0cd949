package io.parsimony.engine.write;

import io.parsimony.backend.RestoreRequest.Conflict;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.Acl;
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
     * @param acl null for the class's default, or else none
     * @param createdAt null for now
     * @param updatedAt null for createdAt
     */
    record Create(
            String className,
            @Nullable String objectId,
            Map<FieldPath, FieldOperation> operations,
            @Nullable Acl acl,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt)
            implements Draft {
        /** Copies the map. */
        public Create {
            operations = Collections.unmodifiableMap(new LinkedHashMap<>(operations));
        }

        /** An object that is made now. */
        public Create(
                String className,
                @Nullable String objectId,
                Map<FieldPath, FieldOperation> operations,
                @Nullable Acl acl) {
            this(className, objectId, operations, acl, null, null);
        }

        /** The same object with these operations. */
        public Create with(Map<FieldPath, FieldOperation> changed) {
            return new Create(className, objectId, changed, acl, createdAt, updatedAt);
        }

        /** This object, made when the other one was. */
        public Create at(Create other) {
            return new Create(className, objectId, operations, acl, other.createdAt(), other.updatedAt());
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
