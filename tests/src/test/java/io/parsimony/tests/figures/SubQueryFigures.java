package io.parsimony.tests.figures;

import static java.util.Objects.requireNonNull;

import io.parsimony.Parse;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import io.parsimony.ParseRelation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Measures queries inside queries: alone, and beside a writer who writes to the inner class all the time. In memory, in turns within one run;
 * prints a table in Markdown.
 *
 * <pre>mvn -q -ntp -Pfigures -Dfigures=SubQueryFigures -DskipTests -pl tests -am verify</pre>
 */
public final class SubQueryFigures {
    private static final int OBJECTS = Integer.getInteger("figures.objects", 100_000);
    private static final int SHELVES = Integer.getInteger("figures.shelves", 2_000);
    private static final int ROUNDS = 7;
    private static final int WARM_UP = 2;
    private static final long ROUND_NANOS = 200_000_000;

    private final Parse parse = Parse.inMemory();
    private final Map<String, IntConsumer> cases = new LinkedHashMap<>();

    SubQueryFigures() {}

    /** Runs the measurement; takes about two minutes with 100,000 objects. */
    public static void main(String[] arguments) throws InterruptedException {
        SubQueryFigures figures = new SubQueryFigures();
        figures.fill();
        Map<String, double[]> alone = measure(figures.cases());
        Thread writer = figures.writer();
        Map<String, double[]> besideAWriter = measure(figures.cases());
        writer.interrupt();
        writer.join();
        print(alone, besideAWriter);
        figures.parse.close();
    }

    /** Books that point to writers, with an index on one of two pointers; shelves with tags; users who like a hundred books each. */
    void fill() {
        Random random = new Random(7);
        List<ParseObject> writers = new ArrayList<>();
        for (int i = 0; i < OBJECTS; i++) {
            writers.add(parse.object("Writer").put("rank", i).put("pen", "pen" + i));
        }
        save(writers);
        List<ParseObject> books = new ArrayList<>();
        for (int i = 0; i < OBJECTS; i++) {
            ParseObject writer = writers.get(random.nextInt(OBJECTS));
            books.add(parse.object("Book")
                    .put("author", writer)
                    .put("editor", writer)
                    .put("price", random.nextInt(OBJECTS))
                    .put("tags", List.of("t" + i % 10_000, "t" + (i + 1) % 10_000)));
        }
        save(books);
        List<ParseObject> shelves = new ArrayList<>();
        for (int i = 0; i < SHELVES; i++) {
            shelves.add(parse.object("Shelf").put("pens", List.of("pen" + i * 7, "pen" + i * 11, "none" + i)));
        }
        save(shelves);
        ParseObject reader = parse.object("Reader").put("name", "reader").save();
        ParseRelation<ParseObject> likes = reader.getRelation("likes");
        books.subList(0, 100).forEach(likes::add);
        reader.save();
        for (String field : List.of("author", "price", "tags")) {
            parse.asMaster().index("Book", field);
        }
        parse.asMaster().index("Writer", "rank");
        cases(reader);
    }

    private void save(List<ParseObject> objects) {
        for (int i = 0; i < objects.size(); i += 1_000) {
            parse.saveAll(objects.subList(i, Math.min(i + 1_000, objects.size())));
        }
    }

    private void cases(ParseObject reader) {
        cases.put("10 found, pointer indexed, 10 in order", i -> inOrder(by("author", i, 10)));
        cases.put("10 found, pointer indexed, count", i -> by("author", i, 10).count());
        cases.put("1,000 found, pointer indexed, 10 in order", i -> inOrder(by("author", i, 1_000)));
        cases.put("5,000 found, pointer indexed, 10 in order", i -> inOrder(by("author", i, 5_000)));
        cases.put(
                "5,000 found, pointer indexed, count",
                i -> by("author", i, 5_000).count());
        cases.put(
                "10 found, pointer not indexed, count", i -> by("editor", i, 10).count());
        cases.put("10 found, pointer not indexed, 10 in order", i -> inOrder(by("editor", i, 10)));
        cases.put(
                "not the 10 found, pointer not indexed, count",
                i -> parse.query("Book")
                        .whereDoesNotMatchQuery("editor", writers(i, 10))
                        .count());
        cases.put(
                "the 10 found or a price, count",
                i -> ParseQuery.or(
                                List.of(by("author", i, 10), parse.query("Book").whereEqualTo("price", i % OBJECTS)))
                        .count());
        cases.put(
                "members of a relation, 100, 10 in order",
                i -> inOrder(likes(reader).whereGreaterThan("price", i % 100)));
        cases.put(
                "members of a relation, 100, count",
                i -> likes(reader).whereGreaterThan("price", i % 100).count());
        cases.put(
                "one tag of an indexed array, 20 rows",
                i -> parse.query("Book").whereEqualTo("tags", "t" + i % 10_000).find());
        cases.put(
                "one tag of an indexed array and a price, 1 row",
                i -> parse.query("Book")
                        .whereEqualTo("tags", "t" + i % 10_000)
                        .whereEqualTo("price", i % OBJECTS)
                        .find());
        cases.put(
                SHELVES + " arrays, $select among 20,000",
                i -> parse.query("Shelf")
                        .whereMatchesKeyInQuery("pens", "pen", writers(i, 20_000))
                        .count());
        cases.put(
                SHELVES + " arrays, $select among 500",
                i -> parse.query("Shelf")
                        .whereMatchesKeyInQuery("pens", "pen", writers(i, 500))
                        .count());
    }

    Map<String, IntConsumer> cases() {
        return cases;
    }

    private ParseQuery<ParseObject> writers(int call, int found) {
        int first = call % (OBJECTS - found);
        return parse.query("Writer").whereGreaterThanOrEqualTo("rank", first).whereLessThan("rank", first + found);
    }

    private ParseQuery<ParseObject> by(String pointer, int call, int found) {
        return parse.query("Book").whereMatchesQuery(pointer, writers(call, found));
    }

    private static ParseQuery<ParseObject> likes(ParseObject reader) {
        return reader.<ParseObject>getRelation("likes").getQuery();
    }

    private static void inOrder(ParseQuery<ParseObject> query) {
        query.orderByAscending("price").limit(10).find();
    }

    /** Writes to the inner classes until it is interrupted. */
    Thread writer() {
        Thread writer = new Thread(
                () -> {
                    ParseObject object = parse.object("Writer").put("rank", -1).put("pen", "own");
                    ParseObject reader = parse.object("Reader").put("name", "other");
                    ParseObject book = parse.object("Book").put("price", -1).put("tags", List.of("own"));
                    for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                        object.put("pen", "own" + i).save();
                        reader.put("name", "other" + i).save();
                        book.put("tags", List.of("own" + i)).save();
                    }
                },
                "writer");
        writer.setDaemon(true);
        writer.start();
        return writer;
    }

    private static Map<String, double[]> measure(Map<String, IntConsumer> cases) {
        Map<String, double[]> micros = new LinkedHashMap<>();
        int call = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Map.Entry<String, IntConsumer> query : cases.entrySet()) {
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
        return micros;
    }

    private static void print(Map<String, double[]> alone, Map<String, double[]> besideAWriter) {
        System.out.printf("%n| %,d objects | µs | beside a writer | ratio |%n| --- | ---: | ---: | ---: |%n", OBJECTS);
        alone.forEach((name, values) -> {
            double first = median(values);
            double second = median(requireNonNull(besideAWriter.get(name)));
            System.out.printf("| %s | %,.0f | %,.0f | %.1f |%n", name, first, second, second / first);
        });
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
