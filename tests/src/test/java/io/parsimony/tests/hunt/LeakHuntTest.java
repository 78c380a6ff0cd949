package io.parsimony.tests.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.tests.hunt.checker.Reading;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Nobody is told more, or less, than the checker says, and what somebody may not see changes no answer that it gets, on H2 and on
 * PostgreSQL.
 *
 * <p>A failure prints its seed and the smallest case that still fails. {@code -Dhunt.worlds=1000000} runs longer, {@code -Dhunt.seed=42}
 * begins with another world, {@code -Dhunt.database=postgres} stays there.
 */
class LeakHuntTest {
    private static final int WORLDS = Integer.getInteger("hunt.worlds", 10_000);
    private static final long FIRST_SEED = Long.getLong("hunt.seed", 1);
    private static final int WORLDS_OF_A_JOURNEY = 250;

    private final Tally tally = new Tally();

    @Test
    void questions_ofAnybodyAboutRandomWorlds_areAnsweredAsTheCheckerSays() {
        long began = System.nanoTime();
        int journeys = Math.max(1, WORLDS / WORLDS_OF_A_JOURNEY);

        Optional<String> finding = Seeds.firstFinding(FIRST_SEED, journeys, this::hunt);

        System.out.println("Leak hunt: " + tally + ", in " + (System.nanoTime() - began) / 1_000_000_000 + " s");
        assertThat(finding).isEmpty();
    }

    private Optional<String> hunt(long seed) {
        Layout layout = Layout.of(seed);
        Database database = Database.of(seed);
        try (Stage stage = database.open(layout)) {
            return new Journey(seed, stage, tally)
                    .hunt(WORLDS_OF_A_JOURNEY)
                    .map(finding ->
                            "seed " + seed + ", " + database + ", " + layout + shrunk(finding, database, layout));
        }
    }

    private static String shrunk(Journey.Finding finding, Database database, Layout layout) {
        try (Stage stage = database.open(layout)) {
            LeakCase smallest = Shrinking.smallest(
                    finding.leak(), SmallerCases::of, c -> difference(stage, c).isPresent());
            return difference(stage, smallest)
                    .map(text -> ", shrunk to\n" + smallest + "\n" + text)
                    .orElse(", which by itself does not fail; on its way\n" + finding.leak() + "\n" + finding.text());
        }
    }

    private static Optional<String> difference(Stage stage, LeakCase c) {
        return Asking.difference(stage, c.question(), Reading.of(stage.putAnew(c.world()), c.question()));
    }
}
