package io.parsimony.engine.write;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.SavedObject;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Changes an object.
 *
 * @param aclNumber the new ACL's number; empty to leave the ACL
 */
record UpdateStep(
        WriteRight right, Draft.Update draft, Footing footing, OptionalLong aclNumber, Clock clock, Documents documents)
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
    public WriteStep with(Map<FieldPath, FieldOperation> further) {
        Map<FieldPath, FieldOperation> all = new LinkedHashMap<>(draft.operations());
        all.putAll(further);
        Draft.Update extended = new Draft.Update(className(), draft.objectId(), all, draft.acl());
        return new UpdateStep(right, extended, footing, aclNumber, clock, documents);
    }

    @Override
    public BatchOutcome run(WriteTransaction transaction) {
        footing.requireIn(transaction);
        StoredObject stored = WritableObjects.lock(transaction, right, className(), draft.objectId());
        long updatedAt = Math.max(clock.millis(), stored.updatedAtMillis());
        DocumentEdit edit = DocumentEdit.apply(stored.document().fields(), draft.operations());
        transaction.update(documents.object(
                className(),
                stored.objectId(),
                stored.createdAtMillis(),
                updatedAt,
                aclNumber.orElse(stored.aclNumber()),
                edit.fields()));
        RelationEdit.apply(transaction, className(), stored.objectId(), draft.operations());
        return new BatchOutcome.Saved(new SavedObject(
                stored.objectId(),
                Instant.ofEpochMilli(stored.createdAtMillis()),
                Instant.ofEpochMilli(updatedAt),
                edit.results()));
    }
}
