package io.parsimony.engine.plan;

import io.parsimony.engine.store.Predicate;
import io.parsimony.schema.ClassOperation;

/**
 * Narrows every scan of a plan: the query's own, those of the inner queries, of members that are read and of relations' owners. Where nothing
 * is narrowed, the plan stays the same instance.
 */
abstract class ScanNarrowing extends PredicateRewriter {
    /** The condition that is left of a scan's, whose inner scans have been narrowed. */
    abstract Predicate narrowed(Predicate filter, Scope scope);

    QueryPlan applyTo(QueryPlan plan, ClassOperation operation) {
        return plan.withFilter(narrowed(plan.filter().accept(this), new Scope(plan.className(), operation)));
    }

    @Override
    public Predicate inSubQuery(Predicate.InSubQuery predicate) {
        Predicate where = narrowed(predicate.where().accept(this), Scope.of(predicate));
        return where == predicate.where()
                ? predicate
                : new Predicate.InSubQuery(predicate.target(), predicate.className(), predicate.key(), where);
    }

    @Override
    public Predicate hasMember(Predicate.HasMember predicate) {
        if (!predicate.readsMember()) {
            return predicate;
        }
        Predicate member = narrowed(predicate.member().accept(this), Scope.of(predicate));
        return member == predicate.member()
                ? predicate
                : new Predicate.HasMember(predicate.relation(), predicate.memberClass(), member);
    }

    @Override
    public Predicate relatedTo(Predicate.RelatedTo predicate) {
        Predicate owner = narrowed(predicate.owner().accept(this), Scope.of(predicate));
        return owner == predicate.owner()
                ? predicate
                : new Predicate.RelatedTo(predicate.relation(), predicate.ownerId(), owner);
    }
}
