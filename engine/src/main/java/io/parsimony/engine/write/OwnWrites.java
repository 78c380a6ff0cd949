package io.parsimony.engine.write;

import io.parsimony.backend.BackendOptions;
import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.SavedObject;
import io.parsimony.engine.security.RandomTexts;
import io.parsimony.engine.store.ObjectStore;
import io.parsimony.engine.store.ObjectStore.WriteWork;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/**
 * Writes that the engine makes by itself, in transactions of its own or beside the writes of callers: no permission applies, and nothing is
 * checked. The classes and fields must be there. Thread-safe.
 */
public final class OwnWrites {
    private static final int ID_ATTEMPTS = 5;

    private final ObjectStore store;
    private final RandomTexts random;
    private final Clock clock;
    private final Documents documents;

    /** Writes to this store. */
    public OwnWrites(ObjectStore store, RandomTexts random, BackendOptions options) {
        this.store = store;
        this.random = random;
        this.clock = options.clock();
        this.documents = new Documents(options.maxObjectBytes(), options.maxNesting());
    }

    /**
     * Runs the work in one transaction and commits it.
     *
     * @param classNames the classes that it writes to or locks objects of
     */
    public <R> R transaction(Set<String> classNames, WriteWork<R> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return store.write(classNames, work);
            } catch (StoreException e) {
                if (attempt == ID_ATTEMPTS || !StoreFailures.isTakenObjectId(e)) {
                    throw e;
                }
            }
        }
    }

    /** Inserts an object without an ACL. */
    public SavedObject create(WriteTransaction transaction, Draft.Create draft) {
        Footing footing = new Footing(transaction.schema(draft.className()), Set.of());
        BatchOutcome outcome =
                new CreateStep(draft, footing, Set.of(), 0, null, random, clock, documents).run(transaction);
        return ((BatchOutcome.Saved) outcome).object();
    }

    /** Changes a locked object and moves its time of update. */
    public void update(
            WriteTransaction transaction,
            String className,
            StoredObject locked,
            Map<FieldPath, FieldOperation> operations) {
        edit(transaction, className, locked, operations, Math.max(clock.millis(), locked.updatedAtMillis()));
    }

    /** Changes what is the engine's own in a locked object: to callers it has not changed. */
    public void updateHidden(
            WriteTransaction transaction,
            String className,
            StoredObject locked,
            Map<FieldPath, FieldOperation> operations) {
        edit(transaction, className, locked, operations, locked.updatedAtMillis());
    }

    private void edit(
            WriteTransaction transaction,
            String className,
            StoredObject locked,
            Map<FieldPath, FieldOperation> operations,
            long updatedAtMillis) {
        DocumentEdit edit = DocumentEdit.apply(locked.document().fields(), operations);
        transaction.update(documents.object(
                className,
                locked.objectId(),
                locked.createdAtMillis(),
                updatedAtMillis,
                locked.aclNumber(),
                edit.fields()));
        IdentityAnnouncements.ofChange(transaction, className);
    }

    /** Locks an object and deletes it; one that is gone already is no error. */
    public void delete(WriteTransaction transaction, String className, String objectId) {
        if (transaction.lock(className, objectId).isPresent()) {
            transaction.delete(className, objectId);
            IdentityAnnouncements.ofChange(transaction, className);
        }
    }
}
