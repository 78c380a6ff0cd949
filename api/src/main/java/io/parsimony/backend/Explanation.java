package io.parsimony.backend;

import java.util.List;

/**
 * How a query is carried out.
 *
 * @param steps the planner's rules in order, those that changed nothing included
 * @param sql the statement with a {@code ?} per bind value
 * @param bindValues the bind values in order, as text
 * @param databasePlan the database's own plan
 * @param notes what a person should know: what drives the query, which part no index serves, which index would
 */
public record Explanation(
        List<Step> steps, String sql, List<String> bindValues, String databasePlan, List<String> notes) {
    /**
     * One rule's effect.
     *
     * @param rule the rule's name
     * @param changed whether it changed the plan
     * @param plan the plan after it, for people
     */
    public record Step(String rule, boolean changed, String plan) {}

    /** Copies the lists. */
    public Explanation {
        steps = List.copyOf(steps);
        bindValues = List.copyOf(bindValues);
        notes = List.copyOf(notes);
    }
}
