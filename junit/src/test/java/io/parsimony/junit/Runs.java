package io.parsimony.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs of JUnit inside a test of ours. */
final class Runs {
    private Runs() {}

    /** One after the other. */
    static EngineExecutionResults of(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .selectors(selectClass(testClass))
                .execute();
    }

    /** Tests of the class at the same time. */
    static EngineExecutionResults inParallel(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .selectors(selectClass(testClass))
                .execute();
    }

    /** All must have succeeded, and there must be so many. */
    static void allPass(EngineExecutionResults results, int tests) {
        results.allEvents().assertStatistics(statistics -> statistics.failed(0).aborted(0));
        results.testEvents().assertStatistics(statistics -> statistics.succeeded(tests));
    }

    /** What tests and classes failed with. */
    static List<Throwable> failures(EngineExecutionResults results) {
        List<Throwable> failures = new ArrayList<>();
        for (Event event : results.allEvents().finished().list()) {
            event.getRequiredPayload(TestExecutionResult.class).getThrowable().ifPresent(failures::add);
        }
        return failures;
    }
}
