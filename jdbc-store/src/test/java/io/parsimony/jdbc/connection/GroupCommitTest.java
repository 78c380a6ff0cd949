package io.parsimony.jdbc.connection;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.engine.store.StoreException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GroupCommitTest {
    private final ExecutorService writers = Executors.newCachedThreadPool();
    private final WriteLatch latch = new WriteLatch();

    @AfterEach
    void stopWriters() {
        writers.shutdownNow();
    }

    @Test
    void awaitDurable_alone_syncsOnce() {
        AtomicInteger syncs = new AtomicInteger();
        GroupCommit commits = forcing(syncs::incrementAndGet);

        commits.awaitDurable();
        assertThat(syncs).hasValue(1);
        commits.awaitDurable();
        assertThat(syncs).hasValue(2);
    }

    @Test
    void awaitDurable_duringASync_waitsForTheNextOne_whichAllWaitersShare() throws Exception {
        SteppedSync sync = new SteppedSync();
        GroupCommit commits = new GroupCommit(latch, sync);
        Future<?> first = writers.submit(commits::awaitDurable);
        sync.begun.acquire();
        List<Future<?>> during = submit(commits, 8);
        awaitWaiting(8);

        sync.mayEnd.release();
        first.get(5, SECONDS);
        sync.begun.acquire(); // the next one has begun, and nobody was told too early
        assertThat(during).noneMatch(Future::isDone);

        sync.mayEnd.release();
        for (Future<?> writer : during) {
            writer.get(5, SECONDS);
        }
        assertThat(sync.count).hasValue(2);
    }

    @Test
    void awaitDurable_ofManyWriters_returnsOnlyAfterASyncThatBeganLater() throws Exception {
        AtomicLong committed = new AtomicLong();
        AtomicLong durable = new AtomicLong();
        AtomicInteger syncs = new AtomicInteger();
        GroupCommit commits = forcing(() -> {
            long seen = committed.get();
            syncs.incrementAndGet();
            LockSupport.parkNanos(1_000);
            durable.set(seen);
        });
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(writers.submit(() -> {
                for (int n = 0; n < 2_000; n++) {
                    long mine = committed.incrementAndGet();
                    commits.awaitDurable();
                    if (durable.get() < mine) {
                        throw new AssertionError(mine + " was acknowledged when " + durable + " were durable");
                    }
                }
            }));
        }
        for (Future<?> writer : all) {
            writer.get(15, SECONDS);
        }
        assertThat(syncs).hasValueLessThan(16_000);
    }

    @Test
    void failedSync_isToldToAllItsWaiters_andTheNextOneIsTriedAgain() throws Exception {
        SteppedSync sync = new SteppedSync();
        GroupCommit commits = new GroupCommit(latch, sync);
        Future<?> first = writers.submit(commits::awaitDurable);
        sync.begun.acquire();
        List<Future<?>> during = submit(commits, 3);
        awaitWaiting(3);
        sync.mayEnd.release();
        first.get(5, SECONDS);
        sync.begun.acquire();
        sync.fails = true;
        sync.mayEnd.release();

        for (Future<?> writer : during) {
            assertThatThrownBy(() -> writer.get(5, SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("committed, but could not be forced to the disk")
                    .hasRootCauseInstanceOf(SQLException.class);
        }
        sync.fails = false;
        sync.mayEnd.release();
        assertThatCode(commits::awaitDurable).doesNotThrowAnyException();
    }

    @Test
    void errorOfTheSync_isNoSuccess() {
        GroupCommit commits = forcing(() -> {
            throw new OutOfMemoryError("of a test");
        });
        assertThatThrownBy(commits::awaitDurable)
                .isInstanceOf(StoreException.class)
                .hasRootCauseInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void interruptedWaiter_waitsForTheTruth_andStaysInterrupted() throws Exception {
        SteppedSync sync = new SteppedSync();
        GroupCommit commits = new GroupCommit(latch, sync);
        Future<?> first = writers.submit(commits::awaitDurable);
        sync.begun.acquire();
        CountDownLatch ended = new CountDownLatch(1);
        boolean[] wasInterrupted = new boolean[1];
        Thread waiter = new Thread(() -> {
            commits.awaitDurable();
            wasInterrupted[0] = Thread.currentThread().isInterrupted();
            ended.countDown();
        });
        waiter.start();
        awaitWaiting(waiter);

        waiter.interrupt();
        assertThat(ended.await(50, java.util.concurrent.TimeUnit.MILLISECONDS)).isFalse();
        sync.mayEnd.release(2);
        assertThat(ended.await(5, SECONDS)).isTrue();
        assertThat(wasInterrupted[0]).isTrue();
        first.get(5, SECONDS);
    }

    @Test
    void awaitDurable_whileATransactionRuns_writesAfterItsEnd_andKeepsItsPromiseToo() throws Exception {
        SteppedSync sync = new SteppedSync();
        sync.mayEnd.release(1);
        GroupCommit commits = new GroupCommit(latch, sync);
        latch.enterTransaction();
        Future<?> other = writers.submit(commits::awaitDurable);
        Thread.sleep(20); // so that it would have written if it could
        assertThat(sync.writes).hasValue(0);

        CommitBarrier.Promise promise = commits.promise();
        latch.leaveTransaction();
        other.get(5, SECONDS);
        promise.await();
        assertThat(sync.writes).hasValue(1);
    }

    @Test
    void transaction_whileCommitsAreForced_runs() throws Exception {
        SteppedSync sync = new SteppedSync();
        GroupCommit commits = new GroupCommit(latch, sync);
        Future<?> other = writers.submit(commits::awaitDurable);
        sync.begun.acquire();

        latch.enterTransaction();
        CommitBarrier.Promise promise = commits.promise();
        latch.leaveTransaction();
        assertThat(other.isDone()).isFalse();

        sync.mayEnd.release(2);
        promise.await();
        assertThat(sync.writes).hasValue(2);
    }

    @Test
    void awaitDurable_inATransaction_isRefused_becauseItWouldWaitForItself() {
        GroupCommit commits = new GroupCommit(latch, new SteppedSync());
        latch.enterTransaction();
        assertThatThrownBy(commits::awaitDurable)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside a transaction");
    }

    @Test
    void makeRoom_writesOnlyWhenMuchWaits_andTellsThatNothingWasBegunWhenItFails() {
        SteppedSync sync = new SteppedSync();
        sync.mayEnd.release(2);
        GroupCommit commits = new GroupCommit(latch, sync);
        commits.makeRoom();
        assertThat(sync.writes).hasValue(0);

        sync.isFull = true;
        commits.makeRoom();
        assertThat(sync.writes).hasValue(1);

        sync.fails = true;
        assertThatThrownBy(commits::makeRoom).isInstanceOf(StoreException.class).hasMessageContaining("not begun");
    }

    private GroupCommit forcing(Runnable force) {
        return new GroupCommit(latch, new GroupCommit.Storage() {
            @Override
            public void write() {}

            @Override
            public void force() {
                force.run();
            }

            @Override
            public boolean isFull() {
                return false;
            }
        });
    }

    private List<Future<?>> submit(GroupCommit commits, int count) {
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            futures.add(writers.submit(commits::awaitDurable));
        }
        return futures;
    }

    /** Waits until so many threads wait for the end of a sync. */
    private static void awaitWaiting(int count) throws InterruptedException {
        while (Thread.getAllStackTraces().values().stream()
                        .filter(GroupCommitTest::waits)
                        .count()
                < count) {
            Thread.sleep(1);
        }
    }

    private static void awaitWaiting(Thread thread) throws InterruptedException {
        while (!waits(thread.getStackTrace())) {
            Thread.sleep(1);
        }
    }

    private static boolean waits(StackTraceElement[] stack) {
        return List.of(stack).stream().anyMatch(frame -> frame.getMethodName().equals("awaitUninterruptibly"));
    }

    /** A sync that begins and ends when the test says so. */
    private static final class SteppedSync implements GroupCommit.Storage {
        final Semaphore begun = new Semaphore(0);
        final Semaphore mayEnd = new Semaphore(0);
        final AtomicInteger count = new AtomicInteger();
        final AtomicInteger writes = new AtomicInteger();
        volatile boolean fails;
        volatile boolean isFull;

        @Override
        public void write() {
            writes.incrementAndGet();
        }

        @Override
        public boolean isFull() {
            return isFull;
        }

        @Override
        public void force() throws SQLException {
            count.incrementAndGet();
            begun.release();
            mayEnd.acquireUninterruptibly();
            if (fails) {
                throw new SQLException("The disk is broken");
            }
        }
    }
}
