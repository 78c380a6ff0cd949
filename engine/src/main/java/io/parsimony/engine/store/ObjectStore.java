package io.parsimony.engine.store;

import io.parsimony.value.Acl;
import java.util.Set;

/** The objects of all classes. */
public interface ObjectStore {
    /**
     * Compiles a scan. The result is meant to be kept and used by many threads; it stays right when the class gets fields,
     * columns or indexes later.
     *
     * @param scan of a class that exists; its shape only, the values come with each execution
     * @throws StoreException UNSUPPORTED when the store can't apply the whole predicate
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
     * @param classNames the classes that the work writes to; all must exist
     * @return the work's result, after the commit
     * @throws StoreException CONFLICT when repeating did not help; the transaction is rolled back for this and for whatever the
     *     work throws
     */
    <R> R write(Set<String> classNames, WriteWork<R> work);

    /** Work inside a transaction. */
    @FunctionalInterface
    interface WriteWork<R> {
        R run(WriteTransaction transaction);
    }
}
