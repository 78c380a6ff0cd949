package io.parsimony.tests.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.tests.database.PostgresServer;
import io.parsimony.tests.hunt.checker.Reading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Nobody is told more, or less, than the checker says, and what somebody may not see changes no answer that it gets.
 *
 * <p>A failure prints its seed and the smallest case that still fails. {@code -Dhunt.worlds=1000000} runs longer, {@code -Dhunt.seed=42}
 * begins with another world.
 */
class LeakHuntTest {
    private static final int WORLDS = Integer.getInteger("hunt.worlds", 500);
    private static final long FIRST_SEED = Long.getLong("hunt.seed", 1);
    private static final int WORLDS_OF_A_JOURNEY = 100;

    @Test
    void questions_ofAnybodyAboutRandomWorlds_areAnsweredAsTheCheckerSays() {
        long t = System.nanoTime();
        Tally tally = new Tally();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + WORLDS / WORLDS_OF_A_JOURNEY; seed++) {
            Layout layout = Layout.values()[(int) (seed % Layout.values().length)];
            try (Stage one = System.getProperty("one","h2").equals("h2") ? new Stage("H2", "jdbc:h2:mem:", layout) : new Stage("PostgreSQL", PostgresServer.newDatabase(), layout)) {
                List<Stage> stages = List.of(one);
                Optional<Journey.Finding> finding = new Journey(seed, stages, tally).hunt(WORLDS_OF_A_JOURNEY);
                if (finding.isPresent()) {
                    fail(finding.get(), seed, layout);
                }
            }
        }
        System.out.println(tally + " in ms " + (System.nanoTime() - t) / 1_000_000);
    }

    private static void fail(Journey.Finding finding, long seed, Layout layout) {
        Stage stage = finding.stage();
        LeakCase smallest = new SmallerCases(c -> difference(stage, c).isPresent()).smallest(finding.leak());
        assertThat(difference(stage, smallest)
                        .orElse("by itself it no longer fails; on its way it did:\n" + finding.text()))
                .as("seed %d, %s, shrunk to\n%s\n", seed, layout, smallest)
                .isEmpty();
    }

    private static Optional<String> difference(Stage stage, LeakCase c) {
        return Asking.difference(stage, c.question(), Reading.of(stage.putAnew(c.world()), c.question()));
    }
}
