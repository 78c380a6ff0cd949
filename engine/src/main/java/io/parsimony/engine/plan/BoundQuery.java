package io.parsimony.engine.plan;

import io.parsimony.value.ParseValue;
import java.util.List;

/**
 * A query whose paths have their types and whose values lie beside it.
 *
 * @param plan the shape: nothing of it depends on a value but the kind of the value
 * @param operands the value of each slot
 */
public record BoundQuery(QueryPlan plan, List<ParseValue> operands) {
    /** Copies the list. */
    public BoundQuery {
        operands = List.copyOf(operands);
    }
}
