package io.parsimony.engine.regex;

import io.parsimony.ParseException;

/** A pattern and how far it has been read, by code point. */
final class PatternReader {
    /** What {@link #peek} says at the end. */
    static final int END = -1;

    private final int[] pattern;
    private int at;

    PatternReader(String pattern) {
        this.pattern = pattern.codePoints().toArray();
    }

    int peek() {
        return peek(0);
    }

    int peek(int ahead) {
        return at + ahead < pattern.length ? pattern[at + ahead] : END;
    }

    int next() {
        return at < pattern.length ? pattern[at++] : END;
    }

    boolean skip(String expected) {
        for (int i = 0; i < expected.length(); i++) {
            if (peek(i) != expected.charAt(i)) {
                return false;
            }
        }
        at += expected.length();
        return true;
    }

    /** The text up to the next such character, which is read too. */
    String until(char end, String what) {
        StringBuilder text = new StringBuilder();
        while (peek() != end) {
            if (peek() == END) {
                throw malformed(what + " that isn't closed by '" + end + "'");
            }
            text.appendCodePoint(next());
        }
        next();
        return text.toString();
    }

    /** Up to so many digits in the base; -1 when there is none. */
    int digits(int base, int atMost) {
        int value = -1;
        for (int i = 0; i < atMost && peek() < 128 && Character.digit(peek(), base) >= 0; i++) {
            value = Math.max(value, 0) * base + Character.digit(next(), base);
        }
        return value;
    }

    int position() {
        return at;
    }

    void back(int position) {
        at = position;
    }

    ParseException malformed(String why) {
        return RegexErrors.malformed(at, why);
    }

    ParseException unsupported(String what, String instead) {
        return RegexErrors.unsupported(at, what, instead);
    }
}
