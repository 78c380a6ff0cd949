package io.parsimony.engine.store;

import io.parsimony.query.Ordering.Direction;

/** One key of a scan's order. */
public sealed interface SortKey {
    /**
     * By value: missing and null, then numbers, strings, objects, arrays, booleans, dates; descending the other way round. An
     * array counts as its smallest element ascending, as its largest descending. Pointers go by class and objectId. Strings go
     * by code point.
     */
    record ByValue(Target target, Direction direction) implements SortKey {}

    /**
     * By distance, nearest first.
     *
     * @param target a GeoPoint
     * @param point of kind GEO_POINT
     */
    record ByDistance(Target target, Operand point) implements SortKey {}

    /** By the score of a full-text search, best first ({@link io.parsimony.query.TextSearch}). */
    record ByScore(Predicate.Text text) implements SortKey {}
}
