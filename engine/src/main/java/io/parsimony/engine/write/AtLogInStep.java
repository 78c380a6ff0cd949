package io.parsimony.engine.write;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.SavedObject;
import io.parsimony.engine.auth.AuthDataChange;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Stores what a log-in has learnt from providers. It holds the user's row until the session is there, too: whoever unlinks the provider,
 * or deletes the user, comes before or after, and finds the session.
 */
record AtLogInStep(String userId, AuthDataChange change, Documents documents) implements WriteStep {
    @Override
    public String className() {
        return SystemClasses.USER;
    }

    @Override
    public Optional<String> lockedObject() {
        return Optional.of(userId);
    }

    @Override
    public BatchOutcome run(WriteTransaction transaction) {
        StoredObject stored = transaction
                .lock(className(), userId)
                .orElseThrow(() -> WriteErrors.notFound(className(), true));
        Map<FieldPath, FieldOperation> operations =
                change.operationsOn(stored.document().fields());
        if (!operations.isEmpty()) {
            // Intentional: a log-in does not change when the user was changed last.
            transaction.update(documents.object(
                    className(),
                    userId,
                    stored.createdAtMillis(),
                    stored.updatedAtMillis(),
                    stored.aclNumber(),
                    DocumentEdit.apply(stored.document().fields(), operations).fields()));
        }
        return new BatchOutcome.Saved(new SavedObject(
                userId,
                Instant.ofEpochMilli(stored.createdAtMillis()),
                Instant.ofEpochMilli(stored.updatedAtMillis()),
                Map.of()));
    }
}
