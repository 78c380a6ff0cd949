package io.parsimony.engine.plan;

import io.parsimony.value.ParseValue;
import java.util.List;

/**
 * A query whose paths have their types and whose values lie beside it.
 *
 * @param plan the shape: nothing of it depends on a value but the kind of the value
 * @param operands the value of each slot
 * @param context what else the plan depends on
 */
public record BoundQuery(QueryPlan plan, List<ParseValue> operands, PlanContext context) {
    /** Copies the list. */
    public BoundQuery {
        operands = List.copyOf(operands);
    }

    /** A query of the engine itself: no permission applies. */
    public static BoundQuery ofMaster(QueryPlan plan, List<ParseValue> operands) {
        return new BoundQuery(plan, operands, PlanContext.MASTER);
    }
}
