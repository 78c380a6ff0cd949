package io.parsimony.engine.plan;

import io.parsimony.engine.store.Predicate;

/** Narrows the plan, and the owners of relations in it, to objects that the caller may read. The master key sees all. */
final class RestrictToReadableObjects implements PlanRule {
    private static final PredicateRewriter OWNERS = new PredicateRewriter() {
        @Override
        public Predicate relatedTo(Predicate.RelatedTo predicate) {
            return new Predicate.RelatedTo(
                    predicate.relation(),
                    predicate.ownerId(),
                    readable(predicate.owner().accept(this)));
        }
    };

    @Override
    public QueryPlan apply(QueryPlan plan, PlanContext context) {
        return context.isMaster()
                ? plan
                : plan.withFilter(readable(plan.filter().accept(OWNERS)));
    }

    private static Predicate readable(Predicate predicate) {
        return predicate.and(new Predicate.ReadableBy());
    }
}
