package io.parsimony.engine.plan;

import io.parsimony.value.ParseValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** Without the values, among which a session's token may be. */
    @Override
    public String toString() {
        return "BoundQuery[" + plan + ", " + operands.size() + " operands]";
    }

    /** The same with the name of an index that the caller would use; null for none. */
    public BoundQuery withHint(@Nullable String hint) {
        return new BoundQuery(new QueryPlan(plan.className(), plan.filter(), plan.order(), hint), operands, context);
    }

    /** A query of the engine itself: no permission applies. */
    public static BoundQuery ofMaster(QueryPlan plan, List<ParseValue> operands) {
        return new BoundQuery(plan, operands, PlanContext.MASTER);
    }
}
