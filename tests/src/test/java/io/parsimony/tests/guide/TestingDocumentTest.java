package io.parsimony.tests.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The tests that {@code docs/testing.md} prints pass, with the files that it prints. */
class TestingDocumentTest {
    private static final Pattern FILE = Pattern.compile(
            "`src/test/resources/([\\w.]+)`:\\n\\n```json\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final int CLASSES_OF_TESTS = 7;

    @TempDir
    private Path directory = Path.of("set by JUnit");

    @Test
    void printedTests_withPrintedFiles_pass() throws Exception {
        Path document = GuideSnippetsTest.root().resolve("docs/testing.md");
        writeFiles(Files.readString(document));
        List<String> classNames = new ArrayList<>();
        for (Snippet snippet : Snippet.of(document)) {
            Compiled.of(snippet.className(), snippet.source(), directory);
            if (snippet.code().contains("@ParseTest")) {
                classNames.add(snippet.className());
            }
        }
        assertThat(classNames).hasSize(CLASSES_OF_TESTS);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader printed =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, before)) {
            for (String className : classNames) {
                assertPasses(printed.loadClass(className));
            }
        }
    }

    private void writeFiles(String document) throws IOException {
        Matcher file = FILE.matcher(document);
        int files = 0;
        while (file.find()) {
            Files.writeString(directory.resolve(file.group(1)), file.group(2));
            files++;
        }
        assertThat(files).isEqualTo(1);
    }

    private static void assertPasses(Class<?> testClass) {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute();
        List<Throwable> failures = new ArrayList<>();
        for (Event event : results.allEvents().finished().list()) {
            event.getRequiredPayload(TestExecutionResult.class).getThrowable().ifPresent(failures::add);
        }
        assertThat(failures).as(testClass.getName()).isEmpty();
        assertThat(results.testEvents().succeeded().count()).isPositive();
    }
}
