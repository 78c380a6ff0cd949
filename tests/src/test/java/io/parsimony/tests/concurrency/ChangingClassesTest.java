package io.parsimony.tests.concurrency;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.tests.database.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Fields and classes go away under readers and writers: not one call may fail, and nothing else may be lost. */
class ChangingClassesTest {
    private static final int WRITERS = 3;
    private static final int READERS = 2;
    private static final int ROUNDS = 8;
    private static final List<String> DOOMED = List.of("text", "tags", "detail", "place", "friends");
    private static final ClassPermissions HIDING = ClassPermissions.OPEN.withProtectedFields("role:Nobody", "n");

    @Test
    @Timeout(180)
    void fields_thatGoUnderReadersAndWriters_takeNothingElseWithThem() throws Exception {
        try (Parse parse =
                TestDatabase.builder().promotionDelay(Duration.ofMillis(20)).open()) {
            changeFields(parse, parse);
        }
    }

    @Test
    @Timeout(180)
    @Tag(TestDatabase.H2_FILE)
    void fields_thatGoInAFile_takeNothingElseWithThem(@TempDir Path directory) throws Exception {
        try (Parse parse = Parse.builder()
                .file(directory.resolve("data"))
                .promotionDelay(Duration.ofMillis(20))
                .open()) {
            changeFields(parse, parse);
        }
    }

    @Test
    @Timeout(180)
    void fields_thatAnotherProcessRemoves_takeNothingElseWithThem() throws Exception {
        if (!TestDatabase.isPostgres()) {
            return; // a database of H2 belongs to one
        }
        String url = TestDatabase.fresh();
        try (Parse changing = Parse.open(url);
                Parse using = Parse.open(url)) {
            changeFields(changing, using);
        }
    }

    private static void changeFields(Parse changing, Parse using) throws Exception {
        ParseObject friend = using.object("Friend").put("name", "Bo").save();
        row(using, friend, 0).save();
        AtomicBoolean goesOn = new AtomicBoolean(true);
        AtomicInteger saved = new AtomicInteger(1);
        AtomicInteger sum = new AtomicInteger();
        Threads.run(1 + WRITERS + READERS, thread -> {
            if (thread == 0) {
                try {
                    removeAgainAndAgain(changing.asMaster());
                } finally {
                    goesOn.set(false);
                }
            } else if (thread <= WRITERS) {
                while (goesOn.get()) {
                    int n = saved.incrementAndGet();
                    ParseObject row = row(using, friend, n);
                    row.save();
                    row.increment("n", 1_000).put("text", "changed").add("tags", "more");
                    row.save();
                    sum.addAndGet(n + 1_000);
                }
            } else {
                while (goesOn.get()) {
                    read(using);
                }
            }
        });
        check(changing.asMaster(), saved.get(), sum.get());
        check(using.asMaster(), saved.get(), sum.get());
    }

    private static ParseObject row(Parse parse, ParseObject friend, int n) {
        ParseObject row = parse.object("Row")
                .put("n", n)
                .put("text", "text " + n)
                .put("tags", List.of("a", n))
                .put("detail", Map.of("k", n))
                .put("place", new ParseGeoPoint(n % 90, n % 180));
        row.getRelation("friends").add(friend);
        return row;
    }

    private static void removeAgainAndAgain(Parse master) throws InterruptedException {
        for (int i = 0; i < ROUNDS; i++) {
            for (String field : DOOMED) {
                Thread.sleep(15);
                ClassSchema now = master.schema("Row").get();
                if (i % 2 == 0 && now.fields().containsKey("text")) {
                    master.index("Row", "text", "n");
                }
                if (now.fields().containsKey(field)) {
                    master.schema("Row").deleteField(field).update();
                }
            }
            master.schema("Row")
                    .setCLP(i % 2 == 0 ? ClassPermissions.OPEN : HIDING)
                    .update();
        }
    }

    private static void read(Parse parse) {
        parse.query("Row")
                .whereStartsWith("text", "text")
                .orderByDescending("text")
                .limit(20)
                .find();
        parse.query("Row").whereEqualTo("tags", "a").limit(20).find();
        parse.query("Row").whereExists("detail.k").count();
        parse.query("Row").whereNear("place", new ParseGeoPoint(1, 1)).limit(5).find();
        parse.query("Row")
                .whereEqualTo("friends", parse.objectWithoutData("Friend", "x"))
                .count();
        parse.query("Row")
                .whereGreaterThan("n", 5)
                .orderByAscending("n")
                .limit(10)
                .find();
    }

    private static void check(Parse master, int saved, int sum) {
        for (String field : DOOMED) {
            if (master.schema("Row").get().fields().containsKey(field)) {
                master.schema("Row").deleteField(field).update();
            }
        }
        assertThat(master.schema("Row").get().fields()).containsOnlyKeys("n");
        List<ParseObject> rows = master.query("Row").limit(1_000_000).find();
        assertThat(rows).hasSize(saved).allSatisfy(row -> assertThat(DOOMED).noneMatch(row::has));
        assertThat(rows.stream().mapToInt(row -> row.getInt("n")).sum()).isEqualTo(sum);
        assertThat(master.query("Friend").count()).isEqualTo(1);
        assertThat(master.check().findings()).isEmpty();
    }

    @Test
    @Timeout(180)
    void class_thatIsRemovedWheneverItIsEmpty_losesNoObject() throws Exception {
        try (Parse parse = TestDatabase.builder().open()) {
            removeClasses(parse, parse);
        }
    }

    @Test
    @Timeout(180)
    void class_thatAnotherProcessRemovesWheneverItIsEmpty_losesNoObject() throws Exception {
        if (!TestDatabase.isPostgres()) {
            return;
        }
        String url = TestDatabase.fresh();
        try (Parse changing = Parse.open(url);
                Parse using = Parse.open(url)) {
            removeClasses(changing, using);
        }
    }

    private static void removeClasses(Parse changing, Parse using) throws Exception {
        AtomicBoolean goesOn = new AtomicBoolean(true);
        AtomicInteger removed = new AtomicInteger();
        Threads.run(1 + WRITERS + 1, thread -> {
            if (thread == 0) {
                try {
                    removed.set(removeWheneverEmpty(changing.asMaster()));
                } finally {
                    goesOn.set(false);
                }
            } else if (thread <= WRITERS) {
                for (int i = 0; goesOn.get(); i++) {
                    comeAndGo(using, i);
                }
            } else {
                while (goesOn.get()) {
                    using.query("Guest").whereEqualTo("n", 1).find();
                    using.query("Host")
                            .whereMatchesQuery("guest", using.query("Guest"))
                            .count();
                    using.query("Guest").count();
                }
            }
        });
        assertThat(removed.get()).isPositive();
        assertThat(using.query("Guest").count()).isZero();
        assertThat(using.asMaster().check().findings()).isEmpty();
    }

    private static int removeWheneverEmpty(Parse master) throws InterruptedException {
        int removed = 0;
        for (int i = 0; i < 150; i++) {
            try {
                master.schema("Guest").delete();
                removed++;
            } catch (ParseException e) {
                assertThat(e.getCode()).isEqualTo(ParseException.INVALID_SCHEMA_OPERATION);
            }
            Thread.sleep(5);
        }
        return removed;
    }

    private static void comeAndGo(Parse parse, int n) throws InterruptedException {
        ParseObject guest = parse.object("Guest").put("n", n).put("tags", List.of(n));
        guest.save();
        parse.object("Host").put("guest", guest).save();
        String id = requireNonNull(guest.getObjectId());
        assertThat(parse.query("Guest").get(id).getInt("n")).isEqualTo(n);
        guest.increment("n").save();
        guest.delete();
        Thread.sleep(3); // so that it is empty at times
    }
}
