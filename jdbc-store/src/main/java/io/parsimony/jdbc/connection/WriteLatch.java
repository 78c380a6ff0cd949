package io.parsimony.jdbc.connection;

import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Keeps transactions apart from whoever writes the database to its file or changes tables, so that the file never holds half of a
 * transaction or of a change. Transactions run together; a write of the file or a change of tables runs alone, in the order of their
 * coming. Reads pass freely. Thread-safe.
 */
public final class WriteLatch {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

    /** Before a transaction; many may be inside. */
    void enterTransaction() {
        lock.readLock().lock();
    }

    /** After it. */
    void leaveTransaction() {
        lock.readLock().unlock();
    }

    /** Whether the caller's thread is inside a transaction. */
    boolean isInTransaction() {
        return lock.getReadHoldCount() > 0;
    }

    /** Before the file is written or tables are changed; nobody else is inside then. */
    void enterAlone() {
        requireNoTransaction();
        lock.writeLock().lock();
    }

    /** After it. */
    void leaveAlone() {
        lock.writeLock().unlock();
    }

    /** Nobody may wait inside a transaction for what waits for all transactions. */
    void requireNoTransaction() {
        if (isInTransaction()) {
            throw new IllegalStateException("Called inside a transaction, which would wait for itself");
        }
    }
}
