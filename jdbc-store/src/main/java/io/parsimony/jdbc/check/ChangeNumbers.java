package io.parsimony.jdbc.check;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Change numbers that were met, one bit each: a hundred million writes take some 12 MB. */
final class ChangeNumbers {
    private static final int BITS_OF_A_BLOCK = 20;

    private final Map<Long, BitSet> blocks = new HashMap<>();

    /** Whether the number is met for the first time. */
    boolean add(long number) {
        BitSet block = blocks.computeIfAbsent(number >> BITS_OF_A_BLOCK, key -> new BitSet());
        int bit = (int) (number & ((1 << BITS_OF_A_BLOCK) - 1));
        boolean isNew = !block.get(bit);
        block.set(bit);
        return isNew;
    }
}
