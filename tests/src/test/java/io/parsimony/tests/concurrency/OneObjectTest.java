package io.parsimony.tests.concurrency;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.tests.behaviour.WithParse;
import io.parsimony.tests.database.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many writers of one object. */
class OneObjectTest extends WithParse {
    private static final int THREADS = 4;

    @Test
    @Timeout(120)
    void increments_ofOneCounter_areAllCounted() throws Exception {
        ParseObject counter = saved("Counter", "n", 0);

        Threads.run(THREADS, thread -> {
            ParseObject mine = parse.objectWithoutData("Counter", idOf(counter));
            for (int i = 0; i < 2_000; i++) {
                mine.increment("n").save();
            }
        });

        assertThat(stored(counter).getInt("n")).isEqualTo(THREADS * 2_000);
        assertThat(parse.query("Counter").whereEqualTo("n", THREADS * 2_000).count())
                .isEqualTo(1);
    }

    @Test
    @Timeout(120)
    @Tag(TestDatabase.H2_FILE)
    void increments_inAFile_areAllCounted(@TempDir Path directory) throws Exception {
        try (Parse file = Parse.open(directory.resolve("data"))) {
            ParseObject counter = file.object("Counter").put("n", 0).save();

            Threads.run(THREADS, thread -> {
                ParseObject mine = file.objectWithoutData("Counter", idOf(counter));
                for (int i = 0; i < 500; i++) {
                    mine.increment("n").increment("stats.t" + thread).save();
                }
            });

            ParseObject found = file.query("Counter").getFirst();
            assertThat(found.getInt("n")).isEqualTo(THREADS * 500);
            assertThat(found.getMap("stats")).isEqualTo(Map.of("t0", 500, "t1", 500, "t2", 500, "t3", 500));
        }
    }

    @Test
    @Timeout(60)
    void addUnique_ofTheSameElements_addsEachOnce() throws Exception {
        ParseObject object = saved("Row", "list", List.of());

        Threads.run(THREADS, thread -> {
            ParseObject mine = parse.objectWithoutData("Row", idOf(object));
            for (int i = 0; i < 200; i++) {
                mine.addUnique("list", i).save();
            }
        });

        assertThat(requireNonNull(stored(object).<Integer>getList("list")))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 200).boxed().toList());
    }

    @Test
    @Timeout(60)
    void addAndRemove_ofOwnElements_loseNothing() throws Exception {
        ParseObject object = saved("Row", "list", List.of());

        Threads.run(THREADS, thread -> {
            ParseObject mine = parse.objectWithoutData("Row", idOf(object));
            for (int i = 0; i < 100; i++) {
                mine.add("list", thread * 1_000 + i).save();
                if (i % 2 == 0) {
                    mine.removeAll("list", List.of(thread * 1_000 + i)).save();
                }
            }
        });

        assertThat(stored(object).getList("list")).hasSize(THREADS * 50);
    }

    @Test
    @Timeout(60)
    void relationChanges_ofManyThreads_loseNothing() throws Exception {
        ParseObject owner = saved("Owner", "name", "owner");
        List<ParseObject> members = IntStream.range(0, 200)
                .mapToObj(i -> unsaved("Member", "name", "m" + i))
                .toList();
        parse.saveAll(members);

        Threads.run(THREADS, thread -> {
            ParseObject mine = parse.objectWithoutData("Owner", idOf(owner));
            for (int i = 0; i < 200; i += 2) {
                mine.getRelation("members")
                        .add(parse.objectWithoutData("Member", idOf(members.get((i + thread % 2) % 200))));
                mine.save();
            }
        });

        assertThat(owner.getRelation("members").getQuery("Member").count()).isEqualTo(200);
    }

    @Test
    @Timeout(60)
    void updatedAt_neverGoesBackwards() throws Exception {
        ParseObject object = saved("Row", "n", 0);
        AtomicBoolean writing = new AtomicBoolean(true);
        List<Instant> seen = Collections.synchronizedList(new ArrayList<>());

        Threads.run(THREADS + 1, thread -> {
            if (thread == THREADS) {
                while (writing.get()) {
                    seen.add(requireNonNull(stored(object).getUpdatedAt()).toInstant());
                }
            } else {
                try {
                    saveOften(object, thread);
                } finally {
                    writing.set(false);
                }
            }
        });

        assertThat(seen).isNotEmpty().isSorted();
    }

    @Test
    @Timeout(60)
    void plainSetsOfDifferentFields_areAllKept() throws Exception {
        ParseObject object = saved("Row", "name", "x");

        Threads.run(8, thread -> {
            ParseObject mine = parse.objectWithoutData("Row", idOf(object));
            for (int i = 1; i <= 50; i++) {
                mine.put("f" + thread, i).save();
            }
        });

        for (int thread = 0; thread < 8; thread++) {
            assertThat(stored(object).getInt("f" + thread)).isEqualTo(50);
        }
    }

    @Test
    @Timeout(60)
    void saveAndDelete_atOnce_leaveNoHalfObject() throws Exception {
        for (int round = 0; round < 50; round++) {
            ParseObject object = saved("Row", "n", round);
            List<Integer> codes = Threads.race(
                    () -> parse.objectWithoutData("Row", idOf(object))
                            .increment("n")
                            .save(),
                    () -> parse.objectWithoutData("Row", idOf(object)).delete());

            assertThat(codes.get(0)).isIn(0, ParseException.OBJECT_NOT_FOUND);
            assertThat(codes.get(1)).isZero();
            assertThat(parse.query("Row").count()).isZero();
        }
    }

    private void saveOften(ParseObject object, int thread) {
        ParseObject mine = parse.objectWithoutData("Row", idOf(object));
        Instant last = Instant.EPOCH;
        for (int i = 0; i < 300; i++) {
            mine.put("n", i).put("by" + thread, i).save();
            Instant now = requireNonNull(mine.getUpdatedAt()).toInstant();
            assertThat(now).isAfterOrEqualTo(last);
            last = now;
        }
    }
}
