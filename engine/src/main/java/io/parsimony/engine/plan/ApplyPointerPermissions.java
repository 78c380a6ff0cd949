package io.parsimony.engine.plan;

import static java.util.Objects.requireNonNull;

import io.parsimony.engine.security.Reach;
import io.parsimony.engine.store.Operand;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Target;
import io.parsimony.query.Comparison;

/**
 * Narrows scans of classes that let the caller read only objects with a field that leads to it ({@code parse-semantics.md} section 4.6). The
 * conditions are ordinary ones, so that indexes serve them.
 */
final class ApplyPointerPermissions implements PlanRule {
    @Override
    public QueryPlan apply(QueryPlan plan, PlanContext context) {
        return context.isMaster() ? plan : new Narrowing(context).applyTo(plan, context.operation());
    }

    private static final class Narrowing extends ScanNarrowing {
        private final PlanContext context;

        Narrowing(PlanContext context) {
            this.context = context;
        }

        @Override
        Predicate narrowed(Predicate filter, Scope scope) {
            return context.reach(scope) instanceof Reach.PointedTo pointedTo
                    ? filter.and(leadsToCaller(pointedTo, context))
                    : filter;
        }
    }

    /** Some field of the object is the pointer to the caller, or an array with it. */
    private static Predicate leadsToCaller(Reach.PointedTo pointedTo, PlanContext context) {
        if (pointedTo.fields().isEmpty()) {
            return Predicate.never();
        }
        Operand caller = requireNonNull(context.caller(), "somebody whom fields can lead to");
        return new Predicate.Or(pointedTo.fields().entrySet().stream()
                .<Predicate>map(field -> new Predicate.Compare(
                        new Target.Field(field.getKey(), field.getValue()), Comparison.EQUAL, caller))
                .toList());
    }
}
