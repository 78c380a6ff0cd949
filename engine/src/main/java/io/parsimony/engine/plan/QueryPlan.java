package io.parsimony.engine.plan;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Scan;
import io.parsimony.engine.store.SortKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the planner's rules rewrite.
 *
 * @param className the class to read
 * @param filter which objects
 * @param order most significant key first
 * @param hint the name of the index that the caller would use; null for none. It is the caller's word, which may name nothing
 */
public record QueryPlan(
        String className,
        Predicate filter,
        List<SortKey> order,
        @Nullable String hint) {
    /** Copies the list. */
    public QueryPlan {
        order = List.copyOf(order);
    }

    /** A plan without a hint. */
    public QueryPlan(String className, Predicate filter, List<SortKey> order) {
        this(className, filter, order, null);
    }

    /** The same plan when the filter is the same instance, else one with this filter. */
    QueryPlan withFilter(Predicate newFilter) {
        return newFilter == filter ? this : new QueryPlan(className, newFilter, order, hint);
    }

    /** Whether no object can match, so that the store need not be asked. */
    public boolean isEmpty() {
        return filter.equals(Predicate.never());
    }

    Scan toScan() {
        return new Scan(className, filter, order, hint);
    }

    /** For people. */
    @Override
    public String toString() {
        return className + " where " + PredicateText.of(filter) + PredicateText.order(order);
    }
}
