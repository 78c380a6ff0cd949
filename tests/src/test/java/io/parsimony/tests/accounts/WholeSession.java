package io.parsimony.tests.accounts;

import io.parsimony.Parse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Another JVM that goes round all of accounts on a database file with a password, with every log at its loudest. What must not be in its
 * output it writes to a file.
 */
public final class WholeSession {
    private static final String DATABASE_PASSWORD = "file-secret-1";

    private WholeSession() {}

    /**
     * Runs.
     *
     * @param arguments a folder for the database, and the file that the secrets are written to
     */
    @SuppressWarnings("ClosingStandardOutputStreams") // a tour only prints to it
    public static void main(String[] arguments) throws IOException {
        Logger root = Logger.getLogger("");
        root.setLevel(Level.ALL);
        ConsoleHandler handler = new ConsoleHandler();
        handler.setLevel(Level.ALL);
        root.addHandler(handler);
        Set<String> secrets = new LinkedHashSet<>();
        secrets.add(DATABASE_PASSWORD);
        secrets.add(AccountTour.ASKED_FOR);
        secrets.addAll(new AccountTour(System.out)
                .go(
                        Parse.builder()
                                .file(Path.of(arguments[0]).resolve("data"))
                                .credentials("sa", DATABASE_PASSWORD),
                        backend -> backend));
        Files.write(Path.of(arguments[1]), secrets);
        System.out.println("done");
    }
}
