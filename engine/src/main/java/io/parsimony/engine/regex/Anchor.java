package io.parsimony.engine.regex;

/** Where in a string something must stand. */
public enum Anchor {
    /** {@code \A}, and {@code ^} without {@code m}. */
    START,
    /** {@code \z}. */
    END,
    /** {@code \Z}, and {@code $} without {@code m}: at the end, or before a line feed at the end. */
    LAST_LINE_END,
    /** {@code ^} with {@code m}: at the start, or after a line feed that is not the last character. */
    LINE_START,
    /** {@code $} with {@code m}: at the end, or before a line feed. */
    LINE_END
}
