package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Cursor;
import java.util.Iterator;
import java.util.List;

/** What was read already. */
final class ListCursor<T> implements Cursor<T> {
    private final Iterator<T> iterator;

    ListCursor(List<T> values) {
        iterator = values.iterator();
    }

    @Override
    public boolean hasNext() {
        return iterator.hasNext();
    }

    @Override
    public T next() {
        return iterator.next();
    }

    @Override
    public void close() {}
}
