package io.parsimony.jdbc.gate;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps statements out of a class's table while the table is changed. Statements pass together, a change alone, whoever came
 * first goes first. Thread-safe; what one thread entered another one may leave, since cursors travel.
 */
final class ClassGate {
    private static final int ALL = Integer.MAX_VALUE;

    private final Semaphore permits = new Semaphore(ALL, true);

    void enterShared() {
        permits.acquireUninterruptibly();
    }

    void leaveShared() {
        permits.release();
    }

    /**
     * Waits for the statements inside to end and keeps others out meanwhile.
     *
     * @return whether it got in; false when the statements took longer, which is how a thread that is inside twice can't
     *     wait for itself for ever
     */
    boolean tryEnterAlone(Duration patience) {
        try {
            return permits.tryAcquire(ALL, patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leaveAlone() {
        permits.release(ALL);
    }
}
