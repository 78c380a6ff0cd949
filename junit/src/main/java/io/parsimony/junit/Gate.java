package io.parsimony.junit;

import io.parsimony.ParseException;
import io.parsimony.junit.call.BackendCall;
import io.parsimony.junit.call.CallInterceptor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** Keeps what a test left behind, views and threads, from the tests that get the backend after it. Thread-safe. */
final class Gate implements CallInterceptor {
    private static final long PATIENCE_SECONDS = 10;

    private final ReadWriteLock inside = new ReentrantReadWriteLock();
    private volatile @Nullable String whyClosed;

    @Override
    public void before(BackendCall call) {
        inside.readLock().lock();
        String reason = whyClosed;
        if (reason != null) {
            inside.readLock().unlock();
            throw new ParseException(ParseException.CONNECTION_FAILED, reason);
        }
    }

    @Override
    public void answered(BackendCall call, String answer) {
        inside.readLock().unlock();
    }

    @Override
    public void failed(BackendCall call, RuntimeException error) {
        inside.readLock().unlock();
    }

    /**
     * Lets nobody in any more, and waits for those who are inside.
     *
     * @return whether they have all left; else the backend must not be used again
     */
    boolean close(String reason) {
        whyClosed = reason;
        try {
            if (!inside.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return false;
            }
            inside.writeLock().unlock();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
