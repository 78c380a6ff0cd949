package io.parsimony.engine.store;

/** One database. Thread-safe. */
public interface Store extends AutoCloseable {
    /** The classes and their fields. */
    SchemaStore schemas();

    /** The objects. */
    ObjectStore objects();

    /** The check of everything. */
    StoreCheck checks();

    /**
     * Takes note of what other processes changed, so that what is answered from now on is not older than the call. To be called before
     * each request.
     *
     * @return whether classes or fields have changed
     */
    default boolean catchUp() {
        return false;
    }

    /**
     * How often a topic was announced: by this process in transactions that have ended, by others as of the last {@link #catchUp()}. What is
     * read after asking is no older than the answer, so what was made of it stays right until the answer is another one.
     *
     * @return 0 or more; never less than before
     */
    long announced(String topic);

    /**
     * What is stored now. Waits until nobody reads or writes.
     *
     * @throws StoreException UNSUPPORTED where only the database itself could tell; CONFLICT when it is in use all the time
     */
    StoreSnapshot snapshot();

    /**
     * Makes what is stored what it was. Statements that run end first, others wait. Who announced what is not restored: the caller announces
     * that everything may have changed.
     *
     * @param snapshot of this store, or of another one of its kind
     * @throws StoreException UNSUPPORTED where there are no snapshots, or when this one is of another kind of store; CONFLICT when the store
     *     is in use all the time
     */
    void restore(StoreSnapshot snapshot);

    /** Waits for background work and closes; the data of a file stay. Closing twice does nothing. */
    @Override
    void close();
}
