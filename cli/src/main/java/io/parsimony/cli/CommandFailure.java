package io.parsimony.cli;

/** Ends a command with one sentence for the person who called it, and an exit code. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandFailure(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    private CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** What was asked for can't be done: {@link ExitCodes#REFUSED}. */
    public static CommandFailure refused(String message) {
        return new CommandFailure(ExitCodes.REFUSED, message);
    }

    /** What was asked for can't be meant: {@link ExitCodes#USAGE}. */
    public static CommandFailure misunderstood(String message) {
        return new CommandFailure(ExitCodes.USAGE, message);
    }

    /** A file or a database is missing: {@link ExitCodes#UNAVAILABLE}. */
    public static CommandFailure unavailable(String message) {
        return new CommandFailure(ExitCodes.UNAVAILABLE, message);
    }

    /** A file or a database does not work: {@link ExitCodes#UNAVAILABLE}. */
    public static CommandFailure unavailable(String message, Throwable cause) {
        return new CommandFailure(ExitCodes.UNAVAILABLE, message, cause);
    }

    /** What the process ends with. */
    public int exitCode() {
        return exitCode;
    }
}
