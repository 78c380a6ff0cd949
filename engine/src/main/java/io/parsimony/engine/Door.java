package io.parsimony.engine;

import io.parsimony.ParseException;
import io.parsimony.engine.store.Store;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.write.StoreFailures;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** The outermost door: counts who is inside so that closing can wait, and turns every failure into Parse's errors. */
final class Door implements AutoCloseable {
    private final Store store;

    /** Shared by requests, taken alone to close. It orders nothing among requests: the database does that. */
    private final ReadWriteLock inside = new ReentrantReadWriteLock();

    private volatile boolean isClosed;

    Door(Store store) {
        this.store = store;
    }

    /** Answers a request about a class. */
    <R> R through(String className, Supplier<R> request) {
        inside.readLock().lock();
        try {
            if (isClosed) {
                throw new ParseException(ParseException.CONNECTION_FAILED, "The backend is closed; open another one");
            }
            store.catchUp();
            return request.get();
        } catch (StoreException e) {
            throw StoreFailures.toParse(e, className);
        } catch (IllegalStateException e) {
            throw new ParseException(
                    ParseException.INTERNAL_SERVER_ERROR, "The backend broke its own promise: " + e.getMessage(), e);
        } finally {
            inside.readLock().unlock();
        }
    }

    @Override
    public void close() {
        inside.writeLock().lock();
        try {
            if (!isClosed) {
                isClosed = true;
                store.close();
            }
        } catch (StoreException e) {
            throw StoreFailures.toParse(e, "");
        } finally {
            inside.writeLock().unlock();
        }
    }
}
