package io.parsimony.engine.plan;

import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.store.Predicate;

/** Narrows every scan to objects whose ACLs let the caller read them. The master key sees all. */
final class RestrictToReadableObjects implements PlanRule {
    private static final ScanNarrowing TO_READABLE = new ScanNarrowing() {
        @Override
        Predicate narrowed(Predicate filter, Scope scope) {
            return filter.and(new Predicate.ReadableBy());
        }

        @Override
        public Predicate relatedTo(Predicate.RelatedTo predicate) {
            return isClosed(predicate.relation().className()) ? Predicate.never() : super.relatedTo(predicate);
        }
    };

    @Override
    public QueryPlan apply(QueryPlan plan, PlanContext context) {
        return context.isMaster() ? plan : TO_READABLE.applyTo(plan, context.operation());
    }

    /** Classes whose objects are kept from callers by more than ACLs. */
    private static boolean isClosed(String className) {
        return SystemClasses.isForMaster(className) || className.equals(SystemClasses.SESSION);
    }
}
