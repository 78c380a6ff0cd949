package io.parsimony.engine.store;

/** A compiled scan. Thread-safe. */
public interface PreparedScan {
    /**
     * Reads the objects that match, in the scan's order.
     *
     * @return an open cursor on one connection; the caller closes it
     * @throws StoreException TIMEOUT after the statement timeout, UNAVAILABLE
     */
    Cursor<StoredObject> find(Bindings bindings);

    /** Counts the objects that match, whatever limit and skip say. */
    long count(Bindings bindings);

    /** The statement of {@link #find} and the database's plan for it. */
    ScanExplanation explain(Bindings bindings);

    /** The statement of {@link #count} and the database's plan for it. */
    ScanExplanation explainCount(Bindings bindings);
}
