package io.parsimony.tests.figures;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs a class of tests in a JVM of its own, as a build does, and says when they have passed. */
public final class TestLauncher {
    /** What it prints when all have passed. */
    static final String PASSED = "passed ";

    private TestLauncher() {}

    /** Runs the class of the first argument. */
    public static void main(String[] arguments) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(arguments[0]))
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary);
        summary.getSummary()
                .getFailures()
                .forEach(failure -> failure.getException().printStackTrace());
        System.out.println(PASSED + summary.getSummary().getTestsSucceededCount());
        System.exit(0);
    }
}
