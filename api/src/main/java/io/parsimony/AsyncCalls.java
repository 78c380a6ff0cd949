package io.parsimony;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs the Async calls: on the application's executor, or on a few daemon threads of its own. Thread-safe. */
final class AsyncCalls {
    private static final int THREADS = 16;
    private static final int IDLE_SECONDS = 10;

    private final Executor executor;

    AsyncCalls(Executor executor) {
        this.executor = executor;
    }

    /** Daemon threads, made when needed and gone when idle: nobody has to end them. */
    static AsyncCalls onOwnThreads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "parsimony-async");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return new AsyncCalls(threads);
    }

    /** Completes as the call does; a failure has the ParseException as its cause. */
    <T> CompletableFuture<T> run(Supplier<T> call) {
        try {
            return CompletableFuture.supplyAsync(call, executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(
                    new ParseException(ParseException.OTHER_CAUSE, "The executor for Async calls refused the call", e));
        }
    }
}
