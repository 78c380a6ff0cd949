package io.parsimony.engine.plan;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Scan;
import io.parsimony.engine.store.SortKey;
import java.util.List;

/**
 * What the planner's rules rewrite.
 *
 * @param className the class to read
 * @param filter which objects
 * @param order most significant key first
 */
public record QueryPlan(String className, Predicate filter, List<SortKey> order) {
    /** Copies the list. */
    public QueryPlan {
        order = List.copyOf(order);
    }

    /** The same plan when the filter is the same instance, else one with this filter. */
    QueryPlan withFilter(Predicate newFilter) {
        return newFilter == filter ? this : new QueryPlan(className, newFilter, order);
    }

    /** Whether no object can match, so that the store need not be asked. */
    public boolean isEmpty() {
        return filter.equals(Predicate.never());
    }

    Scan toScan() {
        return new Scan(className, filter, order);
    }

    /** For people. */
    @Override
    public String toString() {
        return className + " where " + PredicateText.of(filter) + PredicateText.order(order);
    }
}
