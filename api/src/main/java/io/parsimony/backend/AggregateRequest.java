package io.parsimony.backend;

import io.parsimony.query.Constraint;
import io.parsimony.value.ObjectValue;
import java.util.List;

/**
 * Asks what a pipeline of stages makes of a class's objects ({@code parse-semantics.md} section 3.15).
 *
 * @param className the class
 * @param where which objects go into the first stage
 * @param pipeline the stages, first to last, each an object with one member: its name, such as {@code $group}, and its arguments
 */
public record AggregateRequest(String className, Constraint where, List<ObjectValue> pipeline) {
    /** Copies the list. */
    public AggregateRequest {
        pipeline = List.copyOf(pipeline);
    }
}
