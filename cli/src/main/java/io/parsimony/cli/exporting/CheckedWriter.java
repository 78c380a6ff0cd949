package io.parsimony.cli.exporting;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;

/** Tells what a PrintWriter keeps to itself: that nobody reads any more. */
final class CheckedWriter extends FilterWriter {
    /** Asking flushes, which is not to be done for every object. */
    private static final int CHARACTERS_BETWEEN = 1 << 16;

    private final PrintWriter printer;
    private int unchecked;

    CheckedWriter(PrintWriter printer) {
        super(printer);
        this.printer = printer;
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        printer.write(text, offset, length);
        unchecked += length;
        if (unchecked > CHARACTERS_BETWEEN) {
            unchecked = 0;
            if (printer.checkError()) {
                throw new IOException("Standard output is closed");
            }
        }
    }
}
