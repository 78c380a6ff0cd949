package io.parsimony.engine.write;

import io.parsimony.ParseException;
import io.parsimony.backend.BatchOutcome;
import io.parsimony.engine.store.WriteTransaction;

/** A write that was refused before its transaction: fails when its turn comes, so that an earlier failure comes first. */
record RefusedStep(String className, ParseException refusal) implements WriteStep {
    @Override
    public BatchOutcome run(WriteTransaction transaction) {
        throw refusal;
    }
}
