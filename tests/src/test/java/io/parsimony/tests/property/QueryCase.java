package io.parsimony.tests.property;

import static java.util.stream.Collectors.joining;

import io.parsimony.json.ValueJson;
import io.parsimony.query.Constraint;
import io.parsimony.query.Ordering;
import io.parsimony.tests.property.RandomObjects.Draft;
import java.util.List;

/**
 * One question over some objects. The first object makes the class, so its fields have columns of their own; fields that only later
 * objects have are read from the document.
 *
 * @param layout what happens between the saves and the question
 */
record QueryCase(
        List<Draft> objects,
        Constraint where,
        List<Ordering> order,
        int limit,
        int skip,
        Viewer viewer,
        Layout layout) {

    /** Who asks. */
    enum Viewer {
        MASTER,
        ANONYMOUS
    }

    /** Where the store finds the fields. */
    enum Layout {
        /** In columns that came with the class. */
        TYPED_FROM_THE_START,
        /** In the documents alone. */
        PENDING,
        /** In columns that were added and filled later. */
        PROMOTED
    }

    QueryCase withObjects(List<Draft> fewer) {
        return new QueryCase(fewer, where, order, limit, skip, viewer, layout);
    }

    QueryCase withWhere(Constraint simpler) {
        return new QueryCase(objects, simpler, order, limit, skip, viewer, layout);
    }

    QueryCase withOrder(List<Ordering> shorter) {
        return new QueryCase(objects, where, shorter, limit, skip, viewer, layout);
    }

    QueryCase withPage(int newLimit, int newSkip) {
        return new QueryCase(objects, where, order, newLimit, newSkip, viewer, layout);
    }

    /** For people, and for a regression test made of it. */
    @Override
    public String toString() {
        return "where " + where + "\norder " + order + " limit " + limit + " skip " + skip + " as " + viewer + ", "
                + layout
                + "\nobjects\n"
                + objects.stream()
                        .map(draft -> "  " + ValueJson.write(draft.fields()) + "  ACL " + draft.acl())
                        .collect(joining("\n"));
    }
}
