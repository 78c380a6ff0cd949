package io.parsimony.engine.write;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.engine.store.WriteTransaction;
import java.util.Optional;

/** Deletes an object. */
record DeleteStep(WriteRight right, Draft.Delete draft) implements WriteStep {
    @Override
    public String className() {
        return draft.className();
    }

    @Override
    public Optional<String> lockedObject() {
        return Optional.of(draft.objectId());
    }

    @Override
    public BatchOutcome run(WriteTransaction transaction) {
        WritableObjects.lock(transaction, right, className(), draft.objectId());
        transaction.delete(className(), draft.objectId());
        return new BatchOutcome.Deleted();
    }
}
