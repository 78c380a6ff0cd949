package io.parsimony.tests.behaviour;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Another JVM with a database file of its own, which can be killed. */
public final class ParseProcess {
    private ParseProcess() {}

    /** Opens the file named second; the first argument says what to do: {@code open}, or {@code write} until killed. */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        try (Parse parse = Parse.open(Path.of(arguments[1]))) {
            ParseObject counter = parse.object("Counter").put("n", 0).save();
            out.println("opened");
            for (int i = 1; arguments[0].equals("write"); i++) {
                parse.object("Row").put("n", i).put("text", "row " + i).save();
                counter.increment("n").save();
                out.println(i);
            }
        } catch (ParseException e) {
            out.println("refused " + e.getCode() + " " + e.getMessage());
        }
    }

    /** Starts the process and lets it run to its end. */
    static Outcome run(String what, Path file) {
        try {
            Process process = start(what, file);
            List<String> lines =
                    process.inputReader(StandardCharsets.UTF_8).lines().toList();
            return new Outcome(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the process; its lines are to be read by the caller. */
    static Process start(String what, Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ParseProcess.class.getName(),
                        what,
                        file.toString())
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
