package io.parsimony.cli.check;

import io.parsimony.Parse;
import io.parsimony.backend.CheckReport;
import io.parsimony.backend.CheckRequest;
import io.parsimony.backend.CheckRequest.Mode;
import io.parsimony.cli.DatabaseOption;
import io.parsimony.cli.ExitCodes;
import io.parsimony.cli.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parsimony check}: verifies a database file, and repairs it if that is asked for. */
@Command(
        name = "check",
        description =
                "Verifies a database file: documents, columns, indexes, relations, ACLs, deletions. Changes nothing"
                        + " without --repair. Close the application that has the file open first.",
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private DatabaseOption database;

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
        CheckReport report;
        // a check that is not to repair changes nothing: new fields go on waiting for columns
        try (Parse parse = database.open(builder -> builder.promotionDelay(Duration.ofDays(1)))) {
            report = check(parse);
        }
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case text -> ReportText.lines(report).forEach(out::println);
            case json -> out.println(ReportJson.write(report));
        }
        out.flush();
        return report.isClean() ? ExitCodes.DONE : ExitCodes.REFUSED;
    }

    private CheckReport check(Parse parse) {
        try (Progress progress = Progress.ofObjects(repair ? "Repairing" : "Checking")) {
            CheckRequest request = new CheckRequest(
                    repair ? Mode.REPAIR : Mode.FIND, (className, done, total) -> progress.reach(done, total));
            return parse.backend().check(parse.asMaster().caller(), request);
        }
    }
}
