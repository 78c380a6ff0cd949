package io.parsimony.engine.plan;

import io.parsimony.backend.Explanation;
import io.parsimony.engine.store.PreparedScan;
import java.util.List;

/**
 * A plan that is ready to run with any values of its shape.
 *
 * @param plan what the rules made of the query
 * @param steps what each rule did
 * @param scan the store's compiled statement
 */
public record CompiledPlan(QueryPlan plan, List<Explanation.Step> steps, PreparedScan scan) {
    /** Copies the list. */
    public CompiledPlan {
        steps = List.copyOf(steps);
    }
}
