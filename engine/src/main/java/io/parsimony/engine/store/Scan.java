package io.parsimony.engine.store;

import java.util.List;

/**
 * The shape of a read of one class. Rows that tie come in the order of insertion.
 *
 * @param className a class that exists
 * @param filter which objects
 * @param order most significant key first; empty for the order of insertion
 */
public record Scan(String className, Predicate filter, List<SortKey> order) {
    /** Copies the list. */
    public Scan {
        order = List.copyOf(order);
    }
}
