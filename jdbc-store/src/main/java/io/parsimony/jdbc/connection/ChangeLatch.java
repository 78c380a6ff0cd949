package io.parsimony.jdbc.connection;

import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Keeps commits apart from changes of tables: what H2 writes while it alters a table holds half of the change, and when another thread
 * has it written then, a crash can leave a database that no further change of a table gets through. Reads pass freely. Thread-safe.
 */
public final class ChangeLatch {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

    /** Before a transaction, and before commits are forced; many may be inside. */
    void enterWriting() {
        lock.readLock().lock();
    }

    /** After it. */
    void leaveWriting() {
        lock.readLock().unlock();
    }

    /** Before tables are changed; nobody else is inside then. */
    void enterChanging() {
        if (lock.getReadHoldCount() > 0) {
            throw new IllegalStateException(
                    "A table is to be changed inside a transaction, which would wait for itself");
        }
        lock.writeLock().lock();
    }

    /** After it. */
    void leaveChanging() {
        lock.writeLock().unlock();
    }
}
