package io.parsimony.tests.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Parse's own JavaScript SDK, as npm has it, asks a gateway: the suite of {@code src/test/javascript}, which knows nothing of Parsimony and runs
 * against a Parse Server too (CONTRIBUTING.md). Each of its tests is one here.
 *
 * <p>Needs node and npm. Where they are missing nothing runs, and a line says so; with {@code CI=true} that is a failure.
 */
class JavaScriptSdkTest {
    private static final boolean IS_CI = "true".equals(System.getenv("CI"));

    @TestFactory
    Stream<DynamicContainer> guide() throws IOException {
        try {
            NodeSuite.prepare();
        } catch (NodeSuite.Unavailable e) {
            assertThat(IS_CI)
                    .as("the JavaScript SDK must be asked: " + e.getMessage())
                    .isFalse();
            System.out.println("The tests with the JavaScript SDK are left out: " + e.getMessage());
            Assumptions.abort(e.getMessage());
        }
        List<NodeSuite.Result> results;
        try (SdkGateway gateway = new SdkGateway()) {
            results = NodeSuite.run(gateway);
        }
        Map<String, List<DynamicTest>> chapters = results.stream()
                .collect(Collectors.groupingBy(
                        NodeSuite.Result::chapter,
                        LinkedHashMap::new,
                        Collectors.mapping(JavaScriptSdkTest::test, Collectors.toList())));
        assertThat(chapters.keySet()).containsExactlyInAnyOrderElementsOf(NodeSuite.chapters());
        return chapters.entrySet().stream().map(chapter -> dynamicContainer(chapter.getKey(), chapter.getValue()));
    }

    private static DynamicTest test(NodeSuite.Result result) {
        return dynamicTest(result.name(), () -> {
            Assumptions.assumeFalse(result.outcome().equals("skipped"), "skipped by the suite");
            if (!result.outcome().equals("passed")) {
                throw new AssertionError(result.problem());
            }
        });
    }
}
