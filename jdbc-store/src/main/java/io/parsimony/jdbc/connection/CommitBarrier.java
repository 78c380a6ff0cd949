package io.parsimony.jdbc.connection;

/** What stands between a commit and its acknowledgement. Thread-safe. */
@FunctionalInterface
public interface CommitBarrier {
    /**
     * Returns when everything that was committed before the call is as durable as the application asked for. To be called outside
     * of transactions and gates, since it may wait for the disk.
     *
     * @throws io.parsimony.engine.store.StoreException INTERNAL when that failed; what was committed stays committed, but is not
     *     known to be durable
     */
    void awaitDurable();
}
