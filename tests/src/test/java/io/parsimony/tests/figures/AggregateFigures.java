package io.parsimony.tests.figures;

import io.parsimony.Parse;
import io.parsimony.ParseObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Measures what reads all objects of a class: aggregate, distinct, each; the median of some rounds in turns, over 100,000 scores in
 * memory. Prints a table in Markdown.
 *
 * <pre>mvn -q -ntp -Pfigures -Dfigures=AggregateFigures -DskipTests -pl tests -am verify</pre>
 */
public final class AggregateFigures {
    private static final int OBJECTS = 100_000;
    private static final int PLAYERS = 1_000;
    private static final int ROUNDS = 5;
    private static final int WARM_UP = 2;

    private AggregateFigures() {}

    /** Runs the measurement; takes about a minute. */
    public static void main(String[] arguments) {
        try (Parse parse = Parse.builder().bcryptCost(4).open()) {
            fill(parse);
            Map<String, double[]> millis = measure(questions(parse.asMaster()));
            System.out.printf("%n| over %,d objects | ms |%n| --- | ---: |%n", OBJECTS);
            millis.forEach((question, rounds) -> System.out.printf("| %s | %,.0f |%n", question, median(rounds)));
        }
    }

    private static void fill(Parse parse) {
        Random random = new Random(1);
        for (int start = 0; start < OBJECTS; start += 1_000) {
            List<ParseObject> batch = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                batch.add(parse.object("GameScore")
                        .put("playerName", "player " + random.nextInt(PLAYERS))
                        .put("score", random.nextInt(10_000))
                        .put("cheatMode", random.nextInt(10) == 0)
                        .put("skills", List.of("pwnage", "flying")));
            }
            parse.saveAll(batch);
        }
    }

    private static Map<String, Runnable> questions(Parse master) {
        Map<String, Runnable> questions = new LinkedHashMap<>();
        questions.put("count of all, by `$count`", aggregate(master, "{\"$count\":\"n\"}"));
        questions.put(
                "sum and average of all",
                aggregate(
                        master,
                        "{\"$group\":{\"_id\":null,\"sum\":{\"$sum\":\"$score\"},\"avg\":{\"$avg\":\"$score\"}}}"));
        questions.put(
                "best of each of 1,000 players",
                aggregate(master, "{\"$group\":{\"_id\":\"$playerName\",\"best\":{\"$max\":\"$score\"}}}"));
        questions.put(
                "the same of the tenth that cheated",
                aggregate(
                        master,
                        "{\"$match\":{\"cheatMode\":true}},"
                                + "{\"$group\":{\"_id\":\"$playerName\",\"best\":{\"$max\":\"$score\"}}}"));
        questions.put(
                "distinct of 1,000 players", () -> master.query("GameScore").distinct("playerName"));
        questions.put("each", () -> master.query("GameScore").each(score -> score.getInt("score")));
        return questions;
    }

    private static Runnable aggregate(Parse master, String stages) {
        return () -> master.query("GameScore").aggregate("[" + stages + "]");
    }

    private static Map<String, double[]> measure(Map<String, Runnable> questions) {
        Map<String, double[]> millis = new LinkedHashMap<>();
        questions.keySet().forEach(question -> millis.put(question, new double[ROUNDS]));
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Map.Entry<String, Runnable> question : questions.entrySet()) {
                long start = System.nanoTime();
                question.getValue().run();
                double taken = (System.nanoTime() - start) / 1e6;
                double[] rounds = millis.get(question.getKey());
                if (round >= 0 && rounds != null) {
                    rounds[round] = taken;
                }
            }
        }
        return millis;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
