package io.parsimony.tests.hunt;

import io.parsimony.tests.hunt.checker.Answer;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** How much was hunted. Thread-safe. */
final class Tally {
    private final LongAdder worlds = new LongAdder();
    private final LongAdder answers = new LongAdder();
    private final LongAdder refusals = new LongAdder();
    private final LongAdder empty = new LongAdder();

    void world() {
        worlds.increment();
    }

    void answer(Answer answer) {
        answers.increment();
        if (answer instanceof Answer.Refusal) {
            refusals.increment();
        } else if (answer instanceof Answer.Objects objects && objects.results().isEmpty()) {
            empty.increment();
        }
    }

    long worlds() {
        return worlds.sum();
    }

    /** For people. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d worlds, %,d answers, of which %,d refusals and %,d without objects",
                worlds.sum(),
                answers.sum(),
                refusals.sum(),
                empty.sum());
    }
}
