package io.parsimony.tests.hunt;

import io.parsimony.tests.hunt.checker.Ruling;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** How much was written. Thread-safe. */
final class WriteTally {
    private final LongAdder writes = new LongAdder();
    private final LongAdder refused = new LongAdder();

    void ruling(Ruling ruling) {
        writes.increment();
        if (ruling instanceof Ruling.Refused) {
            refused.increment();
        }
    }

    /** For people. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d writes, of which %,d refused", writes.sum(), refused.sum());
    }
}
