package io.parsimony.cli.importing;

import io.parsimony.Parse;
import io.parsimony.backend.RestoreRequest.Conflict;
import io.parsimony.cli.CommandFailure;
import io.parsimony.cli.DatabaseOption;
import io.parsimony.cli.ExitCodes;
import io.parsimony.cli.Progress;
import io.parsimony.cli.importing.Target.OfClass;
import io.parsimony.cli.importing.Target.OfRelation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parsimony import}. */
@Command(
        name = "import",
        description = {
            "Brings objects from JSON files into a database, with their ids, times, ACLs, and users with their password hashes."
                    + " The database, the classes and their fields are made where they are not there.",
            "",
            "A file is a JSON array, an object per line, or Parse's export {\"results\": [...]}. Its name is the class:"
                    + " GameScore.json. A file _Join:field:Class.json holds the members of a relation. Sessions are left out."
        },
        footer = {
            "",
            "Example:",
            "  parsimony import --database scores.mv.db GameScore.json",
            "  gunzip -c scores.json.gz | parsimony import --database scores.mv.db --class GameScore -"
        },
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DatabaseOption database;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files, directories of files, or - for standard input.")
    @SuppressWarnings("NullAway.Init")
    private List<String> files;

    @Option(names = "--class", paramLabel = "CLASS", description = "The class, whatever the files are called.")
    private @Nullable String className;

    @Option(
            names = "--on-conflict",
            paramLabel = "refuse|skip|replace",
            defaultValue = "refuse",
            description = "What happens when an object of this id is there (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private Conflict onConflict;

    @Option(names = "--errors", paramLabel = "FILE", description = "Takes all that is refused, as JSON lines.")
    private @Nullable Path errors;

    @Option(names = "--quiet", description = "Shows no progress and no summary.")
    private boolean quiet;

    @Override
    public Integer call() {
        List<Source> sources = Source.of(files).stream()
                .filter(this::isWanted)
                .sorted(Comparator.comparing(Source::isOfRelation))
                .toList();
        List<Target> targets = sources.stream().map(this::target).toList();
        try (Refusals refusals = new Refusals(spec.commandLine().getErr(), errorsFile());
                Parse parse = database.openOrCreate()) {
            Tally tally = new Tally();
            try {
                readAll(sources, targets, parse, refusals, tally);
            } finally {
                summarise(tally, refusals);
            }
            return refusals.count() == 0 ? ExitCodes.DONE : ExitCodes.REFUSED;
        } catch (IOException e) {
            throw CommandFailure.unavailable("The file " + errors + " can't be written", e);
        }
    }

    /** Sessions among the files of a directory are passed over; whoever names them is told that they can't be had. */
    private boolean isWanted(Source source) {
        boolean isPassedOver = source.isOfSessions() && !source.isNamed() && className == null;
        if (isPassedOver) {
            spec.commandLine().getErr().println(source.name() + " is left out: users log in again.");
        }
        return !isPassedOver;
    }

    private void readAll(List<Source> sources, List<Target> targets, Parse parse, Refusals refusals, Tally tally) {
        boolean isSizeKnown = sources.stream().allMatch(source -> source.size() >= 0);
        long bytes = isSizeKnown ? sources.stream().mapToLong(Source::size).sum() : -1;
        try (Progress progress = quiet ? Progress.SILENT : Progress.ofBytes("Importing", bytes)) {
            FileImport fileImport = new FileImport(parse.backend(), refusals, progress, tally);
            for (int i = 0; i < sources.size(); i++) {
                read(fileImport, sources.get(i), targets.get(i));
            }
        }
    }

    private static void read(FileImport fileImport, Source source, Target target) {
        try {
            fileImport.read(source, target);
        } catch (IOException e) {
            throw CommandFailure.unavailable(source.name() + " can't be read: " + e.getMessage(), e);
        }
    }

    private Target target(Source source) {
        String name = className == null ? source.stem() : className;
        Optional<OfRelation> relation = OfRelation.named(name);
        if (relation.isPresent()) {
            return relation.get();
        }
        if (name.equals("_Session")) {
            throw new ParameterException(spec.commandLine(), "Sessions are never imported; their users log in again");
        }
        if (!OfClass.isName(name)) {
            throw new ParameterException(
                    spec.commandLine(),
                    name.isEmpty()
                            ? "Standard input has no name; say its class with --class"
                            : "'" + name + "' (from " + source.name()
                                    + ") is no class name; say the class with --class");
        }
        return new OfClass(name, onConflict);
    }

    private OutputStream errorsFile() {
        if (errors == null) {
            return OutputStream.nullOutputStream();
        }
        try {
            return Files.newOutputStream(errors);
        } catch (IOException e) {
            throw CommandFailure.unavailable("The file " + errors + " can't be written", e);
        }
    }

    private void summarise(Tally tally, Refusals refusals) {
        if (!quiet) {
            spec.commandLine().getOut().println(tally.summary(refusals.count()));
            spec.commandLine().getOut().flush();
        }
    }
}
