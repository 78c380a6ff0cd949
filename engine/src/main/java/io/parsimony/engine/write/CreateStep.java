package io.parsimony.engine.write;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.SavedObject;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.value.Acl;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Inserts a new object.
 *
 * @param aclNumber its ACL's number; 0 for none
 * @param givenAcl the ACL, where the class gave it; null where it was sent, or there is none
 */
record CreateStep(
        Draft.Create draft,
        long aclNumber,
        @Nullable Acl givenAcl,
        ObjectIdGenerator ids,
        Clock clock,
        Documents documents)
        implements WriteStep {
    @Override
    public String className() {
        return draft.className();
    }

    @Override
    public BatchOutcome run(WriteTransaction transaction) {
        String objectId = draft.objectId() == null ? ids.next() : draft.objectId();
        Instant createdAt = draft.createdAt() == null ? Instant.ofEpochMilli(clock.millis()) : draft.createdAt();
        Instant updatedAt = draft.updatedAt() == null ? createdAt : draft.updatedAt();
        DocumentEdit edit = DocumentEdit.create(draft.operations());
        transaction.insert(documents.object(
                className(),
                objectId,
                createdAt.toEpochMilli(),
                updatedAt.toEpochMilli(),
                aclNumber,
                edit.fields()));
        RelationEdit.apply(transaction, className(), objectId, draft.operations());
        return new BatchOutcome.Saved(new SavedObject(objectId, createdAt, updatedAt, edit.results(), givenAcl));
    }
}
