package io.parsimony.jdbc.schema;

import io.parsimony.engine.store.StoreException;
import io.parsimony.jdbc.layout.ClassLayout;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives new fields typed columns in the background, all of a class at once, when no new one came for a while. */
final class Promotion implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Promotion.class);

    /** How long statements may be held up while the step waits for its turn. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private static final long CLOSE_SECONDS = 30;

    private final SchemaChanges changes;
    private final Duration delay;
    private final Map<String, Future<?>> planned = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor background;

    Promotion(SchemaChanges changes, Duration delay) {
        this.changes = changes;
        this.delay = delay;
        background = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "parsimony-columns");
            thread.setDaemon(true);
            return thread;
        });
        background.setRemoveOnCancelPolicy(true);
        background.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Plans the step for a class with pending fields, and puts it off when it is planned already. */
    void plan(String className) {
        if (background.isShutdown()) {
            return;
        }
        planned.compute(className, (name, earlier) -> {
            if (earlier != null) {
                earlier.cancel(false);
            }
            return background.schedule(() -> step(name), delay.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    private void step(String className) {
        try {
            if (!changes.promote(className, ClassLayout::pending, PATIENCE)) {
                plan(className);
            }
        } catch (StoreException e) {
            // the documents have the values, so queries stay right; the next new field or start tries again
            LOG.warn("New fields of class '{}' got no columns, so queries on them stay slow", className, e);
        }
    }

    @Override
    public void close() {
        background.shutdown();
        try {
            if (!background.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Adding columns takes longer than {} s; closing anyway", CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
