package io.parsimony;

import io.parsimony.backend.FindRequest;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.Ordering;
import io.parsimony.value.StringValue;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * However many objects there are, page by page in the order of their ids: each page asks for the ids after the last one, which an index
 * serves. Nothing stays open between pages, and what others write meanwhile moves no page.
 */
final class ObjectPages<T extends ParseObject> implements Iterator<T> {
    private static final String OBJECT_ID = "objectId";

    private final Function<FindRequest, List<T>> find;
    private final FindRequest first;
    private Iterator<T> page = List.<T>of().iterator();
    private FindRequest next;
    private boolean isAtEnd;

    /**
     * Pages of what a request finds.
     *
     * @param find answers a request
     * @param request its limit is the size of a page; its order is not looked at
     */
    ObjectPages(Function<FindRequest, List<T>> find, FindRequest request) {
        this.find = find;
        this.first = request.withOrder(List.of(Ordering.ascending(OBJECT_ID)));
        this.next = first;
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !isAtEnd) {
            turn();
        }
        return page.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }

    /** Intentional: only an empty page is the end, since a backend may give fewer objects than the limit allows. */
    private void turn() {
        List<T> found = find.apply(next);
        isAtEnd = found.isEmpty();
        if (!isAtEnd) {
            String last = found.get(found.size() - 1).pointer().objectId();
            Constraint after =
                    new Constraint.Compare(FieldPath.of(OBJECT_ID), Comparison.GREATER_THAN, new StringValue(last));
            next = first.withWhere(new Constraint.And(List.of(first.where(), after)));
        }
        page = found.iterator();
    }
}
