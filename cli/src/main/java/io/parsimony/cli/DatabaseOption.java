package io.parsimony.cli;

import io.parsimony.Parse;
import io.parsimony.ParseBuilder;
import io.parsimony.ParseException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --database}, which all commands have that work on one. They ask it with the master key: who may read the file, owns it. */
public final class DatabaseOption {
    private static final String SUFFIX = ".mv.db";
    private static final String H2 = "jdbc:h2:";
    private static final String FILE = "file:";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--database",
            paramLabel = "FILE",
            defaultValue = "${env:PARSIMONY_DATABASE}",
            description = "The database: a file, with or without its ending .mv.db, or a JDBC URL."
                    + " Without it the environment variable PARSIMONY_DATABASE counts.")
    private @Nullable String database;

    /**
     * Opens a database that is there.
     *
     * @throws CommandFailure when it is not there or can't be opened
     */
    public Parse open() {
        return open(builder -> builder);
    }

    /** As {@link #open()}, with further options. */
    public Parse open(UnaryOperator<ParseBuilder> options) {
        Optional<Path> file = file(required());
        if (file.isPresent() && !Files.exists(file.get())) {
            throw CommandFailure.unavailable(
                    "There is no database " + file.get() + "; check --database, or make one with 'parsimony import'");
        }
        return openWith(options);
    }

    /**
     * Opens the database and makes it when it is not there.
     *
     * @throws CommandFailure when it can't be opened
     */
    public Parse openOrCreate() {
        return openWith(builder -> builder);
    }

    private Parse openWith(UnaryOperator<ParseBuilder> options) {
        String given = required();
        ParseBuilder builder =
                isUrl(given) ? Parse.builder().url(given) : Parse.builder().file(path(withoutSuffix(given)));
        try {
            return options.apply(builder.forgetCurrentUser()).open();
        } catch (ParseException e) {
            throw CommandFailure.unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    private String required() {
        if (database == null || database.isBlank()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Missing --database; name the database's file, or set the environment variable PARSIMONY_DATABASE");
        }
        return database;
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw CommandFailure.unavailable("'" + name + "' is no name of a file", e);
        }
    }

    private static boolean isUrl(String given) {
        return given.startsWith("jdbc:");
    }

    private static String withoutSuffix(String name) {
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    /** The file that the database lies in; empty for what lies in none, or where only the driver knows. */
    private static Optional<Path> file(String given) {
        String name = given;
        if (isUrl(given)) {
            if (!given.startsWith(H2)) {
                return Optional.empty();
            }
            name = given.substring(H2.length()).split(";", 2)[0];
            if (name.startsWith(FILE)) {
                name = name.substring(FILE.length());
            } else if (name.matches("[A-Za-z][A-Za-z0-9]+:.*")) {
                return Optional.empty(); // memory, or a file system of H2's
            }
            if (name.startsWith("~/")) {
                name = System.getProperty("user.home") + name.substring(1);
            }
        }
        return Optional.of(path(withoutSuffix(name) + SUFFIX));
    }
}
