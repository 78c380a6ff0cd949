package io.parsimony.cli;

import io.parsimony.Parse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A folder for each test, and the command run in this process. */
abstract class WithCommand {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    /** What a command did. */
    record Run(int exitCode, String out, String err) {}

    /** Runs the command as it is. */
    static Run command(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Parsimony.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exitCode = command.execute(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }

    /** Runs the command on the test's database. */
    Run run(String command, String... arguments) {
        return runOn(database(), command, arguments);
    }

    /** Runs the command on a database. */
    static Run runOn(Path database, String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command, "--database", database.toString()));
        all.addAll(List.of(arguments));
        return command(all.toArray(String[]::new));
    }

    Path database() {
        return folder.resolve("database");
    }

    /** A file in the folder. */
    Path file(String name, String content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does something with the test's database, as the master. */
    void prepare(Consumer<Parse> work) {
        try (Parse parse = Parse.open(database())) {
            work.accept(parse.asMaster());
        }
    }

    /** What the test's database says, asked by the master. */
    <R> R stored(Function<Parse, R> question) {
        try (Parse parse = Parse.open(database())) {
            return question.apply(parse.asMaster());
        }
    }

    long count(String className) {
        return stored(parse -> parse.query(className).count());
    }

    int number(String className, String objectId, String field) {
        return stored(parse -> parse.query(className).get(objectId).getInt(field));
    }
}
