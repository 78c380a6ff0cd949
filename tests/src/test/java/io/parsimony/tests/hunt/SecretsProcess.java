package io.parsimony.tests.hunt;

import io.parsimony.Parse;
import io.parsimony.tests.accounts.AccountTour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** A process that hunts, prints all that it asks and gets, and logs all that there is to log. */
public final class SecretsProcess {
    /** What it says last of each hunt. */
    static final String DONE = "hunted";

    private static final int WORLDS = 30;
    private static final int WRITES = 30;

    private SecretsProcess() {}

    /** Hunts for leaks and in writes with the seed that is named first, and writes the secrets of an account into the file that is named next. */
    @SuppressWarnings("ClosingStandardOutputStreams") // a stage only prints to it
    public static void main(String[] arguments) throws IOException {
        long seed = Long.parseLong(arguments[0]);
        try (Stage stage = Database.of(seed).open(Layout.INDEXED, System.out)) {
            Optional<Journey.Finding> leak = new Journey(seed, stage, new Tally()).hunt(WORLDS);
            System.out.println(leak.map(Journey.Finding::text).orElse(DONE));
        }
        try (Stage stage = Database.of(seed).open(Layout.PENDING, System.out)) {
            System.out.println(new WriteJourney(seed, stage, new WriteTally())
                    .hunt(WRITES)
                    .map(WriteJourney.Finding::text)
                    .orElse(DONE));
        }
        Set<String> secrets = new AccountTour(System.out)
                .go(Parse.builder().url(Database.of(seed).fresh()), backend -> Talkative.over(backend, System.out));
        Files.write(Path.of(arguments[1]), secrets);
        System.out.println(DONE);
    }
}
