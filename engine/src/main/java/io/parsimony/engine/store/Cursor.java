package io.parsimony.engine.store;

import java.util.Iterator;

/** Rows that are read as they are asked for, on a connection of their own. One thread at a time; the caller closes it. */
public interface Cursor<T> extends Iterator<T>, AutoCloseable {
    @Override
    void close();
}
