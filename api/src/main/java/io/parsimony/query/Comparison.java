package io.parsimony.query;

/** How a value is compared with an operand. {@code $ne} is the negation of {@link #EQUAL}. */
public enum Comparison {
    EQUAL,
    LESS_THAN,
    LESS_THAN_OR_EQUAL,
    GREATER_THAN,
    GREATER_THAN_OR_EQUAL
}
