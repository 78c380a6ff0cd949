package io.parsimony.engine.store;

/**
 * A relation field.
 *
 * @param className the owners' class
 * @param field the field's name
 */
public record RelationKey(String className, String field) {}
