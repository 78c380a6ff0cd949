package io.parsimony.tests.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.tests.process.JavaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords, their hashes and sessions' tokens are in no log, no error and no toString, however much is logged and printed. */
class SecretsTest {
    private static final Pattern HASH = Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{22}");
    private static final Pattern TOKEN = Pattern.compile("r:[0-9a-f]{32}");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void hunt_thatPrintsAndLogsEverything_showsNoSecret(String database) throws Exception {
        Path secrets = folder.resolve("secrets");

        List<String> lines = said(database, secrets);

        assertThat(lines).filteredOn(SecretsProcess.DONE::equals).hasSize(3);
        assertThat(lines).as("it logs").hasSizeGreaterThan(1_000);
        assertThat(lines).noneMatch(HASH.asPredicate()).noneMatch(TOKEN.asPredicate());
        assertThat(Files.readAllLines(secrets))
                .hasSizeGreaterThanOrEqualTo(9)
                .allSatisfy(secret -> assertThat(lines).noneMatch(line -> line.contains(secret)));
    }

    private List<String> said(String database, Path secrets) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = JavaProcess.running(
                        SecretsProcess.class,
                        List.of(
                                "-Xmx512m",
                                "-Dhunt.database=" + database,
                                "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace"),
                        "1",
                        secrets.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        try (Stream<String> lines = Files.lines(output, StandardCharsets.UTF_8)) {
            return lines.toList();
        }
    }

    @Test
    void patterns_findSecrets() {
        assertThat("x=" + Changes.HASH + ")").containsPattern(HASH);
        assertThat("r:0123456789abcdef0123456789abcdef").containsPattern(TOKEN);
    }
}
