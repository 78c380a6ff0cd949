package io.parsimony.jdbc.connection;

import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import java.sql.SQLException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Forces commits to the disk, many at once. Who comes while nothing is being forced leads a round: it forces for itself and for
 * everybody who came before it began. Who comes while a round runs can't know whether that one still saw its commit, so it joins the
 * next one, which one of those who wait will lead.
 *
 * <p>Waiting is not interruptible: the commit has happened, and only the end of the round tells whether it will last. An
 * interruption is kept for the caller.
 */
public final class GroupCommit implements CommitBarrier {
    /** Forces to the disk whatever has been committed. Called by one thread at a time. */
    @FunctionalInterface
    public interface Sync {
        /** Returns when the disk has it. */
        void run() throws SQLException;
    }

    /** Those who share one sync. Guarded by the lock. */
    private static final class Round {
        private boolean hasEnded;
        private @Nullable Throwable failure;
    }

    private final Sync sync;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition roundEnded = lock.newCondition();
    private Round next = new Round();
    private boolean isRunning;

    /** Commits are forced by this. */
    public GroupCommit(Sync sync) {
        this.sync = sync;
    }

    @Override
    public void awaitDurable() {
        Round round = joinOrLead();
        if (round.failure != null) {
            throw new StoreException(
                    Kind.INTERNAL,
                    "durability",
                    "The change is committed, but could not be forced to the disk, so a loss of power may undo it; check the disk"
                            + " and its free space",
                    round.failure);
        }
    }

    /** Returns the caller's round when it has ended. */
    private Round joinOrLead() {
        lock.lock();
        try {
            Round mine = next;
            while (isRunning && !mine.hasEnded) {
                roundEnded.awaitUninterruptibly();
            }
            if (!mine.hasEnded) {
                lead(mine);
            }
            return mine;
        } finally {
            lock.unlock();
        }
    }

    /** Runs the round, without the lock meanwhile. */
    private void lead(Round round) {
        next = new Round();
        isRunning = true;
        lock.unlock();
        @Nullable Throwable failure = null;
        try {
            sync.run();
        } catch (SQLException | RuntimeException | Error e) {
            failure = e;
        } finally {
            lock.lock();
            round.failure = failure;
            round.hasEnded = true;
            isRunning = false;
            roundEnded.signalAll();
        }
    }
}
