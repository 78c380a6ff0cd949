package io.parsimony.engine.plan;

import io.parsimony.engine.store.Predicate;

/**
 * None of several is each of them not. As parts of an and they can drive the scan: {@code $nor} of two {@code $ne} are two
 * equalities. Not all of several stays as it is, since an or of what does not hold serves nobody.
 */
final class PushNotInward implements PlanRule {
    private static final PredicateRewriter REWRITER = new PredicateRewriter() {
        @Override
        public Predicate not(Predicate.Not predicate) {
            Predicate rewritten = super.not(predicate);
            return rewritten instanceof Predicate.Not not && not.part() instanceof Predicate.Or or
                    ? new Predicate.And(or.parts().stream()
                            .map(part -> new Predicate.Not(part).accept(this))
                            .toList())
                    : rewritten;
        }
    };

    @Override
    public QueryPlan apply(QueryPlan plan, PlanContext context) {
        return plan.withFilter(plan.filter().accept(REWRITER));
    }
}
