package io.parsimony.tests.hunt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/** Goes through seeds, as many at once as there are processors. */
final class Seeds {
    private Seeds() {}

    /**
     * The text of the first finding, by seed; empty when nothing is found.
     *
     * @param hunt goes the way of a seed
     */
    static Optional<String> firstFinding(long first, long count, LongFunction<Optional<String>> hunt) {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Optional<String>>> findings = new ArrayList<>();
            for (long seed = first; seed < first + count; seed++) {
                long its = seed;
                findings.add(threads.submit(() -> hunt.apply(its)));
            }
            for (Future<Optional<String>> finding : findings) {
                if (finding.get().isPresent()) {
                    return finding.get();
                }
            }
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
