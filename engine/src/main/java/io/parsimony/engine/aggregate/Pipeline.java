package io.parsimony.engine.aggregate;

import io.parsimony.engine.aggregate.ObjectSource.Objects;
import io.parsimony.query.Constraint;
import io.parsimony.query.Ordering;
import java.util.ArrayList;
import java.util.List;

/**
 * A pipeline in two parts.
 *
 * @param objects what its first stages say of the objects to read, which the database does: conditions, then order, skip, limit
 * @param stages the others
 */
record Pipeline(Objects objects, List<Stage> stages) {
    Pipeline {
        stages = List.copyOf(stages);
    }

    static Pipeline of(Constraint where, List<Stage> stages) {
        List<Constraint> conditions = new ArrayList<>();
        conditions.add(where);
        List<Ordering> order = List.of();
        int skip = 0;
        int limit = Integer.MAX_VALUE;
        int next = 0;
        if (!stages.isEmpty() && stages.get(0) instanceof GeoNear near) {
            conditions.add(near.constraint());
        } else {
            next = matches(stages, next, conditions);
            if (next < stages.size() && stages.get(next) instanceof Sort sort) {
                order = sort.order();
                next = matches(stages, next + 1, conditions);
            }
            if (next < stages.size() && stages.get(next) instanceof Slice.Skip first) {
                skip = first.count();
                next++;
            }
            if (next < stages.size() && stages.get(next) instanceof Slice.Limit first) {
                limit = first.count();
                next++;
            }
        }
        Constraint all = conditions.size() == 1 ? where : new Constraint.And(conditions);
        List<Stage> others = stages.subList(next, stages.size());
        if (others.stream().skip(1).anyMatch(GeoNear.class::isInstance)
                || (next > 0 && others.stream().anyMatch(GeoNear.class::isInstance))) {
            throw AggregateErrors.notFirst(GeoNear.STAGE);
        }
        return new Pipeline(new Objects(all, order, limit, skip), others);
    }

    private static int matches(List<Stage> stages, int from, List<Constraint> conditions) {
        int next = from;
        while (next < stages.size() && stages.get(next) instanceof Match match) {
            conditions.add(match.ofObjects());
            next++;
        }
        return next;
    }

    /** Whether all objects that match are read, and no others. */
    boolean readsAllThatMatch() {
        return objects.skip() == 0 && objects.limit() == Integer.MAX_VALUE;
    }
}
