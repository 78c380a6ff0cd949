package io.parsimony.tests.property;

import static java.util.stream.Collectors.joining;

import io.parsimony.json.ConstraintJson;
import io.parsimony.json.ValueJson;
import io.parsimony.query.Constraint;
import io.parsimony.query.Ordering;
import io.parsimony.tests.property.World.Draft;
import java.util.ArrayList;
import java.util.List;

/**
 * One question over some objects. The first object of a class makes it, so its fields have columns of their own; fields that only later
 * objects have are read from the document.
 *
 * @param layout what happens between the saves and the question
 */
record QueryCase(
        World world, Constraint where, List<Ordering> order, int limit, int skip, Viewer viewer, Layout layout) {
    /** The one who asks as {@link Viewer#USER}. */
    static final String USER_ID = "userA";

    /** Who asks. */
    enum Viewer {
        MASTER,
        ANONYMOUS,
        USER
    }

    /** Where the store finds the fields. */
    enum Layout {
        /** In columns that came with the class. */
        TYPED_FROM_THE_START,
        /** In the documents alone. */
        PENDING,
        /** In columns that were added and filled later, with an index each. */
        INDEXED
    }

    /** The objects that are there when the question is asked. */
    World saved() {
        return layout == Layout.TYPED_FROM_THE_START
                ? world
                : new World(preceded(world.outer(), "oFirst"), preceded(world.inner(), "iFirst"));
    }

    private static List<Draft> preceded(List<Draft> drafts, String objectId) {
        List<Draft> all = new ArrayList<>(drafts);
        all.add(0, Draft.bare(objectId));
        return all;
    }

    QueryCase withWorld(World smaller) {
        return new QueryCase(smaller, where, order, limit, skip, viewer, layout);
    }

    QueryCase withWhere(Constraint simpler) {
        return new QueryCase(world, simpler, order, limit, skip, viewer, layout);
    }

    QueryCase withOrder(List<Ordering> shorter) {
        return new QueryCase(world, where, shorter, limit, skip, viewer, layout);
    }

    QueryCase withPage(int newLimit, int newSkip) {
        return new QueryCase(world, where, order, newLimit, newSkip, viewer, layout);
    }

    QueryCase as(Viewer other) {
        return new QueryCase(world, where, order, limit, skip, other, layout);
    }

    QueryCase in(Layout other) {
        return new QueryCase(world, where, order, limit, skip, viewer, other);
    }

    /** For people, and for a regression test made of it. */
    @Override
    public String toString() {
        return "where " + json() + "\norder " + order + " limit " + limit + " skip " + skip + " as " + viewer + ", "
                + layout + text(World.OUTER) + text(World.INNER);
    }

    private String json() {
        try {
            return ConstraintJson.write(where);
        } catch (RuntimeException e) {
            return where.toString(); // what Parse's language can't say, such as a Not around an And
        }
    }

    private String text(String className) {
        return world.of(className).stream()
                .map(draft -> "\n  " + draft.objectId() + " " + ValueJson.write(draft.fields())
                        + (draft.acl() == null ? "" : "  " + draft.acl())
                        + (draft.memberIds() == null ? "" : "  r " + draft.memberIds()))
                .collect(joining("", "\n" + className, ""));
    }
}
