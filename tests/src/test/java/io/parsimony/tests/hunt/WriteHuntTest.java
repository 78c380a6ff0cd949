package io.parsimony.tests.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Nobody changes what the checker says it may not, on H2 and on PostgreSQL: a refused write leaves no trace in any table, one that is
 * allowed changes its object alone.
 *
 * <p>A failure prints its seed and the smallest case that still fails. {@code -Dhunt.writes=1000000} runs longer, {@code -Dhunt.seed=42} begins with
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
                    .map(finding -> "seed " + seed + ", " + database + ", " + layout + ", write " + finding.number()
                            + shrunk(finding, database, layout));
        }
    }

    private static String shrunk(WriteJourney.Finding finding, Database database, Layout layout) {
        try (Stage stage = database.open(layout);
                Connection connection = stage.connect()) {
            WriteCase smallest = Shrinking.smallest(
                    finding.write(),
                    SmallerDeeds::of,
                    c -> difference(stage, c, connection).isPresent());
            return difference(stage, smallest, connection)
                    .map(text -> ", shrunk to\n" + smallest + "\n" + text)
                    .orElse(", which by itself does not fail; on its way\n" + finding.write() + "\n" + finding.text());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> difference(Stage stage, WriteCase c, Connection connection) {
        stage.reset();
        stage.put(c.world());
        return new WriteCheck(stage, new WriteTally(), connection).difference(c.deed());
    }
}
