package io.parsimony.engine.write;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.SavedObject;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.value.ParseValue;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Inserts a new object.
 *
 * @param defaults fields whose values the class gives it, which are among the draft's operations; they are answered
 */
record CreateStep(
        Draft.Create draft,
        Footing footing,
        Set<String> defaults,
        long aclNumber,
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
        footing.requireIn(transaction);
        String objectId = draft.objectId() == null ? ids.next() : draft.objectId();
        long now = clock.millis();
        DocumentEdit edit = DocumentEdit.create(draft.operations());
        transaction.insert(documents.object(className(), objectId, now, now, aclNumber, edit.fields()));
        RelationEdit.apply(transaction, className(), objectId, draft.operations());
        Instant at = Instant.ofEpochMilli(now);
        return new BatchOutcome.Saved(new SavedObject(objectId, at, at, results(edit)));
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
