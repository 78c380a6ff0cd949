package io.parsimony.engine.write;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.SavedObject;
import io.parsimony.engine.auth.AuthDataChange;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Changes a user, and what it is linked to as that is now.
 *
 * @param update the other changes
 */
record LinkStep(UpdateStep update, AuthDataChange change, ObjectValue response) implements WriteStep {
    @Override
    public String className() {
        return update.className();
    }

    @Override
    public Optional<String> lockedObject() {
        return update.lockedObject();
    }

    @Override
    public BatchOutcome run(WriteTransaction transaction) {
        StoredObject stored = update.locked(transaction);
        Map<FieldPath, FieldOperation> operations =
                new LinkedHashMap<>(update.draft().operations());
        operations.putAll(change.operationsOn(stored.document().fields()));
        SavedObject saved = update.apply(transaction, stored, operations);
        if (response.members().isEmpty()) {
            return new BatchOutcome.Saved(saved);
        }
        Map<String, ParseValue> results = new LinkedHashMap<>(saved.results());
        results.put(Draft.Link.RESPONSE, response);
        return new BatchOutcome.Saved(
                new SavedObject(saved.objectId(), saved.createdAt(), saved.updatedAt(), results));
    }
}
