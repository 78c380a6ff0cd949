package io.parsimony.engine.plan;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes out what another part says already: a part that comes twice, and that a field is there beside what it is. */
final class DropImpliedParts implements PlanRule {
    private static final PredicateRewriter REWRITER = new PredicateRewriter() {
        @Override
        public Predicate and(Predicate.And predicate) {
            Predicate.And rewritten = (Predicate.And) super.and(predicate);
            List<Predicate> parts = new ArrayList<>(new LinkedHashSet<>(rewritten.parts()));
            Set<Target> present = new LinkedHashSet<>();
            parts.forEach(part -> addPresent(part, present));
            parts.removeIf(part -> part instanceof Predicate.Exists exists && present.contains(exists.target()));
            return reduced(rewritten, rewritten.parts(), parts, new Predicate.And(parts));
        }

        @Override
        public Predicate or(Predicate.Or predicate) {
            Predicate.Or rewritten = (Predicate.Or) super.or(predicate);
            List<Predicate> parts = List.copyOf(new LinkedHashSet<>(rewritten.parts()));
            return reduced(rewritten, rewritten.parts(), parts, new Predicate.Or(parts));
        }
    };

    private static Predicate reduced(
            Predicate whole, List<Predicate> before, List<Predicate> after, Predicate rewritten) {
        if (after.size() == before.size()) {
            return whole;
        }
        return after.size() == 1 ? after.get(0) : rewritten;
    }

    /** What holds for a value only. */
    private static void addPresent(Predicate part, Set<Target> present) {
        if (part instanceof Predicate.Compare compare) {
            present.add(compare.target());
        } else if (part instanceof Predicate.StartsWith prefix) {
            present.add(prefix.target());
        } else if (part instanceof Predicate.WithinDistance within) {
            present.add(within.target());
        } else if (part instanceof Predicate.Matches matches) {
            present.add(matches.target());
        }
    }

    @Override
    public QueryPlan apply(QueryPlan plan, PlanContext context) {
        return plan.withFilter(plan.filter().accept(REWRITER));
    }
}
