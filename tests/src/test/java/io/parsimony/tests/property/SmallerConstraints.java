package io.parsimony.tests.property;

import io.parsimony.query.Constraint;
import io.parsimony.query.SubQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A constraint with something left out, in every way. */
public final class SmallerConstraints {
    private SmallerConstraints() {}

    /** All of them; none of one that can't be smaller. */
    public static Stream<Constraint> of(Constraint where) {
        if (where instanceof Constraint.And and) {
            return Stream.concat(and.parts().stream(), smallerParts(and.parts()).map(Constraint.And::new));
        }
        if (where instanceof Constraint.Or or) {
            return Stream.concat(
                    or.parts().stream(),
                    smallerParts(or.parts()).filter(parts -> !parts.isEmpty()).map(Constraint.Or::new));
        }
        if (where instanceof Constraint.Not not) {
            return Stream.concat(Stream.of(not.part()), of(not.part()).map(Constraint.Not::new));
        }
        if (where instanceof Constraint.In in) {
            return Shrinker.without(in.operands()).map(operands -> new Constraint.In(in.field(), operands));
        }
        if (where instanceof Constraint.ContainedBy by) {
            return Shrinker.without(by.values()).map(values -> new Constraint.ContainedBy(by.field(), values));
        }
        if (where instanceof Constraint.InQuery in) {
            return queries(in.query()).map(query -> new Constraint.InQuery(in.field(), query));
        }
        if (where instanceof Constraint.Select select) {
            return queries(select.query()).map(query -> new Constraint.Select(select.field(), query, select.key()));
        }
        return where.equals(Constraint.ALWAYS) ? Stream.empty() : Stream.of(Constraint.ALWAYS);
    }

    private static Stream<SubQuery> queries(SubQuery query) {
        return Stream.concat(
                        query.where().equals(Constraint.ALWAYS) ? Stream.empty() : Stream.of(Constraint.ALWAYS),
                        of(query.where()))
                .map(where -> new SubQuery(query.className(), where));
    }

    private static Stream<List<Constraint>> smallerParts(List<Constraint> parts) {
        Stream<List<Constraint>> inParts = Stream.iterate(0, i -> i + 1)
                .limit(parts.size())
                .flatMap(i -> of(parts.get(i)).map(part -> {
                    List<Constraint> variant = new ArrayList<>(parts);
                    variant.set(i, part);
                    return variant;
                }));
        return Stream.concat(Shrinker.without(parts), inParts);
    }
}
