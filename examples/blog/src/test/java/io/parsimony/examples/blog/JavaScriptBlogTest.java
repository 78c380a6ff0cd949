package io.parsimony.examples.blog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.parsimony.Parse;
import io.parsimony.rest.ParseGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs the tests in JavaScript ({@code src/test/javascript}) against a gateway that can be reset, as {@code parsimony serve --memory
 * --reset-endpoint} is one. Where node or npm is missing or too old they are left out, and a line says so; with {@code CI=true} that is a failure.
 */
class JavaScriptBlogTest {
    private static final Path SOURCES = Path.of("src/test/javascript");
    private static final Path FOLDER = Path.of("target/javascript");
    private static final String MASTER_KEY = "test";
    private static final long PATIENCE_SECONDS = 180;

    /** The oldest that Parse's SDK runs on. */
    private static final String IS_NEW_ENOUGH = "const [major, minor] = process.versions.node.split('.').map(Number);"
            + "process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)";

    /** What a program ended with. */
    private record Ended(int status, String output) {}

    @Test
    @Timeout(600)
    void testsInJavaScript_pass() throws Exception {
        for (String file : List.of("package.json", "package-lock.json", "blog.js", "blog.test.js")) {
            Files.createDirectories(FOLDER);
            Files.copy(SOURCES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        try (Parse parse = Parse.inMemory();
                ParseGateway gateway = ParseGateway.builder()
                        .applicationId("blog")
                        .masterKey(MASTER_KEY)
                        .resetEndpoint()
                        .start(parse)) {
            requireNode(gateway);
            install(gateway);
            Ended node = run(gateway, "node", "--test");
            assertEquals(0, node.status(), node.output());
        }
    }

    private static void requireNode(ParseGateway gateway) throws IOException, InterruptedException {
        if (run(gateway, "node", "-e", IS_NEW_ENOUGH).status() != 0) {
            leftOut("node is too old; install node 20.19 or later");
        }
    }

    /** Installs Parse's SDK, unless an earlier build has. */
    private static void install(ParseGateway gateway) throws IOException, InterruptedException {
        Path lock = FOLDER.resolve("package-lock.json");
        Path installed = FOLDER.resolve("node_modules/installed-lock.json");
        if (Files.exists(installed) && Files.mismatch(installed, lock) < 0) {
            return;
        }
        Ended npm = run(gateway, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
        if (npm.status() != 0) {
            leftOut("npm ci failed in " + FOLDER.toAbsolutePath() + ": "
                    + npm.output().strip().replaceAll("\\s+", " "));
        }
        Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Ended run(ParseGateway gateway, String... command) throws IOException, InterruptedException {
        Path output = FOLDER.resolve(
                "output.txt"); // a pipe that nobody reads would stop the program, and reading one can't be interrupted
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("PARSE_SERVER_URL", gateway.url().toString());
        builder.environment().put("PARSE_MASTER_KEY", MASTER_KEY);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            leftOut(command[0] + " is missing; install node 20.19 or later");
            return new Ended(1, "");
        }
        try {
            process.getOutputStream().close();
            boolean hasEnded = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertTrue(
                    hasEnded, command[0] + " took longer than " + PATIENCE_SECONDS + " s: " + Files.readString(output));
            return new Ended(process.exitValue(), Files.readString(output));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static void leftOut(String reason) {
        assertFalse("true".equals(System.getenv("CI")), "the tests in JavaScript must run: " + reason);
        System.out.println("The tests in JavaScript are left out: " + reason);
        abort(reason);
    }
}
