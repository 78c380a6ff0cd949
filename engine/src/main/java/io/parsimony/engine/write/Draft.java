package io.parsimony.engine.write;

import io.parsimony.backend.RestoreRequest.Conflict;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.Acl;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A write whose names have been checked, and to which the engine may have added hidden fields. */
public sealed interface Draft {
    /** The object's class. */
    String className();

    /** Without the values, among which a password's hash or a session's token may be: they must reach no log. */
    private static String text(
            String kind, String className, @Nullable String objectId, Map<FieldPath, FieldOperation> operations) {
        return kind + "[className=" + className + ", objectId=" + objectId + ", fields=" + operations.keySet() + "]";
    }

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

        /** Without the values. */
        @Override
        public String toString() {
            return text("Create", className, objectId, operations);
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

        /** Without the values. */
        @Override
        public String toString() {
            return text("Update", className, objectId, operations);
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

        /** Without the values. */
        @Override
        public String toString() {
            return text("Restore", className, objectId, operations);
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

    /**
     * A new object, or a change of one that is there: which, shows in the transaction.
     *
     * @param objectId the id of the object that is to be changed as a rule; null where one is to be made as a rule
     * @param newId the id of the one that is made; null for a fresh one
     * @param acl the ACL, or the new one; null for none, or to leave it
     * @param choice chooses
     */
    record Upsert(
            String className,
            @Nullable String objectId,
            @Nullable String newId,
            Map<FieldPath, FieldOperation> operations,
            @Nullable Acl acl,
            Choice choice)
            implements Draft {
        /** Copies the map. */
        public Upsert {
            operations = Collections.unmodifiableMap(new LinkedHashMap<>(operations));
        }

        /** Chooses the object that is changed, and may remove others that it takes the place of. */
        @FunctionalInterface
        public interface Choice {
            /**
             * The id of the object to change; empty for a new one.
             *
             * @param named the object that the write names, locked; null where it names none
             * @throws io.parsimony.ParseException when the write is refused
             */
            Optional<String> target(WriteTransaction transaction, @Nullable StoredObject named);
        }
    }

    /** A write with what the engine does beside it. */
    record Accompanied(Draft draft, Companion companion) implements Draft {
        @Override
        public String className() {
            return draft.className();
        }
    }
}
