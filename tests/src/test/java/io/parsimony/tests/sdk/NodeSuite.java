package io.parsimony.tests.sdk;

import io.parsimony.json.ValueJson;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tests in JavaScript, copied to a folder of the build so that what npm installs stays out of the sources. What is installed stays there, and is
 * installed anew when the lock file is another one.
 */
final class NodeSuite {
    private static final Path SOURCES = Path.of("src", "test", "javascript");
    private static final Path FOLDER = Path.of("target", "javascript");
    private static final String LOCK = "package-lock.json";
    private static final Duration INSTALLING = Duration.ofMinutes(3);
    private static final Duration RUNNING = Duration.ofMinutes(5);
    private static final String ENDING = ".test.js";

    private NodeSuite() {}

    /** Why the suite can't run; it says what to do. */
    static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1;

        Unavailable(String reason) {
            super(reason);
        }
    }

    /**
     * What a test said.
     *
     * @param chapter the file it stands in, without its ending
     * @param outcome passed, failed or skipped
     * @param problem why it failed; else empty
     */
    record Result(String chapter, String name, String outcome, String problem) {}

    /** The chapters that there are. */
    static List<String> chapters() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Installs what the suite needs, unless it is there.
     *
     * @throws Unavailable where node or npm is missing or too old, or the packages can't be had
     */
    static void prepare() throws IOException, Unavailable {
        requireNode();
        Path installed = FOLDER.resolve("node_modules").resolve(LOCK);
        copySources();
        if (Files.exists(installed) && Files.mismatch(installed, SOURCES.resolve(LOCK)) < 0) {
            return;
        }
        Command.Ended npm = Command.run(
                        FOLDER,
                        Map.of(),
                        INSTALLING,
                        List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"))
                .orElseThrow(() -> new Unavailable("npm is missing; it comes with node"));
        if (npm.status() != 0) {
            throw new Unavailable("npm ci failed in " + FOLDER.toAbsolutePath() + ": "
                    + npm.output().strip().replaceAll("\\s+", " "));
        }
        Files.copy(SOURCES.resolve(LOCK), installed, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The oldest version that the SDK runs on is node 20.19. */
    private static void requireNode() throws Unavailable {
        Command.Ended node = Command.run(
                        Path.of("."),
                        Map.of(),
                        Duration.ofSeconds(30),
                        List.of(
                                "node",
                                "-e",
                                "const [major, minor] = process.versions.node.split('.').map(Number);"
                                        + "process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)"))
                .orElseThrow(() -> new Unavailable("node is missing; install node 20.19 or later"));
        if (node.status() != 0) {
            throw new Unavailable("node is too old; install node 20.19 or later");
        }
    }

    private static void copySources() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(SOURCES)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(SOURCES.resolve("node_modules")))
                    .toList();
        }
        for (Path file : files) {
            Path copy = FOLDER.resolve(SOURCES.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Runs all chapters against a server, and gives what each test said, in order. */
    static List<Result> run(SdkGateway gateway) {
        Command.Ended node = Command.run(
                        FOLDER,
                        Map.of(
                                "PARSE_SERVER_URL", gateway.url().toString(),
                                "PARSE_APP_ID", SdkGateway.APPLICATION,
                                "PARSE_MASTER_KEY", SdkGateway.MASTER_KEY,
                                "PARSE_JAVASCRIPT_KEY", SdkGateway.JAVASCRIPT_KEY,
                                "PARSE_SERVER_IS", "parsimony"),
                        RUNNING,
                        List.of("node", "--test", "--test-concurrency=2", "--test-reporter=./support/reporter.js"))
                .orElseThrow();
        List<Map<String, ParseValue>> lines = node.output()
                .lines()
                .filter(line -> line.startsWith("{\"chapter\":"))
                .map(line -> ((ObjectValue) ValueJson.read(line)).members())
                .toList();
        List<Result> results = lines.stream().map(NodeSuite::result).toList();
        boolean hasFailed = results.stream().anyMatch(result -> result.outcome().equals("failed"));
        if (hasFailed != (node.status() != 0)) {
            throw new AssertionError("node ended with " + node.status() + ": " + node.output());
        }
        return results;
    }

    private static Result result(Map<String, ParseValue> line) {
        return new Result(text(line, "chapter"), text(line, "name"), text(line, "outcome"), text(line, "problem"));
    }

    private static String text(Map<String, ParseValue> line, String member) {
        return line.get(member) instanceof StringValue text ? text.value() : "";
    }
}
