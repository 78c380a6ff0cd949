package io.parsimony.engine.plan;

/** One named step of planning: reads plan and context, changes neither. */
interface PlanRule {
    /** Returns the rewritten plan, or the same instance when there is nothing to do. */
    QueryPlan apply(QueryPlan plan, PlanContext context);

    /** The name that explain() shows. */
    default String name() {
        return getClass().getSimpleName();
    }
}
