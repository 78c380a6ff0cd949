package io.parsimony.tests.property;

import io.parsimony.tests.property.QueryCase.Layout;
import io.parsimony.tests.property.QueryCase.Viewer;
import io.parsimony.tests.property.World.Draft;
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
                        c.viewer() != Viewer.MASTER ? Stream.of(c.as(Viewer.MASTER)) : Stream.<QueryCase>empty(),
                        c.layout() != Layout.TYPED_FROM_THE_START
                                ? Stream.of(c.in(Layout.TYPED_FROM_THE_START))
                                : Stream.<QueryCase>empty(),
                        SmallerConstraints.of(c.where()).map(c::withWhere),
                        without(c.order()).map(c::withOrder),
                        fewerObjects(c, World.INNER),
                        fewerObjects(c, World.OUTER),
                        smallerObjects(c, World.INNER),
                        smallerObjects(c, World.OUTER))
                .flatMap(stream -> stream);
    }

    /** Half of them first, since each attempt costs a new class. */
    private static Stream<QueryCase> fewerObjects(QueryCase c, String className) {
        List<Draft> all = c.world().of(className);
        int half = all.size() / 2;
        Stream<List<Draft>> halves =
                half > 1 ? Stream.of(all.subList(0, half), all.subList(half, all.size())) : Stream.empty();
        return Stream.concat(halves, without(all))
                .map(drafts -> c.withWorld(c.world().with(className, drafts)));
    }

    private static Stream<QueryCase> smallerObjects(QueryCase c, String className) {
        List<Draft> all = c.world().of(className);
        return Stream.iterate(0, i -> i + 1)
                .limit(all.size())
                .flatMap(i -> smaller(all.get(i)).map(draft -> {
                    List<Draft> drafts = new ArrayList<>(all);
                    drafts.set(i, draft);
                    return c.withWorld(c.world().with(className, drafts));
                }));
    }

    private static Stream<Draft> smaller(Draft draft) {
        Stream<Draft> withoutRest = Stream.concat(
                draft.memberIds() == null ? Stream.empty() : Stream.of(draft.withoutMembers()),
                draft.acl() == null ? Stream.empty() : Stream.of(draft.withoutAcl()));
        Stream<Draft> withoutFields = draft.fields().members().keySet().stream().map(field -> {
            Map<String, ParseValue> fewer = new LinkedHashMap<>(draft.fields().members());
            fewer.remove(field);
            return draft.withFields(new ObjectValue(fewer));
        });
        return Stream.concat(withoutRest, withoutFields);
    }

    /** The list without one of its elements, for each. */
    static <T> Stream<List<T>> without(List<T> list) {
        return Stream.iterate(0, i -> i + 1).limit(list.size()).map(i -> {
            List<T> rest = new ArrayList<>(list);
            rest.remove((int) i);
            return rest;
        });
    }
}
