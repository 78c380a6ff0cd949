package io.parsimony.engine.plan;

import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.store.Predicate;

/** Narrows the plan, the owners of relations, the members and the inner queries in it, to objects that the caller may read. The master key sees all. */
final class RestrictToReadableObjects implements PlanRule {
    private static final PredicateRewriter INNER = new PredicateRewriter() {
        @Override
        public Predicate inSubQuery(Predicate.InSubQuery predicate) {
            return new Predicate.InSubQuery(
                    predicate.target(),
                    predicate.className(),
                    predicate.key(),
                    readable(predicate.where().accept(this)));
        }

        @Override
        public Predicate hasMember(Predicate.HasMember predicate) {
            return predicate.readsMember()
                    ? new Predicate.HasMember(
                            predicate.relation(),
                            predicate.memberClass(),
                            readable(predicate.member().accept(this)))
                    : predicate;
        }

        @Override
        public Predicate relatedTo(Predicate.RelatedTo predicate) {
            if (isClosed(predicate.relation().className())) {
                return Predicate.never();
            }
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
                : plan.withFilter(readable(plan.filter().accept(INNER)));
    }

    /** Classes whose objects are kept from callers by more than ACLs. */
    private static boolean isClosed(String className) {
        return SystemClasses.isForMaster(className) || className.equals(SystemClasses.SESSION);
    }

    private static Predicate readable(Predicate predicate) {
        return predicate.and(new Predicate.ReadableBy());
    }
}
