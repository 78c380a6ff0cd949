package io.parsimony.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.backend.Durability;
import io.parsimony.tests.crash.UnforcedWrites.Loss;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * On a disk that forgets what was not forced, POWER_LOSS keeps what it acknowledged and PROCESS_CRASH does not: killing a process
 * can't tell them apart.
 */
class PowerLossTest {
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
    private static final int LOSSES = 6;

    @TempDir
    private Path directory = Path.of("set by JUnit");

    @ParameterizedTest
    @CsvSource({"POWER_LOSS,2", "PROCESS_CRASH,1", "NONE,1"})
    void lostPower_keepsTheLastSave_atPowerLossOnly(Durability level, int expected) throws IOException {
        try (Parse parse = open(level)) {
            parse.object("Row").put("n", 1).save();
        }
        try (Parse parse = open(level)) {
            parse.object("Row").put("n", 2).save();
            assertThat(survivors("first")).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(Durability.class)
    void lostPower_afterClosing_losesNothing(Durability level) throws IOException {
        try (Parse parse = open(level)) {
            for (int n = 0; n < 100; n++) {
                parse.object("Row").put("n", n).save();
            }
        }
        assertThat(survivors("closed")).isEqualTo(100);
    }

    @Test
    void lostPower_keepsAnIndexThatWasMade() throws IOException {
        try (Parse parse = open(Durability.POWER_LOSS)) {
            parse.object("Row").put("n", 1).save();
            parse.asMaster().uniqueIndex("Row", "n");
            VolatileDisk.of(database()).copyAfter(0, fileOf("indexed"));
        }
        try (Parse parse = Parse.open(directory.resolve("indexed"))) {
            ParseObject same = parse.object("Row").put("n", 1);
            assertThatThrownBy(same::save).extracting("code").isEqualTo(ParseException.DUPLICATE_VALUE);
        }
    }

    @Test
    void crash_afterAChangeOfATable_givesNewObjectsNewRows() throws IOException {
        try (Parse parse = open(Durability.PROCESS_CRASH)) {
            parse.object("Row").put("n", 1).save();
            parse.query("Row").getFirst().put("late", "x").save();
            parse.asMaster().index("Row", "late"); // makes the column first
            for (int n = 2; n < 12; n++) {
                parse.object("Row").put("n", n).save();
            }
            VolatileDisk.of(database()).copyAfter(VolatileDisk.of(database()).count(), fileOf("altered"));
        }
        try (Parse parse = Parse.open(directory.resolve("altered"))) {
            parse.object("Row").put("n", 12).save();
            assertThat(parse.query("Row").count()).isEqualTo(12);
        }
    }

    /** Where H2 writes after each step of the change, as it does at NONE, and did at all levels in earlier versions. */
    @Test
    void crash_afterAnyWriteOfAChangeOfATable_losesNoObject() throws IOException {
        int states;
        try (Parse parse = open(Durability.NONE, ";WRITE_DELAY=0")) {
            for (int n = 0; n < 20; n++) {
                parse.object("Row").put("n", n).save();
            }
            parse.asMaster().uniqueIndex("Row", "n");
            int before = VolatileDisk.of(database()).count();
            parse.query("Row").getFirst().put("late", "x").save();
            parse.asMaster().index("Row", "late"); // makes the column first
            states = VolatileDisk.of(database()).count();
            for (int kept = before; kept <= states; kept++) {
                VolatileDisk.of(database()).copyAfter(kept, fileOf("after" + kept));
                verifyRows("after" + kept);
            }
            assertThat(states - before).as("writes of the change").isGreaterThan(5);
        }
    }

    private void verifyRows(String name) {
        try (Parse parse = Parse.open(directory.resolve(name))) {
            assertThat(parse.query("Row").count()).as(name).isEqualTo(20);
            assertThatThrownBy(() -> parse.object("Row").put("n", 7).save())
                    .as(name)
                    .hasMessageContaining("'unique__n'")
                    .extracting("code")
                    .isEqualTo(ParseException.DUPLICATE_VALUE);
            parse.query("Row").whereEqualTo("n", 7).getFirst().put("late", "y").save();
            parse.asMaster().index("Row", "late");
            assertThat(parse.query("Row").whereEqualTo("late", "y").count())
                    .as(name)
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void lostPower_whileManyWrite_keepsWhatWasAcknowledged_andNothingByHalf(Loss loss) throws Exception {
        Random random = new Random(SEED);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Acknowledgements done = new Acknowledgements(new PrintStream(said, true, StandardCharsets.UTF_8));
        try (Parse parse = open(Durability.POWER_LOSS)) {
            List<Thread> lanes = startLanes(parse, done, random);
            for (int i = 0; i < LOSSES; i++) {
                Thread.sleep(20 + random.nextInt(60));
                Path copy = directory.resolve("copy" + i);
                Acknowledged acknowledged = new Acknowledged();
                synchronized (done) { // so that each lane has at most one write that it could not tell of
                    VolatileDisk.of(database()).copy(fileOf("copy" + i), loss, random);
                    said.toString(StandardCharsets.UTF_8)
                            .lines()
                            .map(line -> line.substring(0, line.length() - Acknowledgements.END.length()))
                            .forEach(acknowledged::read);
                }
                verify(copy, acknowledged);
            }
            for (Thread lane : lanes) {
                lane.interrupt();
                lane.join();
            }
        }
        assertThat(said.toString(StandardCharsets.UTF_8).lines()).hasSizeGreaterThan(LOSSES);
    }

    private static List<Thread> startLanes(Parse parse, Acknowledgements done, Random random) {
        String counter = KillableWriter.counter(parse.asMaster());
        done.say("counter", counter);
        List<Thread> lanes = new ArrayList<>();
        for (int lane = 0; lane < KillableWriter.LANES; lane++) {
            lanes.add(new Thread(
                    new Lane(parse.asMaster(), done, new Random(random.nextLong()), 0, lane, counter), "lane " + lane));
        }
        lanes.forEach(Thread::start);
        return lanes;
    }

    private static void verify(Path copy, Acknowledged acknowledged) {
        try (Parse parse = Parse.builder().file(copy).bcryptCost(4).open()) {
            new Kept(parse, acknowledged).verify();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("With -Dcrash.seed=" + SEED + ": " + e.getMessage(), e);
        }
    }

    private long survivors(String name) throws IOException {
        VolatileDisk.of(database()).copyAfter(0, fileOf(name));
        try (Parse parse = Parse.open(directory.resolve(name))) {
            return parse.query("Row").count();
        }
    }

    /** H2's file of a database beside the one that writes. */
    private Path fileOf(String name) {
        return directory.resolve(name + ".mv.db");
    }

    private Path database() {
        return directory.resolve("data");
    }

    private Parse open(Durability level) {
        return open(level, "");
    }

    private Parse open(Durability level, String settings) {
        return Parse.builder()
                .url(VolatileDisk.url(database()) + settings)
                .durability(level)
                .bcryptCost(4)
                .promotionDelay(Duration.ofMillis(20))
                .open();
    }
}
