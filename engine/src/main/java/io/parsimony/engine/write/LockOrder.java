package io.parsimony.engine.write;

import io.parsimony.engine.store.WriteTransaction;
import java.util.Comparator;
import java.util.List;

/**
 * Locks the objects of a batch in one order for all batches, before any of them is changed: two batches over the same objects then
 * wait for each other instead of both for ever.
 */
final class LockOrder {
    private static final Comparator<WriteStep> BY_OBJECT = Comparator.comparing(WriteStep::className)
            .thenComparing(step -> step.lockedObject().orElse(""));

    private LockOrder() {}

    /** Locks what the steps will lock; a single one needs no order. */
    static void lock(WriteTransaction transaction, List<WriteStep> steps) {
        List<WriteStep> locking =
                steps.stream().filter(step -> step.lockedObject().isPresent()).toList();
        if (locking.size() > 1) {
            locking.stream()
                    .sorted(BY_OBJECT)
                    .forEach(step -> transaction.lock(
                            step.className(), step.lockedObject().orElseThrow()));
        }
    }
}
