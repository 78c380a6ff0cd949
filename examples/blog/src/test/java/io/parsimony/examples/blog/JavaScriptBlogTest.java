package io.parsimony.examples.blog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.abort;

import io.parsimony.Parse;
import io.parsimony.rest.ParseGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs the tests in JavaScript ({@code src/test/javascript}) against a gateway that can be reset, as {@code parsimony serve --memory
 * --reset-endpoint} is one. Where node or npm is missing they are left out, but not with {@code CI=true}.
 */
class JavaScriptBlogTest {
    private static final Path SOURCES = Path.of("src/test/javascript");
    private static final Path FOLDER = Path.of("target/javascript");
    private static final String MASTER_KEY = "test";

    /** What a program ended with. */
    private record Ended(int status, String output) {}

    @Test
    @Timeout(300)
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
            install(gateway);
            Ended node = run(gateway, "node", "--test");
            assertEquals(0, node.status(), node.output());
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
            leftOut("npm ci failed in " + FOLDER.toAbsolutePath() + ": " + npm.output());
        }
        Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Ended run(ParseGateway gateway, String... command) throws InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true);
        builder.environment().put("PARSE_SERVER_URL", gateway.url().toString());
        builder.environment().put("PARSE_MASTER_KEY", MASTER_KEY);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), output);
        } catch (IOException e) {
            leftOut(command[0] + " is missing; install node 20.19 or later");
            return new Ended(1, "");
        }
    }

    private static void leftOut(String reason) {
        assertFalse("true".equals(System.getenv("CI")), "the tests in JavaScript must run: " + reason);
        abort(reason);
    }
}
