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
        return predicate.withWhere(narrowed(predicate.where().accept(this), Scope.of(predicate)));
    }

    @Override
    public Predicate hasMember(Predicate.HasMember predicate) {
        if (!predicate.readsMember()) {
            return predicate;
        }
        return predicate.withMember(narrowed(predicate.member().accept(this), Scope.of(predicate)));
    }

    @Override
    public Predicate relatedTo(Predicate.RelatedTo predicate) {
        return predicate.withOwner(narrowed(predicate.owner().accept(this), Scope.of(predicate)));
    }
}
