package io.parsimony.cli.exporting;

import io.parsimony.backend.Caller;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.Selection;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.Ordering;
import io.parsimony.value.StringValue;
import java.io.IOException;
import java.util.List;

/**
 * Reads however many objects there are in the order of their ids, page by page. Each page asks for the ids after the last one, which
 * an index serves; objects that come or go meanwhile disturb no others.
 */
final class ObjectPages {
    private static final int FIRST_PAGE = 50;
    private static final int LARGEST_PAGE = 1_000;
    /** What a page may take; pages are so long that objects as large as the largest so far fit in. */
    private static final long PAGE_BYTES = 16_000_000;

    private final ParseBackend backend;

    ObjectPages(ParseBackend backend) {
        this.backend = backend;
    }

    /** Takes an object. */
    @FunctionalInterface
    interface Sink {
        void accept(FetchedObject object) throws IOException;
    }

    void read(String className, Constraint where, Selection selection, Sink sink) throws IOException {
        Constraint next = where;
        int limit = FIRST_PAGE;
        long largest = 1;
        List<FetchedObject> page;
        do {
            page = backend.find(
                    Caller.MASTER,
                    new FindRequest(className, next, List.of(Ordering.ascending("objectId")), limit, 0, selection));
            if (page.isEmpty()) {
                return;
            }
            for (FetchedObject object : page) {
                largest = Math.max(largest, object.document().utf8().length);
                sink.accept(object);
            }
            next = new Constraint.And(
                    List.of(where, after(page.get(page.size() - 1).objectId())));
            limit = (int) Math.max(1, Math.min(LARGEST_PAGE, PAGE_BYTES / largest));
        } while (!page.isEmpty());
    }

    private static Constraint after(String objectId) {
        return new Constraint.Compare(FieldPath.of("objectId"), Comparison.GREATER_THAN, new StringValue(objectId));
    }
}
