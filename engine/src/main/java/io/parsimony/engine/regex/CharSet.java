package io.parsimony.engine.regex;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/** A set of code points that a well-formed string without U+0000 can have. Immutable. */
public final class CharSet {
    private static final int ASCII = 128;
    private static final int[] STORABLE = {
        1, Character.MIN_SURROGATE - 1, Character.MAX_SURROGATE + 1, Character.MAX_CODE_POINT
    };

    /** Every code point. */
    public static final CharSet ALL = new CharSet(STORABLE);

    /** No code point. */
    static final CharSet NONE = new CharSet(new int[0]);

    /** First and last of each range, ascending and with gaps between them. */
    private final int[] bounds;

    private final long lowAscii;
    private final long highAscii;

    private CharSet(int[] bounds) {
        this.bounds = bounds;
        long low = 0;
        long high = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            for (int c = bounds[i]; c <= Math.min(bounds[i + 1], ASCII - 1); c++) {
                low |= c < Long.SIZE ? 1L << c : 0;
                high |= c < Long.SIZE ? 0 : 1L << c;
            }
        }
        lowAscii = low;
        highAscii = high;
    }

    static CharSet of(int codePoint) {
        return range(codePoint, codePoint);
    }

    static CharSet range(int first, int last) {
        return new CharSet(both(new int[] {first, last}, STORABLE));
    }

    static CharSet of(BitSet members) {
        int[] found = new int[16];
        int size = 0;
        for (int first = members.nextSetBit(0); first >= 0; ) {
            int end = members.nextClearBit(first);
            if (size == found.length) {
                found = Arrays.copyOf(found, 2 * size);
            }
            found[size++] = first;
            found[size++] = end - 1;
            first = members.nextSetBit(end);
        }
        return new CharSet(both(Arrays.copyOf(found, size), STORABLE));
    }

    static CharSet where(IntPredicate isMember) {
        BitSet members = new BitSet(Character.MAX_CODE_POINT + 1);
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (isMember.test(c)) {
                members.set(c);
            }
        }
        return of(members);
    }

    /** All others. */
    public CharSet complement() {
        return new CharSet(both(outside(bounds), STORABLE));
    }

    CharSet or(CharSet other) {
        return new CharSet(both(outside(both(outside(bounds), outside(other.bounds))), STORABLE)); // de Morgan
    }

    private static int[] outside(int[] bounds) {
        int[] gaps = new int[bounds.length + 2];
        int size = 0;
        int from = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            if (bounds[i] > from) {
                gaps[size++] = from;
                gaps[size++] = bounds[i] - 1;
            }
            from = bounds[i + 1] + 1;
        }
        if (from <= Character.MAX_CODE_POINT) {
            gaps[size++] = from;
            gaps[size++] = Character.MAX_CODE_POINT;
        }
        return Arrays.copyOf(gaps, size);
    }

    private static int[] both(int[] left, int[] right) {
        int[] common = new int[left.length + right.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < left.length && j < right.length) {
            int first = Math.max(left[i], right[j]);
            int last = Math.min(left[i + 1], right[j + 1]);
            if (first <= last) {
                common[size++] = first;
                common[size++] = last;
            }
            if (left[i + 1] < right[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return Arrays.copyOf(common, size);
    }

    /** Whether the code point is one of them. */
    public boolean contains(int codePoint) {
        if (codePoint < ASCII) {
            return ((codePoint < Long.SIZE ? lowAscii : highAscii) & (1L << codePoint)) != 0;
        }
        int at = Arrays.binarySearch(bounds, codePoint);
        return at >= 0 || (-at - 1) % 2 == 1; // between a first and its last
    }

    /** The only member; -1 when there is none, or more than one. */
    public int only() {
        return bounds.length == 2 && bounds[0] == bounds[1] ? bounds[0] : -1;
    }

    /** The ranges, ascending: first, last, first, last and so on. */
    public int[] ranges() {
        return bounds.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CharSet set && Arrays.equals(bounds, set.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        return "CharSet" + Arrays.toString(bounds);
    }
}
