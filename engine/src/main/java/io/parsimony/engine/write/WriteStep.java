package io.parsimony.engine.write;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A write that has gone through the schema phase and can be carried out, as often as the store asks for it. */
interface WriteStep {
    /** The class that is written to. */
    String className();

    /** All classes that it writes to or locks objects of. */
    default Set<String> classNames() {
        return Set.of(className());
    }

    /** The step that writes the object itself. */
    default WriteStep core() {
        return this;
    }

    /**
     * The same step with further operations.
     *
     * @throws IllegalStateException when it is no update
     */
    default WriteStep with(Map<FieldPath, FieldOperation> further) {
        throw new IllegalStateException("Only an update takes further operations");
    }

    /** To be called after the commit, with what was answered. */
    default void committed(BatchOutcome outcome) {}

    /** The id of the stored object that it locks; empty for a new object. */
    default Optional<String> lockedObject() {
        return Optional.empty();
    }

    /**
     * Carries it out.
     *
     * @throws io.parsimony.ParseException when it is refused
     * @throws io.parsimony.engine.store.StoreException when the store fails
     */
    BatchOutcome run(WriteTransaction transaction);
}
