package io.parsimony.junit;

/**
 * Which backends can stand in for each other.
 *
 * @param options what configures them
 * @param isSeeded whether their ids and tokens come from a seed
 */
record Kind(Class<? extends ParseTestOptions> options, boolean isSeeded) {}
