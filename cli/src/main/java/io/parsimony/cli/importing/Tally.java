package io.parsimony.cli.importing;

import java.util.Locale;

/** What has become of the objects, and how long it took. */
final class Tally {
    private final long start = System.nanoTime();
    private long imported;
    private long skipped;

    void imported(int more) {
        imported += more;
    }

    void skipped(int more) {
        skipped += more;
    }

    /** One line for people. */
    String summary(long refused) {
        double seconds = (System.nanoTime() - start) / 1e9;
        return String.format(Locale.ROOT, "%,d imported", imported)
                + (skipped == 0 ? "" : String.format(Locale.ROOT, ", %,d skipped", skipped))
                + String.format(
                        Locale.ROOT,
                        ", %,d refused in %.1f s: %,.0f objects a second",
                        refused,
                        seconds,
                        imported / seconds);
    }
}
