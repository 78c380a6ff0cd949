package io.parsimony.engine.write;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.SavedObject;
import io.parsimony.engine.store.WriteTransaction;
import java.time.Clock;
import java.time.Instant;

/** Inserts a new object. */
record CreateStep(Draft.Create draft, long aclNumber, ObjectIdGenerator ids, Clock clock, Documents documents)
        implements WriteStep {
    @Override
    public String className() {
        return draft.className();
    }

    @Override
    public BatchOutcome run(WriteTransaction transaction) {
        String objectId = draft.objectId() == null ? ids.next() : draft.objectId();
        long now = clock.millis();
        DocumentEdit edit = DocumentEdit.create(draft.operations());
        transaction.insert(documents.object(className(), objectId, now, now, aclNumber, edit.fields()));
        RelationEdit.apply(transaction, className(), objectId, draft.operations());
        Instant at = Instant.ofEpochMilli(now);
        return new BatchOutcome.Saved(new SavedObject(objectId, at, at, edit.results()));
    }
}
