package io.parsimony.engine.plan;

import io.parsimony.engine.store.Predicate;

/** Not not is yes. */
final class SimplifyNot implements PlanRule {
    private static final PredicateRewriter REWRITER = new PredicateRewriter() {
        @Override
        public Predicate not(Predicate.Not predicate) {
            Predicate rewritten = super.not(predicate);
            return rewritten instanceof Predicate.Not outer && outer.part() instanceof Predicate.Not inner
                    ? inner.part()
                    : rewritten;
        }
    };

    @Override
    public QueryPlan apply(QueryPlan plan, PlanContext context) {
        return plan.withFilter(plan.filter().accept(REWRITER));
    }
}
