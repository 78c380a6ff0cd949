package io.parsimony.engine.write;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.SavedObject;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Changes an object.
 *
 * @param aclNumber the new ACL's number; empty to leave the ACL
 */
record UpdateStep(Identity identity, Draft.Update draft, OptionalLong aclNumber, Clock clock, Documents documents)
        implements WriteStep {
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
        StoredObject stored = locked(transaction);
        return new BatchOutcome.Saved(apply(transaction, stored, draft.operations()));
    }

    StoredObject locked(WriteTransaction transaction) {
        return WritableObjects.lock(transaction, identity, className(), draft.objectId());
    }

    /**
     * Writes the locked object anew.
     *
     * @param operations those of the draft, and such as depend on what is stored
     */
    SavedObject apply(
            WriteTransaction transaction, StoredObject stored, Map<FieldPath, FieldOperation> operations) {
        long updatedAt = Math.max(clock.millis(), stored.updatedAtMillis());
        DocumentEdit edit = DocumentEdit.apply(stored.document().fields(), operations);
        transaction.update(documents.object(
                className(),
                stored.objectId(),
                stored.createdAtMillis(),
                updatedAt,
                aclNumber.orElse(stored.aclNumber()),
                edit.fields()));
        RelationEdit.apply(transaction, className(), stored.objectId(), operations);
        return new SavedObject(
                stored.objectId(),
                Instant.ofEpochMilli(stored.createdAtMillis()),
                Instant.ofEpochMilli(updatedAt),
                edit.results());
    }
}
