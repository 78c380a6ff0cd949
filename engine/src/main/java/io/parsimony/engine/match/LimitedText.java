package io.parsimony.engine.match;

import io.parsimony.ParseException;
import java.time.Duration;

/** A text that can be read for a while only: a pattern that backtracks without an end fails on it. For one search, in one thread. */
final class LimitedText implements CharSequence {
    private static final long NANOS = Duration.ofMillis(500).toNanos();
    /** The clock is read so often: every so many characters. */
    private static final int STRIDE = 4_096;

    private final CharSequence text;
    private final long deadline = System.nanoTime() + NANOS;
    private int read;

    LimitedText(CharSequence text) {
        this.text = text;
    }

    static ParseException tooLong() {
        return new ParseException(
                ParseException.TIMEOUT,
                "The pattern of a $regex needs too long for a text; make it simpler, without repetitions in repetitions");
    }

    @Override
    public char charAt(int index) {
        if (++read % STRIDE == 0 && System.nanoTime() - deadline > 0) {
            throw tooLong();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
