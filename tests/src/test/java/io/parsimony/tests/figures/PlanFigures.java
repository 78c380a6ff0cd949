package io.parsimony.tests.figures;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Measures what the chosen ways to rows are for: an or by a union and by a scan, the nearest ten in rings beside ten of an indexed
 * range, objects of callers who may read few and many by the ACL and by the order. In memory, in turns within one run; prints a table in
 * Markdown. With {@code -Dfigures.objects=1000000} there are so many of them; Maven's JVM needs about 3 GB then.
 *
 * <pre>mvn -q -ntp -Pfigures -Dfigures=PlanFigures -DskipTests -pl tests -am verify</pre>
 */
public final class PlanFigures {
    private static final int OBJECTS = Integer.getInteger("figures.objects", 100_000);
    private static final int ROUNDS = 9;
    private static final int WARM_UP = 3;
    private static final long ROUND_NANOS = 300_000_000;
    private static final int FEW = 100;

    private final Parse parse = Parse.inMemory();
    private final Parse few = signedUp("few");
    private final Parse many = signedUp("many");
    private final Map<String, IntConsumer> queries = new LinkedHashMap<>();

    private PlanFigures() {}

    /** Runs the measurement; takes about two minutes with 100,000 objects. */
    public static void main(String[] arguments) {
        PlanFigures figures = new PlanFigures();
        figures.fill();
        figures.queries();
        figures.measure();
        figures.parse.close();
    }

    private Parse signedUp(String name) {
        Parse view = parse.asAnonymous();
        view.newUser().setUsername(name).setPassword("secret of " + name).signUp();
        return view;
    }

    /** Three classes of the same objects; Private ones are readable by their users alone. */
    private void fill() {
        for (String className : List.of("Indexed", "Plain", "Private", "PrivateByAcl")) {
            int count = className.startsWith("Private") ? OBJECTS / 2 : OBJECTS;
            Random random = new Random(7);
            List<ParseObject> batch = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ParseObject object = parse.object(className)
                        .put("player", "player" + random.nextInt(OBJECTS / 50))
                        .put("points", random.nextInt(OBJECTS / 50))
                        .put("rank", i)
                        .put("at", point(random))
                        .put("comment", "a comment of some length, as people write them below a score " + i);
                if (className.startsWith("Private")) {
                    object.setACL(acl(i, count));
                }
                batch.add(object);
                if (batch.size() == 1_000 || i == count - 1) {
                    parse.saveAll(batch);
                    batch.clear();
                }
            }
        }
        for (String fields : List.of("player", "points", "rank", "at")) {
            parse.asMaster().index("Indexed", fields);
        }
        for (String className : List.of("Private", "PrivateByAcl")) {
            parse.asMaster().index(className, "rank");
        }
        parse.asMaster().index("PrivateByAcl", "ACL");
    }

    /** Half of the objects for one user, a hundred for another, each other one for somebody of its own. */
    private ParseACL acl(int number, int count) {
        if (number % (count / FEW) == 1) {
            return new ParseACL(few.currentUser().orElseThrow());
        }
        return number % 2 == 0 ? new ParseACL(many.currentUser().orElseThrow()) : somebody(number % 20_000);
    }

    private static ParseACL somebody(int number) {
        ParseACL acl = new ParseACL();
        acl.setReadAccess("somebody" + number, true);
        return acl;
    }

    private static ParseGeoPoint point(Random random) {
        double latitude = Math.toDegrees(Math.asin(2 * random.nextDouble() - 1)); // even on the sphere
        return new ParseGeoPoint(latitude, 360 * random.nextDouble() - 180);
    }

    private void queries() {
        add("or of two equalities, 100 rows, union", i -> either("Indexed", i));
        add("the same without indexes", i -> either("Plain", i));
        add(
                "range, 10 rows, indexed",
                i -> parse.query("Indexed")
                        .whereGreaterThanOrEqualTo("rank", i % OBJECTS)
                        .orderByAscending("rank")
                        .limit(10)
                        .find());
        add("nearest 10, rings", i -> nearest("Indexed", i));
        add("the same without index", i -> nearest("Plain", i));
        add("best 100 of 100 readable, by the ACL", i -> best(few, "PrivateByAcl", i));
        add("the same by the order", i -> best(few, "Private", i));
        add("best 100 of half of all, index on the ACL", i -> best(many, "PrivateByAcl", i));
        add("the same without it", i -> best(many, "Private", i));
    }

    private void add(String name, IntConsumer query) {
        queries.put(name, query);
    }

    private void either(String className, int call) {
        ParseQuery.or(List.of(
                        parse.query(className).whereEqualTo("player", "player" + call % (OBJECTS / 50)),
                        parse.query(className).whereEqualTo("points", (call + 17) % (OBJECTS / 50))))
                .limit(100)
                .find();
    }

    private void nearest(String className, int call) {
        parse.query(className)
                .whereNear("at", point(new Random(call)))
                .limit(10)
                .find();
    }

    private static void best(Parse caller, String className, int call) {
        caller.query(className)
                .whereGreaterThanOrEqualTo("rank", call % 10)
                .orderByDescending("rank")
                .limit(100)
                .find();
    }

    private void measure() {
        Map<String, double[]> micros = new LinkedHashMap<>();
        int call = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Map.Entry<String, IntConsumer> query : queries.entrySet()) {
                long start = System.nanoTime();
                int calls = 0;
                while (System.nanoTime() - start < ROUND_NANOS) {
                    call = (call + 7_919) & 0x7fffffff;
                    query.getValue().accept(call);
                    calls++;
                }
                if (round >= 0) {
                    micros.computeIfAbsent(query.getKey(), name -> new double[ROUNDS])[round] =
                            (System.nanoTime() - start) / 1e3 / calls;
                }
            }
        }
        System.out.printf("%n| %,d objects | µs | least |%n| --- | ---: | ---: |%n", OBJECTS);
        micros.forEach((name, values) -> {
            Arrays.sort(values);
            System.out.printf("| %s | %,.0f | %,.0f |%n", name, values[ROUNDS / 2], values[0]);
        });
    }
}
