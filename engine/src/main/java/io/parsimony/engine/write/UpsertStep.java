package io.parsimony.engine.write;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.WriteTransaction;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A new object or a change of one that is there, as the transaction shows.
 *
 * @param right must cover the object that the write names, before anything is told of it; null where it names none
 * @param create makes the object
 * @param update changes the one with this id
 */
record UpsertStep(Draft.Upsert draft, @Nullable WriteRight right, WriteStep create, Function<String, WriteStep> update)
        implements WriteStep {
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
        StoredObject named = right == null || draft.objectId() == null
                ? null
                : WritableObjects.lock(transaction, right, className(), draft.objectId());
        WriteStep step = draft.choice().target(transaction, named).map(update).orElse(create);
        return step.run(transaction);
    }
}
