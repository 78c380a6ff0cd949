package io.parsimony.tests.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program of another kind that a test runs. */
final class Command {
    private Command() {}

    /**
     * How it ended.
     *
     * @param status 0 when it went well
     * @param output what it wrote, errors included
     */
    record Ended(int status, String output) {}

    /**
     * Runs it to its end.
     *
     * @param more variables beside those of this process
     * @return empty where there is no such program
     * @throws AssertionError when it takes longer than its patience; it is ended then
     */
    static Optional<Ended> run(Path directory, Map<String, String> more, Duration patience, List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(more);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return Optional.empty();
        }
        CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process));
        try {
            process.getOutputStream().close();
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(command + " took longer than " + patience.toSeconds() + " s");
            }
            return Optional.of(new Ended(process.exitValue(), output.join()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String read(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
