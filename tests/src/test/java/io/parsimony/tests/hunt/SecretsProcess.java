package io.parsimony.tests.hunt;

import java.util.Optional;

/** A process that hunts, prints all that it asks and gets, and logs all that there is to log. */
public final class SecretsProcess {
    /** What it says last. */
    static final String DONE = "hunted";

    private SecretsProcess() {}

    /** Hunts for leaks and in writes, with the seed that is named. */
    public static void main(String[] arguments) {
        long seed = Long.parseLong(arguments[0]);
        try (Stage stage = Database.of(seed).open(Layout.INDEXED, System.out)) {
            Optional<Journey.Finding> leak = new Journey(seed, stage, new Tally()).hunt(40);
            System.out.println(leak.map(Journey.Finding::text).orElse(DONE));
        }
        try (Stage stage = Database.of(seed).open(Layout.PENDING, System.out)) {
            System.out.println(new WriteJourney(seed, stage, new WriteTally()).hunt(40).orElse(DONE));
        }
    }
}
