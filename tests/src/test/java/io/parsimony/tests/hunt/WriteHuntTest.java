package io.parsimony.tests.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Nobody changes what the checker says it may not, on H2 and on PostgreSQL: a refused write leaves no trace in any table, one that is
 * allowed changes its object alone.
 *
 * <p>A failure prints its seed, the write and the world. {@code -Dhunt.writes=1000000} runs longer, {@code -Dhunt.seed=42} begins with
 * another sequence, {@code -Dhunt.database=postgres} stays there.
 */
class WriteHuntTest {
    private static final int WRITES = Integer.getInteger("hunt.writes", 6_000);
    private static final long FIRST_SEED = Long.getLong("hunt.seed", 1);
    private static final int WRITES_OF_A_JOURNEY = 200;

    private final WriteTally tally = new WriteTally();

    @Test
    void writes_ofAnybodyInRandomWorlds_changeWhatTheCheckerSays() {
        long began = System.nanoTime();
        int journeys = Math.max(1, WRITES / WRITES_OF_A_JOURNEY);

        Optional<String> finding = Seeds.firstFinding(FIRST_SEED, journeys, this::hunt);

        System.out.println("Write hunt: " + tally + ", in " + (System.nanoTime() - began) / 1_000_000_000 + " s");
        assertThat(finding).isEmpty();
    }

    private Optional<String> hunt(long seed) {
        Layout layout = Layout.of(seed);
        Database database = Database.of(seed);
        try (Stage stage = database.open(layout)) {
            return new WriteJourney(seed, stage, tally)
                    .hunt(WRITES_OF_A_JOURNEY)
                    .map(text -> "seed " + seed + ", " + database + ", " + layout + "\n" + text);
        }
    }
}
