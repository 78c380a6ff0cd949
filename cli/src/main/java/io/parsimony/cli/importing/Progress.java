package io.parsimony.cli.importing;

import java.io.Console;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far an import has come. */
interface Progress extends AutoCloseable {
    /** Nothing is shown. */
    Progress SILENT = bytes -> {};

    /** So many bytes more have been read. */
    void read(long bytes);

    @Override
    default void close() {}

    /**
     * A bar on standard error where somebody looks at it, else nothing.
     *
     * @param bytes how many there are; -1 where nobody knows
     */
    static Progress bar(long bytes) {
        if (!isTerminal()) {
            return SILENT;
        }
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("Importing")
                .setInitialMax(bytes)
                .setUnit(" MB", 1_000_000)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .build();
        return new Progress() {
            @Override
            public void read(long more) {
                bar.stepBy(more);
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }

    /** Since JDK 22 there is a console without a terminal too, and a method that tells. */
    @SuppressWarnings("SystemConsoleNull") // both are asked
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
