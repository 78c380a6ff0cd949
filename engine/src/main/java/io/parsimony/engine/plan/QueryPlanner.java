package io.parsimony.engine.plan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.parsimony.backend.Explanation;
import io.parsimony.engine.store.ObjectStore;
import io.parsimony.engine.store.StoreException;
import java.util.ArrayList;
import java.util.List;

/** Turns bound queries into compiled scans and keeps these by the queries' shape. Thread-safe. */
public final class QueryPlanner {
    /** Shapes, not queries: an application has dozens. */
    private static final int KEPT_PLANS = 2_000;

    private static final List<PlanRule> RULES = List.of(
            new ApplyPointerPermissions(), // secure: these two may only narrow
            new RestrictToReadableObjects(),
            new PushNotInward(), // normalise: the same meaning, less SQL, and more for indexes to serve
            new SimplifyNot(),
            new FoldConstants(),
            new FlattenAndOr(),
            new DropImpliedParts());

    private final ObjectStore store;
    private final Cache<Shape, CompiledPlan> plans =
            Caffeine.newBuilder().maximumSize(KEPT_PLANS).build();

    /** Types and built-ins are part of the bound plan itself, so that a plan outlives changes of the schema. */
    private record Shape(QueryPlan bound, PlanContext context) {}

    /** A planner that compiles with this store. */
    public QueryPlanner(ObjectStore store) {
        this.store = store;
    }

    /**
     * The compiled plan; on a shape seen before no rule runs.
     *
     * @throws io.parsimony.ParseException INVALID_QUERY (102) when the store can't evaluate it
     */
    public CompiledPlan plan(BoundQuery query) {
        return plans.get(
                new Shape(query.plan(), query.context()),
                shape ->
                        compile(shape.bound(), shape.context(), query.operands().size()));
    }

    private CompiledPlan compile(QueryPlan bound, PlanContext context, int operandCount) {
        List<Explanation.Step> steps = new ArrayList<>();
        steps.add(new Explanation.Step("BindFields", true, bound.toString()));
        QueryPlan plan = PlanChecks.verified(rewrite(bound, context, steps), context, operandCount);
        try {
            return new CompiledPlan(plan, steps, store.prepare(plan.toScan()));
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.UNSUPPORTED) {
                throw QueryErrors.unsupported(plan.className(), e);
            }
            throw e;
        }
    }

    static QueryPlan rewrite(QueryPlan bound, PlanContext context, List<Explanation.Step> steps) {
        QueryPlan plan = bound;
        for (PlanRule rule : RULES) {
            QueryPlan next = rule.apply(plan, context);
            steps.add(new Explanation.Step(rule.name(), !next.equals(plan), next.toString()));
            plan = next;
        }
        return plan;
    }
}
