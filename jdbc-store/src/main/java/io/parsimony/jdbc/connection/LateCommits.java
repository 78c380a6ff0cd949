package io.parsimony.jdbc.connection;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes commits some time after they were acknowledged, in a thread of its own, while no transaction runs. Promises nothing. */
final class LateCommits implements CommitBarrier {
    private static final Logger LOG = LoggerFactory.getLogger(LateCommits.class);

    private final WriteLatch latch;
    private final GroupCommit.Storage storage;
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "parsimony late commits");
        thread.setDaemon(true);
        return thread;
    });
    private final ScheduledFuture<?> writes;

    LateCommits(WriteLatch latch, GroupCommit.Storage storage, Duration delay) {
        this.latch = latch;
        this.storage = storage;
        writes = writer.scheduleWithFixedDelay(this::write, delay.toMillis(), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Promise promise() {
        return NONE.promise();
    }

    @Override
    public void makeRoom() {
        if (storage.isFull()) {
            write();
        }
    }

    /** A failure is told to the next statement by the database itself. */
    private void write() {
        latch.enterAlone();
        try {
            storage.write();
        } catch (SQLException | RuntimeException e) {
            LOG.warn("Commits could not be written; check the disk and its free space", e);
        } finally {
            latch.leaveAlone();
        }
    }

    @Override
    public void close() {
        writes.cancel(false); // what was not written yet is, when the database closes
        writer.shutdown();
        boolean isInterrupted = false;
        while (!writer.isTerminated()) {
            try {
                writer.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
