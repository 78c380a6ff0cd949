package io.parsimony.query;

import org.jspecify.annotations.Nullable;

/**
 * A query inside a constraint. It has no limit, order or projection ({@code parse-semantics.md} section 3.9).
 *
 * @param className the class that it asks
 * @param where which of its objects
 * @param redirectKey where this is a relation of the class, the class of its members is asked instead; null for none
 */
public record SubQuery(
        String className, Constraint where, @Nullable String redirectKey) {
    /** A query of the class itself. */
    public SubQuery(String className, Constraint where) {
        this(className, where, null);
    }
}
