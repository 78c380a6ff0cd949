package io.parsimony.engine.write;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.RestoreRequest.Conflict;
import io.parsimony.backend.SavedObject;
import io.parsimony.engine.security.RandomTexts;
import io.parsimony.engine.store.NewObject;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.WriteTransaction;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Inserts an object as it was elsewhere, or puts it in the place of one that is there. */
record RestoreStep(
        Draft.Restore draft, Footing footing, long aclNumber, RandomTexts random, Clock clock, Documents documents)
        implements WriteStep {
    @Override
    public String className() {
        return draft.className();
    }

    /** One that is to be refused shows in the insert; there is no need to look for it. */
    @Override
    public Optional<String> lockedObject() {
        return draft.onConflict() == Conflict.REFUSE ? Optional.empty() : Optional.ofNullable(draft.objectId());
    }

    @Override
    public BatchOutcome run(WriteTransaction transaction) {
        footing.requireIn(transaction);
        Optional<StoredObject> present = lockedObject().flatMap(id -> transaction.lock(className(), id));
        if (present.isPresent() && draft.onConflict() == Conflict.SKIP) {
            return new BatchOutcome.Skipped();
        }
        NewObject object = object();
        if (present.isPresent()) {
            transaction.replace(object);
        } else {
            Insertion.of(draft.objectId()).carryOut(transaction, className(), object);
        }
        return new BatchOutcome.Saved(new SavedObject(
                object.objectId(),
                Instant.ofEpochMilli(object.createdAtMillis()),
                Instant.ofEpochMilli(object.updatedAtMillis()),
                DocumentEdit.create(draft.operations()).results()));
    }

    private NewObject object() {
        long now = clock.millis();
        long updatedAt = millis(draft.updatedAt(), millis(draft.createdAt(), now));
        long createdAt = millis(draft.createdAt(), updatedAt);
        return documents.object(
                className(),
                draft.objectId() == null ? random.objectId() : draft.objectId(),
                createdAt,
                updatedAt,
                aclNumber,
                DocumentEdit.create(draft.operations()).fields());
    }

    private static long millis(@Nullable Instant time, long otherwise) {
        return time == null ? otherwise : time.toEpochMilli();
    }
}
