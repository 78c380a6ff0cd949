package io.parsimony.tests.behaviour;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.tests.process.JavaProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Another JVM that opens a database file. */
public final class ParseProcess {
    private ParseProcess() {}

    /** Opens the file that is named, and closes it. */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        try (Parse parse = Parse.open(Path.of(arguments[0]))) {
            parse.object("Row").put("n", 1).save();
            out.println("opened");
        } catch (ParseException e) {
            out.println("refused " + e.getCode() + " " + e.getMessage());
        }
    }

    /** Starts the process and lets it run to its end. */
    static Outcome open(Path file) {
        try {
            Process process = start(file);
            List<String> lines =
                    process.inputReader(StandardCharsets.UTF_8).lines().toList();
            return new Outcome(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process start(Path file) throws IOException {
        return JavaProcess.running(ParseProcess.class, List.of("-Xmx256m"), file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /**
     * What the process said.
     *
     * @param lines its output
     */
    record Outcome(List<String> lines) {
        /** Throws what the process was refused with. */
        void orThrow() {
            for (String line : lines) {
                if (line.startsWith("refused ")) {
                    String[] words = line.split(" ", 3);
                    throw new ParseException(Integer.parseInt(words[1]), words[2]);
                }
            }
        }
    }
}
