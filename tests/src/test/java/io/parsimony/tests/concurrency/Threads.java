package io.parsimony.tests.concurrency;

import io.parsimony.ParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs the same work on several threads that begin together, and fails with the first error of any. */
public final class Threads {
    private Threads() {}

    /** What one thread does; the number tells it from the others. */
    public interface Work {
        /** Does it. */
        void run(int thread) throws Exception;
    }

    /** Returns when all are done. */
    public static void run(int threads, Work work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                running.add(executor.submit(() -> {
                    start.await();
                    work.run(thread);
                    return thread;
                }));
            }
            for (Future<?> one : running) {
                one.get(2, TimeUnit.MINUTES);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    /** Runs two works at once and gives each one's ParseException code, 0 for none. */
    public static List<Integer> race(Runnable first, Runnable second) throws Exception {
        List<Integer> codes = Collections.synchronizedList(new ArrayList<>(List.of(0, 0)));
        run(2, thread -> {
            try {
                (thread == 0 ? first : second).run();
            } catch (ParseException e) {
                codes.set(thread, e.getCode());
            }
        });
        return List.copyOf(codes);
    }
}
