package io.parsimony.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.parsimony.ParseException;
import io.parsimony.cli.check.CheckCommand;
import io.parsimony.cli.demo.DemoCommand;
import io.parsimony.cli.exporting.ExportCommand;
import io.parsimony.cli.importing.ImportCommand;
import io.parsimony.cli.query.ExplainCommand;
import io.parsimony.cli.query.QueryCommand;
import io.parsimony.cli.schema.SchemaCommand;
import io.parsimony.cli.serve.ServeCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code parsimony}. */
@Command(
        name = "parsimony",
        description = "A Parse backend in one file: bring in what Parse exported, and ask it.",
        footer = {
            "",
            "From an exported file to an answer:",
            "  export PARSIMONY_DATABASE=scores.mv.db       # or --database with every command",
            "  parsimony import GameScore.json              # the file's name is the class",
            "  parsimony schema                             # the classes, their fields and indexes",
            "  parsimony query GameScore --where '{\"score\":{\"$gt\":1000}}' --order=-score --limit 5",
            "  parsimony explain GameScore --where '{\"score\":{\"$gt\":1000}}'",
            "",
            "'parsimony serve' is a Parse Server for SDKs in any language.",
            "'parsimony <command> --help' tells more, and 'parsimony demo' shows it on 135,000 cities."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        subcommands = {
            ImportCommand.class,
            SchemaCommand.class,
            QueryCommand.class,
            ExplainCommand.class,
            ExportCommand.class,
            CheckCommand.class,
            ServeCommand.class,
            DemoCommand.class
        })
public final class Parsimony implements Runnable {
    private static final int HELP_WIDTH = 100;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Runs the command and ends the process with its exit code. Data are UTF-8, wherever it runs. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(ServeCommand.NAME)) {
            ServeCommand.loadAhead();
        }
        PrintWriter out = new PrintWriter(new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), UTF_8));
        int exitCode = commandLine().setOut(out).execute(arguments);
        out.flush();
        System.exit(exitCode);
    }

    /** The command with all its sub-commands, ready to execute. */
    public static CommandLine commandLine() {
        CommandLine command = new CommandLine(new Parsimony())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAllowOptionsAsOptionParameters(true) // "--order -height" is an order, not -h
                .setParameterExceptionHandler(Parsimony::misunderstood)
                .setExecutionExceptionHandler(Parsimony::explain);
        CommandLine serve = requireNonNull(command.getSubcommands().get(ServeCommand.NAME));
        ServeCommand.addOptions(serve.getCommandSpec());
        serve.setAllowOptionsAsOptionParameters(false); // a switch is on where another option follows
        ExitCodes.explainIn(command);
        command.setUsageHelpWidth(HELP_WIDTH);
        command.getSubcommands().values().forEach(sub -> sub.getCommandSpec().versionProvider(new VersionText()));
        return command;
    }

    private static int misunderstood(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println(failure.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(failure, command.getErr())) {
            command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        tellPrograms(command, String.valueOf(failure.getMessage()));
        return ExitCodes.USAGE;
    }

    /** Programs that start a server read what it prints; of other commands the exit code says enough. */
    private static void tellPrograms(CommandLine command, String message) {
        if (command.getCommandName().equals(ServeCommand.NAME)) {
            ServeCommand.printError(command.getOut(), message);
        }
    }

    /** Says in a sentence why the command failed; only what nobody foresaw comes with its stack. */
    private static int explain(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        PrintWriter err = command.getErr();
        if (failure instanceof CommandFailure known) {
            err.println(known.getMessage());
            tellPrograms(command, String.valueOf(known.getMessage()));
            return known.exitCode();
        }
        if (failure instanceof ParseException error) {
            err.println("Error " + error.getCode() + ": " + error.getMessage());
            return error.getCode() == ParseException.CONNECTION_FAILED ? ExitCodes.UNAVAILABLE : ExitCodes.REFUSED;
        }
        throw failure;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Missing command; begin with 'parsimony import', or look with 'parsimony demo'");
    }
}
