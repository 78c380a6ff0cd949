package io.parsimony.tests.figures;

import io.parsimony.Parse;
import io.parsimony.ParseObject;
import io.parsimony.backend.Caller;
import io.parsimony.backend.FindRequest;
import io.parsimony.json.ConstraintJson;
import io.parsimony.query.Constraint;
import io.parsimony.tests.oracle.ParseServer;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Measures what no index serves, over the same 100,000 objects: in the engine on H2, in the engine on a PostgreSQL whose URL is {@code
 * -Dfigures.postgres}, and in a Parse Server, {@code -Doracle.url}; in turns, and prints a table in Markdown. Each finds the first ten
 * matches, of fewer, so that all objects are looked at. The server answers over HTTP on the same machine, and the trip alone is
 * measured too.
 *
 * <pre>{@code
 * mvn -q -ntp -Pfigures -Dfigures=ScanFigures -DskipTests -pl tests -am verify \
 *     -Dfigures.postgres='jdbc:postgresql://127.0.0.1:5432/scan?user=postgres' -Doracle.url=http://127.0.0.1:1338/parse
 * }</pre>
 */
public final class ScanFigures {
    private static final int ROWS = Integer.getInteger("figures.rows", 100_000);
    private static final int BATCH = 1_000;
    private static final int ROUNDS = 15;
    private static final int WARM_UP = 5;
    private static final String CLASS = "Scan" + Long.toString(System.currentTimeMillis(), 36);
    /** A row's own number stands in the question, so that no answer is one of before. */
    private static final Map<String, String> QUESTIONS = questions();

    private ScanFigures() {}

    private static Map<String, String> questions() {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("nothing, for the trip", "{\"objectId\":\"none%d\"}");
        questions.put("not equal", "{\"level\":{\"$ne\":7},\"number\":%d}");
        questions.put("not equal alone", "{\"kind\":{\"$ne\":\"common\"},\"comment\":{\"$ne\":\"%d\"}}");
        questions.put("regular expression", "{\"comment\":{\"$regex\":\"number %d$\"}}");
        questions.put(
                "regular expression, case-insensitive", "{\"comment\":{\"$regex\":\"NUMBER %d$\",\"$options\":\"i\"}}");
        questions.put("nested path", "{\"place.address.zip\":\"zip%d\"}");
        return questions;
    }

    /** One of those who are asked. */
    private record Entrant(String name, java.util.function.ToLongFunction<String> ask) {}

    /** Runs the measurement; filling a server takes some minutes. */
    public static void main(String[] arguments) {
        List<Entrant> entrants = new ArrayList<>();
        List<Parse> opened = new ArrayList<>();
        opened.add(Parse.inMemory());
        String postgres = System.getProperty("figures.postgres");
        if (postgres != null) {
            opened.add(Parse.open(postgres));
        }
        for (Parse parse : opened) {
            fill(parse);
            entrants.add(new Entrant(
                    opened.indexOf(parse) == 0 ? "Parsimony on H2" : "Parsimony on PostgreSQL",
                    where -> parse.backend()
                            .find(
                                    Caller.MASTER,
                                    FindRequest.of(CLASS, constraint(where)).withLimit(10))
                            .size()));
        }
        if (System.getProperty("oracle.url") != null) {
            ParseServer server = ParseServer.ofProperties();
            fill(server);
            entrants.add(new Entrant(
                    "Parse Server on PostgreSQL",
                    where -> server.find(CLASS, Map.of("where", where, "limit", "10"), ParseServer.Caller.MASTER)
                            .size()));
        }
        System.out.print("\n| ms |");
        entrants.forEach(entrant -> System.out.print(" " + entrant.name() + " |"));
        System.out.println("\n| --- |" + " ---: |".repeat(entrants.size()));
        QUESTIONS.forEach((name, question) -> {
            System.out.print("| " + name + " |");
            for (double median : medians(entrants, question)) {
                System.out.printf(Locale.ROOT, " %.1f |", median);
            }
            System.out.println();
        });
        opened.forEach(Parse::close);
    }

    private static Constraint constraint(String where) {
        return ConstraintJson.read(where);
    }

    private static double[] medians(List<Entrant> entrants, String question) {
        double[][] rounds = new double[entrants.size()][ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            String where = question.formatted(ROWS - 500 + 31 * (round + WARM_UP));
            for (int i = 0; i < entrants.size(); i++) {
                Entrant entrant = entrants.get(i);
                double millis = millis(() -> entrant.ask().applyAsLong(where));
                if (round >= 0) {
                    rounds[i][round] = millis;
                }
            }
        }
        return Arrays.stream(rounds)
                .mapToDouble(times -> {
                    Arrays.sort(times);
                    return times[ROUNDS / 2];
                })
                .toArray();
    }

    private static double millis(LongSupplier question) {
        long start = System.nanoTime();
        long found = question.getAsLong();
        double millis = (System.nanoTime() - start) / 1e6;
        if (found > 10) {
            throw new IllegalStateException("More than was asked for: " + found);
        }
        return millis;
    }

    private static ObjectValue object(int row) {
        Map<String, ParseValue> fields = new LinkedHashMap<>();
        fields.put("number", new NumberValue(row));
        fields.put("level", new NumberValue(row % 50));
        fields.put("kind", new StringValue("common"));
        fields.put("cheat", new BooleanValue(row % 97 == 0));
        fields.put(
                "comment",
                new StringValue("A comment of the length that comments have, on the game with the number " + row));
        fields.put(
                "place",
                new ObjectValue(Map.of(
                        "address",
                        new ObjectValue(
                                Map.of("zip", new StringValue("zip" + row), "city", new StringValue("Rome"))))));
        return new ObjectValue(fields);
    }

    private static void fill(Parse parse) {
        List<ParseObject> batch = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            ParseObject object = parse.object(CLASS);
            object(row).members().forEach((key, value) -> object.put(key, plain(value)));
            batch.add(object);
            if (batch.size() == BATCH) {
                parse.saveAll(batch);
                batch.clear();
            }
        }
        parse.saveAll(batch);
    }

    private static Object plain(ParseValue value) {
        if (value instanceof NumberValue number) {
            return number.value();
        }
        if (value instanceof BooleanValue bool) {
            return bool.value();
        }
        if (value instanceof ObjectValue object) {
            Map<String, Object> members = new LinkedHashMap<>();
            object.members().forEach((key, member) -> members.put(key, plain(member)));
            return members;
        }
        return ((StringValue) value).value();
    }

    private static void fill(ParseServer server) {
        List<ObjectValue> batch = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            batch.add(object(row));
            if (batch.size() == BATCH) {
                server.create(CLASS, batch);
                batch.clear();
            }
        }
        server.create(CLASS, batch);
    }
}
