package io.parsimony.engine.plan;

import io.parsimony.engine.store.Predicate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Pulls the parts of an and in an and, of an or in an or, up into one list. */
final class FlattenAndOr implements PlanRule {
    private static final PredicateRewriter REWRITER = new PredicateRewriter() {
        @Override
        public Predicate and(Predicate.And predicate) {
            Predicate.And rewritten = (Predicate.And) super.and(predicate);
            return rewritten.parts().stream().anyMatch(Predicate.And.class::isInstance)
                    ? new Predicate.And(flat(
                            rewritten.parts(),
                            part -> part instanceof Predicate.And and ? and.parts().stream() : Stream.of(part)))
                    : rewritten;
        }

        @Override
        public Predicate or(Predicate.Or predicate) {
            Predicate.Or rewritten = (Predicate.Or) super.or(predicate);
            return rewritten.parts().stream().anyMatch(Predicate.Or.class::isInstance)
                    ? new Predicate.Or(flat(
                            rewritten.parts(),
                            part -> part instanceof Predicate.Or or ? or.parts().stream() : Stream.of(part)))
                    : rewritten;
        }
    };

    private static List<Predicate> flat(List<Predicate> parts, Function<Predicate, Stream<Predicate>> partsOf) {
        return parts.stream().flatMap(partsOf).toList();
    }

    @Override
    public QueryPlan apply(QueryPlan plan, PlanContext context) {
        return plan.withFilter(plan.filter().accept(REWRITER));
    }
}
