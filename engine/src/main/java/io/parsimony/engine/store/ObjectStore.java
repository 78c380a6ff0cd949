package io.parsimony.engine.store;

import io.parsimony.value.Acl;
import java.util.Set;

/** The objects of all classes. */
public interface ObjectStore {
    /**
     * Compiles a scan. The result is meant to be kept and used by many threads; it stays right when the class gets or loses fields,
     * columns or indexes later. When a class that it reads is gone, its executions fail with STALE.
     *
     * @param scan of a class that exists; its shape only, the values come with each execution
     * @throws StoreException UNSUPPORTED when the store can't apply the whole predicate, STALE when the class is gone
     */
    PreparedScan prepare(Scan scan);

    /**
     * The number of an ACL, given to it now if it has none. Commits by itself. A number never changes its meaning.
     *
     * @return 1 or more; 0 stands for an object without an ACL
     */
    long intern(Acl acl);

    /**
     * Runs the work in one transaction and commits it. When the database asks for it (deadlock, serialisation failure) all of the work
     * runs again, so it must have no effect but through the transaction.
     *
     * @param classNames the classes that the work writes to
     * @return the work's result, after the commit
     * @throws StoreException CONFLICT when repeating did not help, STALE when a class does not exist or lost a field that the work writes;
     *     the transaction is rolled back for this and for whatever the work throws
     */
    <R> R write(Set<String> classNames, WriteWork<R> work);

    /** Work inside a transaction. */
    @FunctionalInterface
    interface WriteWork<R> {
        R run(WriteTransaction transaction);
    }
}
