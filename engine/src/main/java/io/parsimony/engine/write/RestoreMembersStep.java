package io.parsimony.engine.write;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.SavedObject;
import io.parsimony.engine.store.RelationKey;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.WriteTransaction;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Adds members to a relation and leaves the owner's updatedAt. */
record RestoreMembersStep(Draft.RestoreMembers draft, Footing footing, Documents documents) implements WriteStep {
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
        footing.requireIn(transaction);
        StoredObject owner = WritableObjects.lock(transaction, WriteRight.ofMaster(), className(), draft.objectId());
        // Written back as it is, because a change of a relation is a change of its owner: it takes a change number.
        transaction.update(documents.object(
                className(),
                owner.objectId(),
                owner.createdAtMillis(),
                owner.updatedAtMillis(),
                owner.aclNumber(),
                owner.document().fields()));
        transaction.relate(new RelationKey(className(), draft.field()), owner.objectId(), draft.memberIds());
        return new BatchOutcome.Saved(new SavedObject(
                owner.objectId(),
                Instant.ofEpochMilli(owner.createdAtMillis()),
                Instant.ofEpochMilli(owner.updatedAtMillis()),
                Map.of()));
    }
}
