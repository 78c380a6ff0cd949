package io.parsimony.engine.write;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.engine.store.WriteTransaction;
import java.util.Optional;

/** A write that has gone through the schema phase and can be carried out, as often as the store asks for it. */
interface WriteStep {
    /** The class that is written to. */
    String className();

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
