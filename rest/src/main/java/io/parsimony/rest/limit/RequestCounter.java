package io.parsimony.rest.limit;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests by key, in windows of time that begin with a key's first request. It remembers no more keys than it is told; where there
 * are more at once, it forgets the window that would end first. Thread-safe.
 */
final class RequestCounter {
    private final long windowNanos;
    private final int mostKeys;
    private final LongSupplier nanoTime;
    /** In the order in which they end: each is as long as any other. */
    private final Map<String, Window> windows = new LinkedHashMap<>();

    /**
     * A counter.
     *
     * @param nanoTime as {@link System#nanoTime()}
     */
    RequestCounter(Duration window, int mostKeys, LongSupplier nanoTime) {
        this.windowNanos = window.toNanos();
        this.mostKeys = mostKeys;
        this.nanoTime = nanoTime;
    }

    /**
     * What was counted.
     *
     * @param requests how many there were, this one included
     * @param left how long the window goes on
     */
    record Count(long requests, Duration left) {}

    /** Counts a request. */
    synchronized Count count(String key) {
        long now = nanoTime.getAsLong();
        forgetUntil(now);
        @Nullable Window window = windows.get(key);
        if (window == null) {
            makeRoom();
            window = new Window(now);
            windows.put(key, window);
        }
        window.requests++;
        return new Count(window.requests, Duration.ofNanos(windowNanos - (now - window.begin)));
    }

    private void forgetUntil(long now) {
        Iterator<Window> eldest = windows.values().iterator();
        while (eldest.hasNext() && now - eldest.next().begin >= windowNanos) {
            eldest.remove();
        }
    }

    private void makeRoom() {
        if (windows.size() >= mostKeys) {
            windows.remove(windows.keySet().iterator().next());
        }
    }

    /** How many keys are remembered. */
    synchronized int size() {
        return windows.size();
    }

    private static final class Window {
        private final long begin;
        private long requests;

        Window(long begin) {
            this.begin = begin;
        }
    }
}
