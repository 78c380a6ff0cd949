package io.parsimony.cli;

import java.io.Console;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far a command has come: a bar on standard error where somebody looks at it, else nothing. */
public final class Progress implements AutoCloseable {
    /** Nothing is shown. */
    public static final Progress SILENT = new Progress(null);

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /** A count of objects, whose number {@link #reach} tells. */
    public static Progress ofObjects(String task) {
        return shown(new ProgressBarBuilder().setTaskName(task).setInitialMax(0));
    }

    /**
     * A count of bytes.
     *
     * @param bytes how many there are; -1 where nobody knows
     */
    public static Progress ofBytes(String task, long bytes) {
        return shown(
                new ProgressBarBuilder().setTaskName(task).setInitialMax(bytes).setUnit(" MB", 1_000_000));
    }

    private static Progress shown(ProgressBarBuilder bar) {
        return isTerminal()
                ? new Progress(bar.setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .build())
                : SILENT;
    }

    /** So many more are done. */
    public void advance(long more) {
        if (bar != null) {
            bar.stepBy(more);
        }
    }

    /** So many are done of so many. */
    public void reach(long done, long total) {
        if (bar != null) {
            bar.maxHint(total).stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
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
