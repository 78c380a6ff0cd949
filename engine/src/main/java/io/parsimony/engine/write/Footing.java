package io.parsimony.engine.write;

import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a write stands on: the class as it was when the write was checked against it. Fields may have been removed since.
 *
 * @param schema the class
 * @param fields the fields that the write puts something into
 */
record Footing(ClassSchema schema, Set<String> fields) {
    /** Copies the set. */
    Footing {
        fields = Set.copyOf(fields);
    }

    static Footing of(ClassSchema schema, Map<FieldPath, FieldOperation> operations) {
        return new Footing(
                schema, operations.keySet().stream().map(FieldPath::field).collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Makes sure that the transaction writes to the class as it was, as far as it matters.
     *
     * @throws StoreException STALE when a field is gone, or came back with another type
     */
    @SuppressWarnings("ReferenceEquality") // intentional: nearly always it is the same one, which is quickly told
    void requireIn(WriteTransaction transaction) {
        ClassSchema now = transaction.schema(schema.className());
        if (now == schema) {
            return;
        }
        for (String field : fields) {
            Optional<FieldType> before = schema.field(field);
            if (before.isPresent() && !before.equals(now.field(field))) {
                throw new StoreException(
                        Kind.STALE,
                        field,
                        "Field '" + field + "' of class '" + schema.className() + "' was removed meanwhile");
            }
        }
    }
}
