package io.parsimony.cli.check;

import io.parsimony.Parse;
import io.parsimony.backend.CheckReport;
import io.parsimony.backend.CheckRequest;
import io.parsimony.backend.CheckRequest.Mode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parsimony check}: verifies a database file, and repairs it if that is asked for. */
@Command(
        name = "check",
        description =
                "Verifies a database file: documents, columns, indexes, relations, ACLs, deletions. Changes nothing"
                        + " without --repair. Close the application that has the file open first.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is wrong, or everything was repaired",
            "1:something is wrong",
            "2:the command was not understood",
            "3:the database can't be opened"
        })
public final class CheckCommand implements Callable<Integer> {
    private static final int CLEAN = 0;
    private static final int NOT_CLEAN = 1;
    private static final int NOT_OPENED = 3;
    private static final String SUFFIX = ".mv.db";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--database",
            paramLabel = "FILE",
            required = true,
            description = "The database: a file name, with or without its ending .mv.db. It is never made.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path database;

    @Option(
            names = "--repair",
            description = "Mends what can be derived from what is left, such as columns and indexes from documents."
                    + " Copy the file first.")
    private boolean repair;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Format format;

    /** How the report is written. Lower case, as they are typed. */
    enum Format {
        /** For people. */
        text,
        /** For programs: one JSON object. */
        json
    }

    @Override
    public Integer call() {
        Optional<Parse> opened = open(withoutSuffix(database));
        if (opened.isEmpty()) {
            return NOT_OPENED;
        }
        CheckReport report;
        try (Parse parse = opened.get()) {
            report = check(parse);
        }
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case text -> ReportText.lines(report).forEach(out::println);
            case json -> out.println(ReportJson.write(report));
        }
        out.flush();
        return report.isClean() ? CLEAN : NOT_CLEAN;
    }

    private Optional<Parse> open(Path file) {
        if (!Files.isRegularFile(file.resolveSibling(file.getFileName() + SUFFIX))) {
            return refused("There is no database " + file + SUFFIX + "; check the name");
        }
        try {
            // a check that is not to repair changes nothing: new fields go on waiting for columns
            return Optional.of(Parse.builder()
                    .file(file)
                    .promotionDelay(Duration.ofDays(1))
                    .open());
        } catch (RuntimeException e) { // a damaged file can fail in any way
            return refused("The database can't be opened: " + e.getMessage());
        }
    }

    private Optional<Parse> refused(String why) {
        spec.commandLine().getErr().println(why);
        spec.commandLine().getErr().flush();
        return Optional.empty();
    }

    private static Path withoutSuffix(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(SUFFIX) ? file.resolveSibling(name.substring(0, name.length() - SUFFIX.length())) : file;
    }

    private CheckReport check(Parse parse) {
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(repair ? "Repairing" : "Checking")
                .setInitialMax(0)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .build()) {
            CheckRequest request = new CheckRequest(
                    repair ? Mode.REPAIR : Mode.FIND,
                    (className, done, total) -> bar.maxHint(total).stepTo(done).setExtraMessage(className));
            return parse.backend().check(parse.asMaster().caller(), request);
        }
    }
}
