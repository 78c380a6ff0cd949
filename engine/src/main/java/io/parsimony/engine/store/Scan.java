package io.parsimony.engine.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a read of one class. Rows that tie come in the order of insertion.
 *
 * @param className a class that exists
 * @param filter which objects
 * @param order most significant key first; empty for the order of insertion
 * @param hint the name of the index that the caller would use, as {@link io.parsimony.schema.IndexDefinition} has it; null for none. A
 *     store may use it or not, and finds the same objects in the same order
 */
public record Scan(
        String className,
        Predicate filter,
        List<SortKey> order,
        @Nullable String hint) {
    /** Copies the list. */
    public Scan {
        order = List.copyOf(order);
    }

    /** A scan without a hint. */
    public Scan(String className, Predicate filter, List<SortKey> order) {
        this(className, filter, order, null);
    }
}
