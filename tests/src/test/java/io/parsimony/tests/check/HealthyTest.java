package io.parsimony.tests.check;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import io.parsimony.ParsePolygon;
import io.parsimony.ParseUser;
import io.parsimony.backend.CheckReport;
import io.parsimony.backend.CheckRequest;
import io.parsimony.backend.CheckRequest.Mode;
import io.parsimony.backend.Finding;
import io.parsimony.backend.Finding.Kind;
import io.parsimony.tests.database.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A check of a database that only Parsimony wrote finds nothing, whatever was done to it, and while it is done. */
class HealthyTest {
    private static final int WRITERS = 3;

    @TempDir
    private java.nio.file.Path folder = java.nio.file.Path.of("set by JUnit");

    @Test
    void check_ofEmptyDatabase_findsNothing() {
        try (Parse parse = Parse.inMemory()) {
            CheckReport report = parse.asMaster().check();

            assertThat(report.findings()).isEmpty();
            assertThat(report.objects()).isZero();
            assertThat(report.isClean()).isTrue();
        }
    }

    @Test
    void check_afterAllKindsOfWork_findsNothing() {
        try (Parse parse = builder().open()) {
            workOf(parse);

            assertThat(parse.asMaster().check().findings()).isEmpty();
            assertThat(parse.asMaster().repair().findings()).isEmpty();
        }
    }

    @Test
    void check_ofFileAfterAllKindsOfWork_findsNothing() {
        java.nio.file.Path file = folder.resolve("data");
        try (Parse parse = builder().file(file).open()) {
            workOf(parse);
        }
        try (Parse parse = builder().file(file).open()) {
            CheckReport report = parse.asMaster().check();

            assertThat(report.findings()).isEmpty();
            assertThat(report.objects()).isGreaterThan(10);
        }
    }

    @Test
    void check_ofPostgresAfterAllKindsOfWork_findsNothing() {
        try (Parse parse = builder().url(PostgresServer.newDatabase()).open()) {
            workOf(parse);

            assertThat(parse.asMaster().check().findings()).isEmpty();
            assertThat(parse.asMaster().repair().findings()).isEmpty();
        }
    }

    @Test
    void check_tellsHowFarItIs() {
        try (Parse parse = builder().open()) {
            parse.saveAll(objects(parse, "Row", 300));
            List<Long> done = new ArrayList<>();

            parse.backend()
                    .check(parse.asMaster().caller(), new CheckRequest(Mode.FIND, (className, checked, total) -> {
                        assertThat(className).isEqualTo("Row");
                        assertThat(total).isEqualTo(300);
                        done.add(checked);
                    }));

            assertThat(done).isSorted().endsWith(300L).hasSizeGreaterThan(2);
        }
    }

    @Test
    @Timeout(120)
    void check_whileOthersWrite_findsNothingAndDisturbsNobody() throws Exception {
        try (Parse parse = builder().open()) {
            workOf(parse);
            List<Finding> found = new ArrayList<>();
            whileOthersWrite(parse, () -> {
                for (int i = 0; i < 6; i++) {
                    found.addAll(parse.asMaster().check().findings());
                    found.addAll(parse.asMaster().repair().findings());
                }
            });

            assertThat(found).isEmpty();
            assertThat(parse.asMaster().check().findings()).isEmpty();
        }
    }

    @Test
    @Timeout(120)
    void repair_whileOthersWrite_mendsAndLosesNothing() throws Exception {
        String url = "jdbc:h2:mem:repaired-while-others-write";
        try (Parse parse = builder().url(url).open();
                Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            parse.saveAll(objects(parse, "Counter", 200));
            Set<Kind> mended = EnumSet.noneOf(Kind.class); // others may write a damaged row before the repair sees it
            whileOthersWrite(parse, () -> {
                for (int i = 0; i < 10; i++) {
                    statement.execute("update \"parse\".\"Counter\" set \"text\" = 'wrong' where mod(\"_row\", 2) = 0");
                    CheckReport report = parse.asMaster().repair();
                    assertThat(report.isClean()).as("%s", report.findings()).isTrue();
                    mended.addAll(report.tallies().keySet());
                }
            });
            assertThat(mended).containsExactly(Kind.WRONG_COLUMN);

            assertThat(parse.asMaster().check().findings()).isEmpty();
            assertThat(parse.query("Counter").whereStartsWith("text", "text ").count())
                    .isEqualTo(parse.query("Counter").count());
        }
    }

    private static io.parsimony.ParseBuilder builder() {
        return Parse.builder().bcryptCost(4).promotionDelay(Duration.ofMillis(20));
    }

    /** Everything that writes, and that leaves traces. */
    private static void workOf(Parse parse) {
        Parse master = parse.asMaster();
        Parse view = parse.asAnonymous();
        ParseUser ann =
                view.newUser().setUsername("Ann İ").setPassword("secret").setEmail("Ann@example.org");
        ann.put("age", 3);
        ann.signUp();
        parse.asAnonymous().newUser().setUsername("bob").setPassword("x").signUp();
        ParseUser gone = parse.asAnonymous().newUser().setUsername("gone").setPassword("x");
        gone.signUp();
        master.objectWithoutData("_User", requireNonNull(gone.getObjectId())).delete();
        view.logOut();
        view.logIn("Ann İ", "secret");
        view.currentUser().orElseThrow().remove("email");
        view.currentUser().orElseThrow().save();

        ParseObject all = parse.object("Thing")
                .put("string", "ʻOkina 😀 \n\t\"\\\u007f\uffff")
                .put("number", 1e21)
                .put("tiny", Double.MIN_VALUE)
                .put("zero", -0.0)
                .put("date", Instant.parse("1815-12-10T00:00:00.001Z"))
                .put("bytes", new byte[] {0, -1})
                .put("place", new ParseGeoPoint(-90, 180))
                .put(
                        "polygon",
                        new ParsePolygon(
                                List.of(new ParseGeoPoint(0, 0), new ParseGeoPoint(0, 1), new ParseGeoPoint(1, 0))))
                .put("object", Map.of("a", Map.of("b", List.of(1, 2.5, 1e-7))))
                .put("array", Arrays.asList(1, "x", true, 1e300))
                .putNull("nothing")
                .put("pointer", parse.object("Part").put("n", 1));
        all.setACL(new ParseACL(ann));
        all.getRelation("parts").add(parse.object("Part").put("n", 2));
        all.save();
        for (Object late : List.of("late", 7, true, Instant.EPOCH)) {
            ParseObject more =
                    parse.object("Thing").put("late" + late.getClass().getSimpleName(), late);
            more.getRelation("parts").add(parse.object("Part").put("n", 3));
            more.increment("count", 2);
            more.save();
            more.increment("count")
                    .putNull("string")
                    .put("object.a.c", "dotted")
                    .save();
        }
        List<ParseObject> parts = parse.query("Part").find();
        parse.query("Thing").find().get(0).delete();
        parse.deleteAll(parts.subList(0, 2));
        parse.saveAll(objects(parse, "Row", 150));
        master.index("Row", "text", "-n");
        master.uniqueIndex("Row", "n");
        master.index("Row", "place");
        parse.query("Row").limit(10).find().forEach(ParseObject::delete);
        String longName = "Long".repeat(30);
        parse.object(longName)
                .put("field".repeat(20), 1)
                .put("Field".repeat(20), "x")
                .save();
        parse.object("select").put("from", 1).put("FROM", 2).put("order", "by").save();
        try {
            parse.object("Row").put("n", 20).put("neverSaved", 1).save();
        } catch (ParseException e) {
            assertThat(e.getCode()).isEqualTo(ParseException.DUPLICATE_VALUE);
        }
    }

    private static List<ParseObject> objects(Parse parse, String className, int count) {
        List<ParseObject> objects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            objects.add(parse.object(className)
                    .put("n", i)
                    .put("text", "text " + i)
                    .put("place", new ParseGeoPoint(i % 90, i % 180)));
        }
        return objects;
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void whileOthersWrite(Parse parse, Work work) throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        ExecutorService executor = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(executor.submit(() -> {
                    for (int n = 0; !isOver.get(); n++) {
                        write(parse.asAnonymous(), writer, n);
                    }
                    return writer;
                }));
            }
            try {
                work.run();
            } finally {
                isOver.set(true);
            }
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static void write(Parse parse, int writer, int n) {
        ParseObject counter = parse.object("Counter")
                .put("text", "text " + n)
                .put("n", n)
                .put("place", new ParseGeoPoint(n % 90, n % 180));
        ParseACL acl = new ParseACL();
        acl.setPublicReadAccess(true);
        acl.setPublicWriteAccess(true);
        acl.setReadAccess("somebody" + n % 50, true);
        counter.setACL(acl);
        counter.getRelation("parts").add(parse.object("Part").put("n", n));
        counter.save();
        counter.increment("n").put("text", "text " + (n + 1)).save();
        if (n % 3 != 0) {
            counter.delete();
        }
        if (n % 40 == 0) {
            counter = parse.object("Counter").put("text", "text x").put("late" + writer + "x" + n, n);
            counter.save();
            parse.object("New" + writer + "x" + n).put("n", 1).save();
            parse.asMaster().index("Counter", "late" + writer + "x" + n);
        }
        if (n % 25 == 0) {
            parse.newUser()
                    .setUsername("user" + writer + "x" + n + "x"
                            + ThreadLocalRandom.current().nextLong())
                    .setPassword("x")
                    .signUp();
        }
    }
}
