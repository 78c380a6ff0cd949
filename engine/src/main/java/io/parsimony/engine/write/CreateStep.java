package io.parsimony.engine.write;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.SavedObject;
import io.parsimony.engine.security.RandomTexts;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.value.Acl;
import io.parsimony.value.ParseValue;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Inserts a new object.
 *
 * @param defaults fields whose values the class gives it, which are among the draft's operations; they are answered
 * @param aclNumber its ACL's number; 0 for none
 * @param givenAcl the ACL, where the class gave it; null where it was sent, or there is none
 */
record CreateStep(
        Draft.Create draft,
        Footing footing,
        Set<String> defaults,
        long aclNumber,
        @Nullable Acl givenAcl,
        RandomTexts random,
        Clock clock,
        Documents documents)
        implements WriteStep {
    @Override
    public String className() {
        return draft.className();
    }

    @Override
    public BatchOutcome run(WriteTransaction transaction) {
        footing.requireIn(transaction);
        String objectId = draft.objectId() == null ? random.objectId() : draft.objectId();
        Instant createdAt = draft.createdAt() == null ? Instant.ofEpochMilli(clock.millis()) : draft.createdAt();
        Instant updatedAt = draft.updatedAt() == null ? createdAt : draft.updatedAt();
        DocumentEdit edit = DocumentEdit.create(draft.operations());
        Insertion.of(draft.objectId())
                .carryOut(
                        transaction,
                        className(),
                        documents.object(
                                className(),
                                objectId,
                                createdAt.toEpochMilli(),
                                updatedAt.toEpochMilli(),
                                aclNumber,
                                edit.fields()));
        RelationEdit.apply(transaction, className(), objectId, draft.operations());
        return new BatchOutcome.Saved(new SavedObject(objectId, createdAt, updatedAt, results(edit), givenAcl, null));
    }

    private Map<String, ParseValue> results(DocumentEdit edit) {
        Map<String, ParseValue> results = new LinkedHashMap<>(edit.results());
        for (String field : defaults) {
            ParseValue value = edit.fields().members().get(field);
            if (value != null) {
                results.put(field, value);
            }
        }
        return results;
    }
}
