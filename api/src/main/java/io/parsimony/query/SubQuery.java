package io.parsimony.query;

/**
 * A query inside a constraint. It has no limit, order or projection ({@code parse-semantics.md} section 3.9).
 *
 * @param className the class that it asks
 * @param where which of its objects
 */
public record SubQuery(String className, Constraint where) {}
