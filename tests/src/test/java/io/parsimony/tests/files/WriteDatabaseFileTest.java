package io.parsimony.tests.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes the file of a version, with its text, into the sources; never over another one:
 *
 * <pre>{@code
 * mvn -pl tests -am test -Dtest=WriteDatabaseFileTest -Dsurefire.failIfNoSpecifiedTests=false -Dfiles.write=0.2.0
 * }</pre>
 */
@EnabledIfSystemProperty(named = "files.write", matches = ".+", disabledReason = "writes into the sources")
class WriteDatabaseFileTest {
    @TempDir
    private Path temporary = Path.of("set by JUnit");

    @Test
    void write() throws Exception {
        Path folder = Path.of("src/test/resources/io/parsimony/tests/files", System.getProperty("files.write"))
                .toAbsolutePath();
        assertThat(folder).as("a released file is never written again").doesNotExist();
        Path file = temporary.resolve("everything");

        new Everything(file).write();
        compact(file);
        assertThat(Files.size(DatabaseFile.suffixed(file))).isLessThan(200_000);
        List<String> text = DatabaseFile.describe(file, temporary);

        Files.createDirectories(folder);
        Files.write(folder.resolve("everything.txt"), text);
        Files.copy(DatabaseFile.suffixed(file), folder.resolve("everything.mv.db"));
    }

    private static void compact(Path file) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + file, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown compact");
        }
    }
}
