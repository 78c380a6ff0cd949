package io.parsimony.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.backend.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that writes from several threads is killed at random moments, again and again on the same file. What it was told
 * is kept is kept, and nothing is there by half.
 *
 * <p>{@code -Dcrash.rounds=1000} kills longer, {@code -Dcrash.seed=42} makes the same choices again, though not at the same
 * moments.
 */
class KillTest {
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 20);
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
    private static final int ROUNDS_PER_FILE = 20;
    private static final int ROUNDS_PER_REPORT = 25;

    @TempDir
    private Path directory = Path.of("set by JUnit");

    @Test
    void killedProcess_keepsWhatItAcknowledged_andNothingByHalf() throws IOException, InterruptedException {
        Random random = new Random(SEED);
        Acknowledged acknowledged = new Acknowledged();
        long lines = 0;
        for (int round = 0; round < ROUNDS; round++) {
            if (round % ROUNDS_PER_FILE == 0) {
                acknowledged = new Acknowledged();
            }
            Path file = directory.resolve("data" + round / ROUNDS_PER_FILE);
            Durability level = random.nextBoolean() ? Durability.POWER_LOSS : Durability.PROCESS_CRASH;
            try {
                lines += WriterProcess.runAndKill(file, level, round, random, acknowledged::read);
                verify(file, acknowledged);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "In round " + round + " at " + level + " with -Dcrash.seed=" + SEED + ": " + e.getMessage(), e);
            }
            if ((round + 1) % ROUNDS_PER_REPORT == 0) {
                System.out.printf("%,d of %,d kills, %,d acknowledgements kept%n", round + 1, ROUNDS, lines);
            }
        }
    }

    @Test
    void killedProcess_atNone_losesWhatItAcknowledged_soThatThisTestCanFail() throws IOException, InterruptedException {
        boolean hasLost = false;
        for (int round = 0; round < 20 && !hasLost; round++) {
            Acknowledged acknowledged = new Acknowledged();
            Path file = directory.resolve("none" + round);
            WriterProcess.runAndKill(file, Durability.NONE, round, new Random(SEED + round), acknowledged::read);
            try {
                verify(file, acknowledged);
            } catch (AssertionError expected) {
                hasLost = true;
            }
        }
        assertThat(hasLost).isTrue();
    }

    private static void verify(Path file, Acknowledged acknowledged) {
        try (Parse parse = Parse.open(file)) {
            new Kept(parse, acknowledged).verify();
        }
    }
}
