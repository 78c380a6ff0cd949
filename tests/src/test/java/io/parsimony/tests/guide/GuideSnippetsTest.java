package io.parsimony.tests.guide;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every block of Java in the documentation compiles as printed, and the first program runs. */
class GuideSnippetsTest {
    @TempDir
    private Path directory = Path.of("set by JUnit");

    @TestFactory
    Stream<DynamicTest> block_asPrinted_compiles() throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        for (String document : List.of("README.md", "docs/guide.md", "docs/rest.md", "docs/testing.md")) {
            List<Snippet> found = Snippet.of(root().resolve(document));
            assertThat(found).as(document).isNotEmpty();
            snippets.addAll(found);
        }
        return snippets.stream()
                .map(snippet -> dynamicTest(snippet.place(), () -> {
                    Path target = Files.createTempDirectory(directory, "snippet");
                    Compiled.of(snippet.className(), snippet.source(), target);
                }));
    }

    @Test
    void firstProgram_asPrinted_runsTwice() throws Exception {
        Snippet program = Snippet.of(root().resolve("README.md")).stream()
                .filter(Snippet::isFile)
                .findFirst()
                .orElseThrow();
        Compiled compiled = Compiled.of(program.className(), program.source(), directory);
        Path workingDirectory = Files.createDirectory(directory.resolve("work"));

        assertThat(compiled.run(program.className(), workingDirectory))
                .isEqualToNormalizingNewlines("Sean Plott: 1337\n");
        assertThat(compiled.run(program.className(), workingDirectory))
                .isEqualToNormalizingNewlines("Sean Plott: 1337\nSean Plott: 1337\n");
        assertThat(workingDirectory.resolve("scores.mv.db")).exists();
    }

    /** The repository: this module's parent directory. */
    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("docs/guide.md"))) {
            here = requireNonNull(here.getParent(), "docs/guide.md is in no directory above this one");
        }
        return here;
    }
}
