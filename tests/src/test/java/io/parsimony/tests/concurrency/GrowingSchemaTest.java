package io.parsimony.tests.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseObject;
import io.parsimony.tests.database.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Readers and writers at work while the schema grows under them: not one call may fail. */
class GrowingSchemaTest {
    private static final int WRITERS = 4;
    private static final int READERS = 4;
    private static final int FIELDS = 20;
    private static final int CLASSES = 5;

    @Test
    @Timeout(180)
    void readersAndWriters_whileFieldsClassesColumnsAndIndexesCome_neverFail() throws Exception {
        try (Parse parse =
                TestDatabase.builder().promotionDelay(Duration.ofMillis(20)).open()) {
            work(parse);
        }
    }

    @Test
    @Timeout(180)
    @Tag(TestDatabase.H2_FILE)
    void readersAndWriters_inAFile_neverFail(@TempDir Path directory) throws Exception {
        try (Parse parse = Parse.builder()
                .file(directory.resolve("data"))
                .promotionDelay(Duration.ofMillis(20))
                .open()) {
            work(parse);
        }
    }

    private static void work(Parse parse) throws Exception {
        parse.object("Row").put("n", 0).put("name", "first").save();
        AtomicInteger saved = new AtomicInteger(1);
        AtomicInteger growing = new AtomicInteger(WRITERS + 1);

        Threads.run(WRITERS + READERS + 1, thread -> {
            try {
                if (thread < WRITERS) {
                    write(parse, thread, saved);
                } else if (thread == WRITERS) {
                    grow(parse);
                }
            } finally {
                if (thread <= WRITERS) {
                    growing.decrementAndGet();
                }
            }
            if (thread > WRITERS) {
                read(parse, growing);
            }
        });

        check(parse, saved.get());
    }

    private static void write(Parse parse, int thread, AtomicInteger saved) {
        for (int i = 0; i < 400; i++) {
            ParseObject row = parse.object("Row")
                    .put("n", i)
                    .put("name", "w" + thread)
                    .put("f" + i * FIELDS / 400, thread * 1_000 + i)
                    .save();
            saved.incrementAndGet();
            row.increment("n", 10_000).put("changed", true).save();
        }
    }

    private static void grow(Parse parse) throws InterruptedException {
        for (int i = 0; i < CLASSES; i++) {
            ParseObject made = parse.object("Class" + i)
                    .put("name", "c" + i)
                    .put("late" + i, i)
                    .save();
            made.getRelation("rows").add(parse.query("Row").getFirst());
            made.save();
            Thread.sleep(60);
            parse.asMaster().index("Row", i % 2 == 0 ? "name" : "n");
            parse.asMaster().index("Row", "name", "-n");
        }
        parse.asMaster().index("Class0", "late0");
    }

    private static void read(Parse parse, AtomicInteger growing) {
        int round = 0;
        do {
            String field = "f" + round % FIELDS;
            parse.query("Row")
                    .whereEqualTo("name", "w1")
                    .orderByDescending("n")
                    .limit(10)
                    .find();
            parse.query("Row")
                    .whereGreaterThan(field, 0)
                    .orderByAscending(field)
                    .find();
            parse.query("Row").whereDoesNotExist(field).count();
            parse.query("Class" + round % CLASSES).whereExists("late0").find();
            parse.query("Row").selectKeys(List.of(field)).limit(5).find();
            round++;
        } while (growing.get() > 0);
    }

    private static void check(Parse parse, int saved) {
        assertThat(parse.query("Row").count()).isEqualTo(saved).isEqualTo(1 + WRITERS * 400L);
        assertThat(parse.query("Row").whereEqualTo("changed", true).count()).isEqualTo(WRITERS * 400L);
        for (int field = 0; field < FIELDS; field++) {
            assertThat(parse.query("Row").whereExists("f" + field).count()).isEqualTo(WRITERS * 400L / FIELDS);
            assertThat(parse.query("Row")
                            .whereGreaterThanOrEqualTo("f" + field, 0)
                            .count())
                    .isEqualTo(WRITERS * 400L / FIELDS);
        }
        for (int i = 0; i < CLASSES; i++) {
            assertThat(parse.query("Class" + i).whereEqualTo("late" + i, i).count())
                    .isEqualTo(1);
        }
    }
}
