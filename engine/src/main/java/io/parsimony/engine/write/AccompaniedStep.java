package io.parsimony.engine.write;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A step with what the engine does beside it. */
record AccompaniedStep(WriteStep step, Companion companion) implements WriteStep {
    @Override
    public String className() {
        return step.className();
    }

    @Override
    public Set<String> classNames() {
        Set<String> all = new TreeSet<>(step.classNames());
        all.addAll(companion.classNames());
        return all;
    }

    @Override
    public Optional<String> lockedObject() {
        return step.lockedObject();
    }

    @Override
    public WriteStep core() {
        return step.core();
    }

    @Override
    public BatchOutcome run(WriteTransaction transaction) {
        Map<FieldPath, FieldOperation> further = companion.before(transaction);
        WriteStep now = further.isEmpty() ? step : step.with(further);
        return companion.after(transaction, now.run(transaction));
    }

    @Override
    public void committed(BatchOutcome outcome) {
        companion.committed(outcome);
    }
}
