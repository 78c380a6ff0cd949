package io.parsimony.tests.crash;

import java.io.PrintStream;

/** What the writing process tells the test, a line for each. Thread-safe. */
final class Acknowledgements {
    /** Ends every line: a line that the kill cut off says nothing. */
    static final String END = " .";

    private final PrintStream out;

    Acknowledgements(PrintStream out) {
        this.out = out;
    }

    /** Says that this is done, or, for {@code deleting}, about to be. */
    synchronized void say(Object... words) {
        StringBuilder line = new StringBuilder();
        for (Object word : words) {
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        out.println(line.append(END));
        out.flush();
    }
}
