package io.parsimony.backend;

import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;

/**
 * Asks for the different values of a field ({@code parse-semantics.md} section 3.15).
 *
 * @param className the class
 * @param key the field, or a path into its value
 * @param where of which objects
 */
public record DistinctRequest(String className, FieldPath key, Constraint where) {}
