package io.parsimony.engine.plan;

import io.parsimony.engine.store.Predicate;
import java.util.List;

/** Takes out what always or never holds, and an and or or of one part. */
final class FoldConstants implements PlanRule {
    private static final PredicateRewriter REWRITER = new PredicateRewriter() {
        @Override
        public Predicate and(Predicate.And predicate) {
            Predicate.And rewritten = (Predicate.And) super.and(predicate);
            if (rewritten.parts().contains(Predicate.never())) {
                return Predicate.never();
            }
            List<Predicate> parts = without(rewritten.parts(), Predicate.always());
            return parts.size() == 1
                    ? parts.get(0)
                    : parts.size() == rewritten.parts().size() ? rewritten : new Predicate.And(parts);
        }

        @Override
        public Predicate or(Predicate.Or predicate) {
            Predicate.Or rewritten = (Predicate.Or) super.or(predicate);
            if (rewritten.parts().contains(Predicate.always())) {
                return Predicate.always();
            }
            List<Predicate> parts = without(rewritten.parts(), Predicate.never());
            return parts.size() == 1
                    ? parts.get(0)
                    : parts.size() == rewritten.parts().size() ? rewritten : new Predicate.Or(parts);
        }

        @Override
        public Predicate not(Predicate.Not predicate) {
            Predicate rewritten = super.not(predicate);
            Predicate part = ((Predicate.Not) rewritten).part();
            if (part.equals(Predicate.always())) {
                return Predicate.never();
            }
            return part.equals(Predicate.never()) ? Predicate.always() : rewritten;
        }

        @Override
        public Predicate inSubQuery(Predicate.InSubQuery predicate) {
            Predicate.InSubQuery rewritten = (Predicate.InSubQuery) super.inSubQuery(predicate);
            return rewritten.where().equals(Predicate.never()) ? Predicate.never() : rewritten;
        }

        @Override
        public Predicate hasMember(Predicate.HasMember predicate) {
            Predicate.HasMember rewritten = (Predicate.HasMember) super.hasMember(predicate);
            return rewritten.member().equals(Predicate.never()) ? Predicate.never() : rewritten;
        }

        @Override
        public Predicate relatedTo(Predicate.RelatedTo predicate) {
            Predicate.RelatedTo rewritten = (Predicate.RelatedTo) super.relatedTo(predicate);
            return rewritten.owner().equals(Predicate.never()) ? Predicate.never() : rewritten;
        }
    };

    private static List<Predicate> without(List<Predicate> parts, Predicate constant) {
        return parts.stream().filter(part -> !part.equals(constant)).toList();
    }

    @Override
    public QueryPlan apply(QueryPlan plan, PlanContext context) {
        return plan.withFilter(plan.filter().accept(REWRITER));
    }
}
