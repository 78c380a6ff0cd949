package io.parsimony.tests.hunt;

import io.parsimony.tests.hunt.world.Dice;
import io.parsimony.tests.hunt.world.RandomDeeds;
import io.parsimony.tests.hunt.world.RandomWorlds;
import io.parsimony.tests.hunt.world.World;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** A sequence of writes by anybody in one database, each compared with what the checker says. The same seed writes the same. */
final class WriteJourney {
    private static final int WRITES_OF_A_WORLD = 5;

    private final Stage stage;
    private final WriteTally tally;
    private final RandomWorlds worlds;
    private final RandomDeeds deeds;

    WriteJourney(long seed, Stage stage, WriteTally tally) {
        this.stage = stage;
        this.tally = tally;
        Dice dice = new Dice(seed);
        worlds = new RandomWorlds(dice);
        deeds = new RandomDeeds(dice);
    }

    /**
     * A write that did otherwise than it should.
     *
     * @param number how many came before it
     */
    record Finding(int number, WriteCase write, String text) {}

    /** The first of so many writes. */
    Optional<Finding> hunt(int count) {
        try (Connection connection = stage.connect()) {
            return hunt(count, connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<Finding> hunt(int count, Connection connection) {
        World world = worlds.first();
        for (int i = 0; i < count; i += WRITES_OF_A_WORLD) {
            stage.put(world);
            WriteCheck check = new WriteCheck(stage, tally, connection);
            for (int j = 0; j < WRITES_OF_A_WORLD; j++) {
                WriteCase write = new WriteCase(stage.world(), deeds.by(worlds.who(), stage.world()));
                Optional<String> difference = check.difference(write.deed());
                if (difference.isPresent()) {
                    return Optional.of(new Finding(i + j, write, difference.get()));
                }
            }
            world = worlds.next(stage.world());
        }
        return Optional.empty();
    }
}
