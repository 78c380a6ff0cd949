package io.parsimony.jdbc.connection;

import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import java.sql.SQLException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Makes commits durable, many at once. Who waits while no round runs leads one: it lets the transactions that run come to their end,
 * writes the database while none runs, lets the next ones in, and forces what was written. Whose transaction ended before the writing
 * belongs to the round; who comes later belongs to the next one, which one of those who wait will lead.
 *
 * <p>Waiting is not interruptible: the commit has happened, and only the end of the round tells whether it will last. An
 * interruption is kept for the caller.
 */
public final class GroupCommit implements CommitBarrier {
    /** Where commits are kept. Called by one thread at a time. */
    public interface Storage {
        /** Writes what was committed and not written yet. Called while no transaction runs. */
        void write() throws SQLException;

        /** Returns when what was written is as durable as it is to be. Called while transactions run. */
        void force() throws SQLException;

        /** Whether so much waits to be written that it should not become more. */
        boolean isFull();
    }

    /** Those who share one writing. */
    private final class Round implements Promise {
        // guarded by the lock
        private boolean hasEnded;
        private @Nullable Throwable failure;

        @Override
        public void await() {
            require(
                    this,
                    "The change is committed, but could not be forced to the disk, so a loss of power may undo it");
        }
    }

    private final WriteLatch latch;
    private final Storage storage;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition roundEnded = lock.newCondition();

    /** Changes only while no transaction runs, so that a transaction sees the round that it will belong to. */
    private volatile Round next = new Round();

    private boolean isRunning; // guarded by the lock

    /** Commits are kept there, and all who write pass the latch. */
    public GroupCommit(WriteLatch latch, Storage storage) {
        this.latch = latch;
        this.storage = storage;
    }

    @Override
    public Promise promise() {
        return next;
    }

    @Override
    public void makeRoom() {
        if (storage.isFull()) {
            require(next, "Earlier changes could not be written to the disk, so that this one was not begun");
        }
    }

    private void require(Round round, String otherwise) {
        Throwable why = outcome(round);
        if (why != null) {
            throw new StoreException(
                    Kind.INTERNAL, "durability", otherwise + "; check the disk and its free space", why);
        }
    }

    /** What went wrong in the round, when it has ended. */
    private @Nullable Throwable outcome(Round mine) {
        latch.requireNoTransaction();
        lock.lock();
        try {
            while (!mine.hasEnded) {
                if (isRunning) {
                    roundEnded.awaitUninterruptibly();
                } else {
                    lead();
                }
            }
            return mine.failure;
        } finally {
            lock.unlock();
        }
    }

    /** Runs a round, without the lock meanwhile. */
    private void lead() {
        Round round = next;
        isRunning = true;
        lock.unlock();
        @Nullable Throwable failure = null;
        try {
            write();
            storage.force();
        } catch (SQLException | RuntimeException | Error e) {
            failure = e;
        } finally {
            lock.lock();
            if (next == round) {
                next = new Round(); // it failed before it was left
            }
            round.failure = failure;
            round.hasEnded = true;
            isRunning = false;
            roundEnded.signalAll();
        }
    }

    private void write() throws SQLException {
        latch.enterAlone();
        try {
            next = new Round();
            storage.write();
        } finally {
            latch.leaveAlone();
        }
    }
}
