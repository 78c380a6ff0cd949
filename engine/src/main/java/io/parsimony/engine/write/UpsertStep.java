package io.parsimony.engine.write;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.engine.store.WriteTransaction;
import java.util.Optional;
import java.util.function.Function;

/**
 * A new object or a change of one that is there, as the transaction shows.
 *
 * @param create makes the object
 * @param update changes the one with this id
 */
record UpsertStep(Draft.Upsert draft, WriteStep create, Function<String, WriteStep> update) implements WriteStep {
    @Override
    public String className() {
        return draft.className();
    }

    @Override
    public Optional<String> lockedObject() {
        return Optional.ofNullable(draft.objectId());
    }

    @Override
    public BatchOutcome run(WriteTransaction transaction) {
        WriteStep step = draft.choice().target(transaction).map(update).orElse(create);
        return step.run(transaction);
    }
}
