package io.parsimony.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** What the exit code of every command means. */
public final class ExitCodes {
    /** All was done. */
    public static final int DONE = 0;
    /** The database refused the request, or some of the objects. */
    public static final int REFUSED = 1;
    /** The command line was not understood. */
    public static final int USAGE = 2;
    /** A file or the database could not be opened, read or written. */
    public static final int UNAVAILABLE = 3;

    private ExitCodes() {}

    /** Shows the codes at the end of the help of the command and of its sub-commands. */
    static void explainIn(CommandLine command) {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(" " + DONE, "all was done");
        meanings.put(" " + REFUSED, "refused: the request or some of the objects; for check: something is wrong");
        meanings.put(" " + USAGE, "the command line was not understood");
        meanings.put(" " + UNAVAILABLE, "a file or the database could not be opened, read or written");
        command.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(meanings);
        command.getSubcommands().values().forEach(ExitCodes::explainIn);
    }
}
