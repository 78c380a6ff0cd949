package io.parsimony.tests.property;

import io.parsimony.query.Constraint;
import io.parsimony.query.Ordering;
import java.util.ArrayList;
import java.util.List;

/** Constraints and orderings over the fields of {@link RandomObjects}, most of them sensible, some not. */
final class RandomConstraints {
    private static final List<String> ORDERABLE =
            List.of("n", "s", "t", "b", "d", "p", "a", "o.k", "createdAt", "objectId", "nowhere");
    /** How deep queries nest in queries. */
    private static final int QUERIES = 2;

    private final RandomValues values;
    private final RandomAreas areas;
    /** Every kind there is; the common ones more than once. */
    private final List<Leaf> leaves;
    /** What looks at other objects. */
    private final List<Leaf> queries;

    RandomConstraints(RandomValues values) {
        this.values = values;
        areas = new RandomAreas(values);
        RandomComparisons comparisons = new RandomComparisons(values);
        RandomTexts texts = new RandomTexts(values);
        RandomSubQueries subQueries = new RandomSubQueries(values, this);
        leaves = List.of(
                comparisons::equal,
                comparisons::equal,
                comparisons::equal,
                comparisons::ordered,
                comparisons::ordered,
                comparisons::in,
                comparisons::in,
                comparisons::exists,
                comparisons::pointerId,
                comparisons::objectId,
                comparisons::all,
                comparisons::containedBy,
                comparisons::relativeTime,
                texts::startsWith,
                texts::matches,
                texts::matches,
                texts::text,
                areas::nearAsFilter,
                areas::circle,
                areas::box,
                areas::polygon,
                areas::polygonContains,
                subQueries::relationExists);
        queries = List.of(
                subQueries::inQuery,
                subQueries::inQuery,
                subQueries::select,
                subQueries::relationInQuery,
                subQueries::hasMember,
                subQueries::relatedTo);
    }

    /** A constraint on the class that is asked; at most one near, at the top, orders, since that is all that Parse allows. */
    Constraint constraint() {
        Constraint filter = some(World.OUTER, 3, QUERIES);
        return values.chance(0.1) ? new Constraint.And(List.of(filter, areas.near())) : filter;
    }

    List<Ordering> order() {
        List<Ordering> order = new ArrayList<>();
        for (int i = values.below(3); i > 0; i--) {
            String path = values.pick(ORDERABLE);
            order.add(values.chance(0.5) ? Ordering.ascending(path) : Ordering.descending(path));
        }
        return order;
    }

    /** A constraint on a class, nested so deep at most, and queries in it so deep at most. */
    Constraint some(String className, int depth, int queryDepth) {
        if (depth > 0 && values.chance(0.45)) {
            return switch (values.below(4)) {
                case 0 -> new Constraint.Not(leafOrMore(className, depth - 1, queryDepth));
                case 1, 2 -> new Constraint.Or(parts(className, depth - 1, queryDepth, 1));
                default -> new Constraint.And(parts(className, depth - 1, queryDepth, 0));
            };
        }
        return leaf(className, queryDepth);
    }

    private Constraint leafOrMore(String className, int depth, int queryDepth) {
        return values.chance(0.7) ? leaf(className, queryDepth) : some(className, depth, queryDepth);
    }

    private List<Constraint> parts(String className, int depth, int queryDepth, int atLeast) {
        List<Constraint> parts = new ArrayList<>();
        for (int i = atLeast + values.below(3); i > 0; i--) {
            parts.add(some(className, depth, queryDepth));
        }
        return parts;
    }

    private Constraint leaf(String className, int queryDepth) {
        boolean looksElsewhere = queryDepth > 0 && values.chance(0.2);
        return values.pick(looksElsewhere ? queries : leaves).in(className, queryDepth);
    }
}
