package io.parsimony.engine.plan;

import io.parsimony.engine.security.Reach;
import io.parsimony.engine.store.Operand;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.SortKey;
import io.parsimony.engine.store.Target;
import io.parsimony.query.Comparison;
import io.parsimony.schema.FieldType;

/**
 * Proves what must never break, whatever the rules did: of every scan of a caller with permissions the class was asked, and it is restricted to
 * readable objects and to those that the class lets the caller read, the owners and members of relations and the inner queries too; every
 * target and slot is one that a store can evaluate.
 */
final class PlanChecks extends PredicateRewriter {
    private final PlanContext context;
    private final int operandCount;

    private PlanChecks(PlanContext context, int operandCount) {
        this.context = context;
        this.operandCount = operandCount;
    }

    /**
     * The plan itself.
     *
     * @throws IllegalStateException when a promise is broken
     */
    static QueryPlan verified(QueryPlan plan, PlanContext context, int operandCount) {
        PlanChecks checks = new PlanChecks(context, operandCount);
        checks.requireRestricted(plan.filter(), new Scope(plan.className(), context.operation()));
        plan.filter().accept(checks);
        plan.order().forEach(checks::requireBound);
        return plan;
    }

    private void requireRestricted(Predicate filter, Scope scope) {
        if (context.isMaster()) {
            return;
        }
        if (!isRestricted(filter)) {
            throw new IllegalStateException("A plan would read objects without looking at their ACLs");
        }
        if (!isWithin(context.reach(scope), filter)) {
            throw new IllegalStateException("A plan would read objects of class '" + scope.className()
                    + "' that it does not open to the caller");
        }
    }

    /** Whether whatever matches is within reach. */
    private boolean isWithin(Reach reach, Predicate filter) {
        if (!(reach instanceof Reach.PointedTo pointedTo)) {
            return true;
        }
        if (filter instanceof Predicate.And and) {
            return and.parts().stream().anyMatch(part -> isWithin(reach, part));
        }
        if (filter instanceof Predicate.Or or) {
            return or.parts().stream().allMatch(part -> isWithin(reach, part)); // with no parts it holds for nothing
        }
        return filter instanceof Predicate.Compare compare
                && compare.op() == Comparison.EQUAL
                && compare.operand().equals(context.caller())
                && compare.target() instanceof Target.Field field
                && field.type().equals(pointedTo.fields().get(field.name()));
    }

    private static boolean isRestricted(Predicate filter) {
        return filter instanceof Predicate.ReadableBy
                || filter.equals(Predicate.never())
                || (filter instanceof Predicate.And and && and.parts().stream().anyMatch(PlanChecks::isRestricted));
    }

    private void requireBound(SortKey key) {
        if (key instanceof SortKey.ByDistance byDistance) {
            requireBound(byDistance.target());
            requireBound(byDistance.point(), FieldType.Kind.GEO_POINT);
        } else if (key instanceof SortKey.ByValue byValue) {
            requireBound(byValue.target());
        } else if (key instanceof SortKey.ByScore byScore) {
            text(byScore.text());
        }
    }

    private static void requireBound(Target target) {
        if (target instanceof Target.Field field && field.type().kind() == FieldType.Kind.RELATION) {
            throw new IllegalStateException("A plan would look for the relation '" + field + "' in the document");
        }
        if (target instanceof Target.Self) {
            throw new IllegalStateException("A plan would compare an object with something outside a sub-query");
        }
    }

    private static void requireJoinable(Target target) {
        if (target instanceof Target.PointerId id && id.pointer().type().kind() != FieldType.Kind.POINTER) {
            throw new IllegalStateException("A plan would look for an objectId in '" + id.pointer() + "'");
        }
        if (!(target instanceof Target.Self)) {
            requireBound(target);
        }
    }

    private void requireBound(Operand operand) {
        if (operand.slot() < 0 || operand.slot() >= operandCount) {
            throw new IllegalStateException("A plan refers to slot " + operand.slot() + " of " + operandCount);
        }
    }

    private void requireBound(Operand operand, FieldType.Kind kind) {
        requireBound(operand);
        if (operand.kind() != kind) {
            throw new IllegalStateException("A plan has a slot of kind " + operand.kind() + " where it needs " + kind);
        }
    }

    @Override
    public Predicate compare(Predicate.Compare predicate) {
        requireBound(predicate.target());
        requireBound(predicate.operand());
        return predicate;
    }

    @Override
    public Predicate in(Predicate.In predicate) {
        requireBound(predicate.target());
        requireBound(predicate.alternatives(), FieldType.Kind.ARRAY);
        return predicate;
    }

    @Override
    public Predicate isNull(Predicate.IsNull predicate) {
        requireBound(predicate.target());
        return predicate;
    }

    @Override
    public Predicate exists(Predicate.Exists predicate) {
        requireBound(predicate.target());
        return predicate;
    }

    @Override
    public Predicate startsWith(Predicate.StartsWith predicate) {
        requireBound(predicate.target());
        requireBound(predicate.prefix(), FieldType.Kind.STRING);
        return predicate;
    }

    @Override
    public Predicate withinDistance(Predicate.WithinDistance predicate) {
        requireBound(predicate.target());
        requireBound(predicate.point(), FieldType.Kind.GEO_POINT);
        requireBound(predicate.minRadians(), FieldType.Kind.NUMBER);
        requireBound(predicate.maxRadians(), FieldType.Kind.NUMBER);
        return predicate;
    }

    @Override
    public Predicate matches(Predicate.Matches predicate) {
        requireBound(predicate.target());
        requireBound(predicate.pattern(), FieldType.Kind.STRING);
        return predicate;
    }

    @Override
    public Predicate containedBy(Predicate.ContainedBy predicate) {
        requireBound(predicate.target());
        requireBound(predicate.values(), FieldType.Kind.ARRAY);
        return predicate;
    }

    @Override
    public Predicate withinBox(Predicate.WithinBox predicate) {
        requireBound(predicate.target());
        requireBound(predicate.corners(), FieldType.Kind.ARRAY);
        return predicate;
    }

    @Override
    public Predicate withinPolygon(Predicate.WithinPolygon predicate) {
        requireBound(predicate.target());
        requireBound(predicate.polygon(), FieldType.Kind.POLYGON);
        return predicate;
    }

    @Override
    public Predicate polygonContains(Predicate.PolygonContains predicate) {
        requireBound(predicate.target());
        requireBound(predicate.point(), FieldType.Kind.GEO_POINT);
        return predicate;
    }

    @Override
    public Predicate text(Predicate.Text predicate) {
        requireBound(predicate.target());
        requireBound(predicate.term(), FieldType.Kind.STRING);
        return predicate;
    }

    @Override
    public Predicate inSubQuery(Predicate.InSubQuery predicate) {
        requireJoinable(predicate.target());
        requireJoinable(predicate.key());
        requireRestricted(predicate.where(), Scope.of(predicate));
        return super.inSubQuery(predicate);
    }

    @Override
    public Predicate hasMember(Predicate.HasMember predicate) {
        if (predicate.readsMember()) {
            requireRestricted(predicate.member(), Scope.of(predicate));
        }
        return super.hasMember(predicate);
    }

    @Override
    public Predicate relatedTo(Predicate.RelatedTo predicate) {
        requireBound(predicate.ownerId(), FieldType.Kind.STRING);
        requireRestricted(predicate.owner(), Scope.of(predicate));
        return super.relatedTo(predicate);
    }
}
