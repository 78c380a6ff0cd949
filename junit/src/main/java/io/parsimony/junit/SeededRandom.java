package io.parsimony.junit;

import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** The same numbers for the same seed, and a state that can be put back: SplitMix64. Thread-safe. */
final class SeededRandom implements RandomGenerator {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private final AtomicLong state;

    SeededRandom(long seed) {
        state = new AtomicLong(seed);
    }

    /** What {@link #goBackTo} takes. */
    long state() {
        return state.get();
    }

    void goBackTo(long earlier) {
        state.set(earlier);
    }

    @Override
    public long nextLong() {
        long z = state.addAndGet(STEP);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
