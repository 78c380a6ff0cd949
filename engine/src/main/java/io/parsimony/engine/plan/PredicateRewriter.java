package io.parsimony.engine.plan;

import io.parsimony.engine.store.Predicate;
import java.util.ArrayList;
import java.util.List;

/** Rewrites a predicate from its leaves up; a part in which nothing changes stays the same instance. */
abstract class PredicateRewriter implements Predicate.Visitor<Predicate> {
    @Override
    public Predicate compare(Predicate.Compare predicate) {
        return predicate;
    }

    @Override
    public Predicate in(Predicate.In predicate) {
        return predicate;
    }

    @Override
    public Predicate isNull(Predicate.IsNull predicate) {
        return predicate;
    }

    @Override
    public Predicate exists(Predicate.Exists predicate) {
        return predicate;
    }

    @Override
    public Predicate startsWith(Predicate.StartsWith predicate) {
        return predicate;
    }

    @Override
    public Predicate withinDistance(Predicate.WithinDistance predicate) {
        return predicate;
    }

    @Override
    public Predicate readableBy(Predicate.ReadableBy predicate) {
        return predicate;
    }

    @Override
    public Predicate matches(Predicate.Matches predicate) {
        return predicate;
    }

    @Override
    public Predicate containedBy(Predicate.ContainedBy predicate) {
        return predicate;
    }

    @Override
    public Predicate withinBox(Predicate.WithinBox predicate) {
        return predicate;
    }

    @Override
    public Predicate withinPolygon(Predicate.WithinPolygon predicate) {
        return predicate;
    }

    @Override
    public Predicate polygonContains(Predicate.PolygonContains predicate) {
        return predicate;
    }

    @Override
    public Predicate text(Predicate.Text predicate) {
        return predicate;
    }

    @Override
    public Predicate inSubQuery(Predicate.InSubQuery predicate) {
        return predicate.withWhere(predicate.where().accept(this));
    }

    @Override
    public Predicate hasMember(Predicate.HasMember predicate) {
        return predicate.withMember(predicate.member().accept(this));
    }

    @Override
    public Predicate relatedTo(Predicate.RelatedTo predicate) {
        return predicate.withOwner(predicate.owner().accept(this));
    }

    @Override
    public Predicate and(Predicate.And predicate) {
        List<Predicate> parts = rewritten(predicate.parts());
        return parts == predicate.parts() ? predicate : new Predicate.And(parts);
    }

    @Override
    public Predicate or(Predicate.Or predicate) {
        List<Predicate> parts = rewritten(predicate.parts());
        return parts == predicate.parts() ? predicate : new Predicate.Or(parts);
    }

    @Override
    public Predicate not(Predicate.Not predicate) {
        Predicate part = predicate.part().accept(this);
        return part == predicate.part() ? predicate : new Predicate.Not(part);
    }

    @SuppressWarnings("ReferenceEquality") // intentional: the same instance says that nothing changed
    private List<Predicate> rewritten(List<Predicate> parts) {
        List<Predicate> rewritten = new ArrayList<>(parts.size());
        boolean changed = false;
        for (Predicate part : parts) {
            Predicate next = part.accept(this);
            changed |= next != part;
            rewritten.add(next);
        }
        return changed ? rewritten : parts;
    }
}
