package io.parsimony.jdbc.connection;

/** What stands between a commit and its acknowledgement. Thread-safe. */
@FunctionalInterface
public interface CommitBarrier extends AutoCloseable {
    /** Where nothing is promised. */
    CommitBarrier NONE = () -> () -> {};

    /** What was committed will be as durable as the application asked for. */
    @FunctionalInterface
    interface Promise {
        /**
         * Returns when it is. To be called outside of transactions and gates, since it waits for others' transactions and for the disk.
         *
         * @throws io.parsimony.engine.store.StoreException INTERNAL when that failed; what was committed stays committed, but is not
         *     known to be durable
         */
        void await();
    }

    /**
     * A promise for everything that has been committed before the call, and, where it is given inside a transaction, for this
     * transaction.
     */
    Promise promise();

    /** Returns when everything that was committed before the call is durable; see {@link Promise#await}. */
    default void awaitDurable() {
        promise().await();
    }

    /** To be called before a transaction: it may wait here until there is room for what it will write. */
    default void makeRoom() {}

    /** To be called when nobody writes any more. */
    @Override
    default void close() {}
}
