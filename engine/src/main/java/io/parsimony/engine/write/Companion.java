package io.parsimony.engine.write;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import java.util.Map;
import java.util.Set;

/**
 * What the engine does beside a write, in the write's own transaction: all of it happens or nothing. A transaction may run again, so that a
 * companion must have no effect but through it until {@link #committed}.
 */
public interface Companion {
    /** The classes that it writes to or locks objects of, beside the write's own. */
    default Set<String> classNames() {
        return Set.of();
    }

    /**
     * Comes before the write, of which nobody knows yet whether the caller may do it: must change nothing, and tell the caller nothing of what
     * it found.
     *
     * @return operations that an update carries out beside its own
     * @throws io.parsimony.ParseException when the write is refused
     */
    default Map<FieldPath, FieldOperation> before(WriteTransaction transaction) {
        return Map.of();
    }

    /**
     * Comes after the write.
     *
     * @return what is answered in the place of the outcome
     * @throws io.parsimony.ParseException when the write is refused after all
     */
    default BatchOutcome after(WriteTransaction transaction, BatchOutcome outcome) {
        return outcome;
    }

    /** Comes after the commit, with what was answered; not for a member of a batch that failed. Must not throw. */
    default void committed(BatchOutcome outcome) {}
}
