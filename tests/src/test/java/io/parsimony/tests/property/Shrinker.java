package io.parsimony.tests.property;

import io.parsimony.query.Constraint;
import io.parsimony.tests.property.RandomObjects.Draft;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes a failing case small by leaving parts out, as long as it still fails. */
final class Shrinker {
    private final Predicate<QueryCase> fails;

    Shrinker(Predicate<QueryCase> fails) {
        this.fails = fails;
    }

    QueryCase shrink(QueryCase failing) {
        QueryCase smallest = failing;
        boolean smaller = true;
        while (smaller) {
            QueryCase current = smallest;
            smallest = candidates(current).filter(fails).findFirst().orElse(current);
            smaller = !smallest.equals(current);
        }
        return smallest;
    }

    private static Stream<QueryCase> candidates(QueryCase c) {
        return Stream.of(
                        c.skip() > 0 ? Stream.of(c.withPage(c.limit(), 0)) : Stream.<QueryCase>empty(),
                        c.limit() < 1_000 ? Stream.of(c.withPage(1_000, c.skip())) : Stream.<QueryCase>empty(),
                        without(c.objects()).map(c::withObjects),
                        without(c.order()).map(c::withOrder),
                        simpler(c.where()).map(c::withWhere),
                        withoutFields(c))
                .flatMap(stream -> stream);
    }

    private static Stream<QueryCase> withoutFields(QueryCase c) {
        List<QueryCase> candidates = new ArrayList<>();
        for (int i = 0; i < c.objects().size(); i++) {
            Draft draft = c.objects().get(i);
            for (String field : draft.fields().members().keySet()) {
                Map<String, ParseValue> fewer =
                        new LinkedHashMap<>(draft.fields().members());
                fewer.remove(field);
                List<Draft> objects = new ArrayList<>(c.objects());
                objects.set(i, new Draft(new ObjectValue(fewer), draft.acl()));
                candidates.add(c.withObjects(objects));
            }
        }
        return candidates.stream();
    }

    private static Stream<Constraint> simpler(Constraint where) {
        if (where instanceof Constraint.And and) {
            return Stream.concat(
                    and.parts().stream(),
                    Stream.concat(
                            without(and.parts()).map(Constraint.And::new),
                            inParts(and.parts()).map(Constraint.And::new)));
        }
        if (where instanceof Constraint.Or or) {
            return Stream.concat(
                    or.parts().stream(),
                    Stream.concat(
                            without(or.parts())
                                    .filter(parts -> !parts.isEmpty())
                                    .map(Constraint.Or::new),
                            inParts(or.parts()).map(Constraint.Or::new)));
        }
        if (where instanceof Constraint.Not not) {
            return Stream.concat(Stream.of(not.part()), simpler(not.part()).map(Constraint.Not::new));
        }
        if (where instanceof Constraint.In in) {
            return without(in.operands()).map(operands -> new Constraint.In(in.field(), operands));
        }
        return Stream.empty();
    }

    private static Stream<List<Constraint>> inParts(List<Constraint> parts) {
        List<List<Constraint>> variants = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int index = i;
            simpler(parts.get(i)).forEach(part -> {
                List<Constraint> variant = new ArrayList<>(parts);
                variant.set(index, part);
                variants.add(variant);
            });
        }
        return variants.stream();
    }

    private static <T> Stream<List<T>> without(List<T> list) {
        List<List<T>> shorter = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            List<T> rest = new ArrayList<>(list);
            rest.remove(i);
            shorter.add(rest);
        }
        return shorter.stream();
    }
}
