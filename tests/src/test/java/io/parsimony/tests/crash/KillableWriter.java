package io.parsimony.tests.crash;

import io.parsimony.Parse;
import io.parsimony.ParseObject;
import io.parsimony.backend.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The process that is killed: several threads write and tell each acknowledged write, until it dies. */
public final class KillableWriter {
    static final int LANES = 4;

    private KillableWriter() {}

    /** Arguments: database file, level of durability, round, seed. */
    public static void main(String[] arguments) throws InterruptedException {
        dieWithTheParent();
        Acknowledgements done = new Acknowledgements(System.out);
        int round = Integer.parseInt(arguments[2]);
        try (Parse parse = Parse.builder()
                .file(Path.of(arguments[0]))
                .durability(Durability.valueOf(arguments[1]))
                .bcryptCost(4)
                .promotionDelay(Duration.ofMillis(20))
                .open()) {
            done.say("opened");
            String counter = counter(parse.asMaster());
            done.say("counter", counter);
            List<Thread> lanes = IntStream.range(0, LANES)
                    .mapToObj(lane -> new Thread(new Lane(
                            parse.asMaster(),
                            done,
                            new Random(Long.parseLong(arguments[3]) * LANES + lane),
                            round,
                            lane,
                            counter)))
                    .toList();
            lanes.forEach(Thread::start);
            for (Thread lane : lanes) {
                lane.join();
            }
        } catch (RuntimeException e) {
            done.say("failed", e);
        }
    }

    /** The one counter, and the unique index on items, both made by the first round. */
    static String counter(Parse parse) {
        List<ParseObject> counters = parse.query("Counter").find();
        ParseObject counter =
                counters.isEmpty() ? parse.object("Counter").put("total", 0).save() : counters.get(0);
        if (parse.query(ItemState.CLASS).count() == 0) {
            new ItemState("first", 0)
                    .putInto(parse.object(ItemState.CLASS))
                    .put("lane", -1)
                    .save();
        }
        parse.uniqueIndex(ItemState.CLASS, "key");
        return String.valueOf(counter.getObjectId());
    }

    /** So that no process stays behind when the test is stopped. */
    private static void dieWithTheParent() {
        Thread watch = new Thread(() -> {
            try {
                if (System.in.read() < 0) {
                    Runtime.getRuntime().halt(1);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        watch.setDaemon(true);
        watch.start();
    }
}
