package io.parsimony.engine.write;

import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.Acl;
import java.util.Collections;
import java.util.LinkedHashMap;
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

    /** The end of an object. */
    record Delete(String className, String objectId) implements Draft {}
}
