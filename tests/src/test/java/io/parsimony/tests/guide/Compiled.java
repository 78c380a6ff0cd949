package io.parsimony.tests.guide;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.tests.process.JavaProcess;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What javac makes of a source. */
final class Compiled {
    private final Path classes;

    private Compiled(Path classes) {
        this.classes = classes;
    }

    /** Compiles one class into the directory; fails the test with javac's words when it does not compile. */
    static Compiled of(String className, String source, Path directory) throws IOException {
        JavaCompiler compiler = requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK is needed");
        Path file = Files.writeString(directory.resolve(className + ".java"), source);
        DiagnosticCollector<JavaFileObject> findings = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(findings, Locale.ROOT, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            null,
                            files,
                            findings,
                            List.of("-proc:none", "-d", directory.toString(), "-cp", JavaProcess.classPath()),
                            null,
                            files.getJavaFileObjects(file))
                    .call();
            assertThat(compiled)
                    .as(() -> findings.getDiagnostics() + "\n" + source)
                    .isTrue();
        }
        return new Compiled(directory);
    }

    /** Runs the class's main method in a JVM of its own in the directory, and gives what it printed; the log goes to a file. */
    String run(String className, Path workingDirectory) throws IOException, InterruptedException {
        Path log = workingDirectory.resolve("log.txt");
        Process process = new ProcessBuilder(
                        JavaProcess.command(), "-cp", classes + File.pathSeparator + JavaProcess.classPath(), className)
                .directory(workingDirectory.toFile())
                .redirectError(log.toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output + Files.readString(log)).isZero();
        return output;
    }
}
