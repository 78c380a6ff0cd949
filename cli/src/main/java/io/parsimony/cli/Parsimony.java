package io.parsimony.cli;

import io.parsimony.ParseException;
import io.parsimony.cli.check.CheckCommand;
import io.parsimony.cli.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code parsimony}. Exit codes: 0 done, 1 failed, 2 not understood. */
@Command(
        name = "parsimony",
        description = "A Parse backend in one file.",
        mixinStandardHelpOptions = true,
        version = "Parsimony 0.1.0-SNAPSHOT",
        subcommands = {DemoCommand.class, CheckCommand.class})
public final class Parsimony implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command with all its sub-commands, ready to execute. */
    public static CommandLine commandLine() {
        return new CommandLine(new Parsimony()).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof ParseException error) {
                command.getErr().println("Error " + error.getCode() + ": " + error.getMessage());
                return command.getCommandSpec().exitCodeOnExecutionException();
            }
            throw failure;
        });
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command; try 'demo' or 'check'");
    }
}
