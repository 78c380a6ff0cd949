package io.parsimony.backend;

/**
 * All that a backend held at one moment: objects, users, sessions, classes, indexes, permissions. It can be restored any number of times,
 * after other snapshots and before them, in the backend that it was taken of or in another one of its kind
 * ({@link ParseBackend#snapshot}).
 *
 * <p>Immutable; it holds its objects in memory for as long as somebody refers to it.
 */
public interface BackendSnapshot {}
