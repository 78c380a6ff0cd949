package io.parsimony.tests.golden;

import static org.junit.jupiter.api.Assertions.fail;

import io.parsimony.Parse;
import io.parsimony.backend.Explanation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Compares the statements of {@link GoldenCases} with the files under {@code src/test/resources/golden/<dialect>}. One that differs is
 * written below {@code target/golden}; {@code -Dgolden.update} replaces the file, whose change is then reviewed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GoldenContract {
    private static final boolean IS_UPDATING = System.getProperty("golden.update") != null;
    private static final Map<String, Function<Parse, Explanation>> CASES = GoldenCases.all();
    private final Parse parse;
    private final Path golden;
    private final Path actual;

    GoldenContract(Parse parse, String dialect) {
        this.parse = parse;
        golden = Path.of("src/test/resources/golden", dialect);
        actual = Path.of("target/golden", dialect);
    }

    @BeforeAll
    void fill() {
        GoldenCases.fill(parse);
    }

    @AfterAll
    void close() {
        parse.close();
    }

    @TestFactory
    Stream<DynamicTest> statements_ofAllCases_areAsReviewed() {
        return CASES.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> compare(entry.getKey(), entry.getValue().apply(parse))));
    }

    @Test
    void files_withoutACase_areNone() throws IOException {
        try (Stream<Path> files = Files.list(golden)) {
            List<String> orphans = files.map(file -> file.getFileName().toString())
                    .filter(name -> !CASES.containsKey(name.replaceFirst("\\.sql$", "")))
                    .toList();
            if (!orphans.isEmpty()) {
                fail("No case makes " + new TreeSet<>(orphans) + " in " + golden + "; delete them");
            }
        }
    }

    private void compare(String name, Explanation explanation) throws IOException {
        String text = SqlText.inLines(explanation.sql());
        Path file = golden.resolve(name + ".sql");
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            return;
        }
        Path written = (IS_UPDATING ? golden : actual).resolve(name + ".sql");
        Files.createDirectories(written.getParent());
        Files.writeString(written, text);
        if (!IS_UPDATING) {
            fail("The statement of '" + name + "' is another one than in " + file + ": see " + written
                    + ", and run with -Dgolden.update if it is right\n" + text);
        }
    }
}
