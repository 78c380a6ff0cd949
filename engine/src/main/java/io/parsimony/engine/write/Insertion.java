package io.parsimony.engine.write;

import io.parsimony.engine.store.NewObject;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.WriteTransaction;
import org.jspecify.annotations.Nullable;

/** Puts a new object into its class. */
enum Insertion {
    /** Under an id that nobody can have had. */
    FRESH,
    /** Under an id that was chosen: another object may have it, or have had it and be gone. */
    CHOSEN;

    /** By the id that was chosen; null for none. */
    static Insertion of(@Nullable String chosenId) {
        return chosenId == null ? FRESH : CHOSEN;
    }

    /**
     * Inserts the object.
     *
     * @throws io.parsimony.ParseException DUPLICATE_VALUE (137) when a chosen id is taken
     */
    void carryOut(WriteTransaction transaction, String className, NewObject object) {
        if (this == FRESH) {
            transaction.insert(object);
            return;
        }
        try {
            transaction.restore(object);
        } catch (StoreException e) {
            throw StoreFailures.isTakenObjectId(e) ? WriteErrors.objectIdTaken(className, e) : e;
        }
    }
}
