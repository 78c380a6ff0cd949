package io.parsimony.cli.demo;

import static java.util.Objects.requireNonNull;

import io.parsimony.Parse;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import io.parsimony.backend.Explanation;
import io.parsimony.cli.TextTable;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Asks the questions and prints each as Java, its answer as a table, its SQL, and how long it took. */
final class Demonstration {
    private static final int REPEATS = 21;

    private final Parse parse;
    private final PrintWriter out;
    private final Deque<QuestionText> texts = new ArrayDeque<>(QuestionText.readAll());

    Demonstration(Parse parse, PrintWriter out) {
        this.parse = parse;
        this.out = out;
    }

    void run() {
        DemoUsers users = DemoUsers.prepare(parse);
        ask(Questions.biggestOfACountry(parse), this::cities);
        ask(Questions.namesWithAPrefix(parse), this::cities);
        ask(Questions.nearAPoint(parse), Demonstration::citiesWithDistance);
        count(Questions.millions(parse));
        ask(Questions.biggestWithCountry(parse), Demonstration::citiesWithCountry);
        ask(Questions.stopsOfATrip(parse), this::cities);
        notes(users);
    }

    private void ask(ParseQuery<ParseObject> query, Answer answer) {
        QuestionText text = heading();
        out.println(indent(text.java()));
        answer(query, answer);
    }

    private void answer(ParseQuery<ParseObject> query, Answer answer) {
        Timed<List<ParseObject>> found = Timed.call(query::find);
        out.println();
        answer.table(found.result()).lines().forEach(line -> out.println("    " + line));
        out.println();
        sql(query.explain());
        out.printf(
                Locale.ROOT,
                "    took %.2f ms, with the plan made; %.2f ms when asked again%n",
                found.millis(),
                againMillis(query, found.result().size()));
    }

    /**
     * The median of later times. Each asks for one object more, because H2 does not even look when it is asked exactly the
     * same again.
     */
    private static double againMillis(ParseQuery<ParseObject> query, int limit) {
        double[] millis = new double[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            query.limit(limit + 1 + i);
            millis[i] = Timed.call(query::find).millis();
        }
        Arrays.sort(millis);
        return millis[REPEATS / 2];
    }

    private void count(ParseQuery<ParseObject> query) {
        QuestionText text = heading();
        out.println(indent(text.java()));
        Timed<Long> counted = Timed.call(query::count);
        out.println();
        out.printf(Locale.ROOT, "    query.count() is %,d%n", counted.result());
        out.println();
        sql(query.explainCount());
        out.printf(Locale.ROOT, "    took %.2f ms, with the plan made%n", counted.millis());
    }

    private void notes(DemoUsers users) {
        QuestionText text = heading();
        out.println(indent(text.java()));
        out.println();
        out.println("    Asked by alice, whose diary it is:");
        answer(Questions.notes(users.alice()), Demonstration::noteTexts);
        out.println();
        out.println("    Asked by bob:");
        answer(Questions.notes(users.bob()), Demonstration::noteTexts);
    }

    private QuestionText heading() {
        QuestionText text = texts.remove();
        out.println();
        out.println(text.title());
        out.println("=".repeat(text.title().length()));
        return text;
    }

    private void sql(Explanation explanation) {
        out.println(indent(explanation.sql()));
        out.println("    with " + String.join(", ", explanation.bindValues()));
    }

    private TextTable cities(Iterable<ParseObject> found) {
        TextTable table = new TextTable("city", "region", "population");
        found.forEach(city -> table.row(city.getString("name"), city.getString("region"), city.getInt("population")));
        return table;
    }

    private static TextTable citiesWithDistance(Iterable<ParseObject> found) {
        ParseGeoPoint matterhorn = new ParseGeoPoint(45.9764, 7.6586);
        TextTable table = new TextTable("city", "kilometres", "population");
        found.forEach(city -> table.row(
                city.getString("name"),
                Math.round(requireNonNull(city.getParseGeoPoint("location")).distanceInKilometersTo(matterhorn) * 10)
                        / 10.0,
                city.getInt("population")));
        return table;
    }

    private static TextTable citiesWithCountry(Iterable<ParseObject> found) {
        TextTable table = new TextTable("city", "country", "population");
        found.forEach(city -> table.row(
                city.getString("name"),
                requireNonNull(city.getParseObject("country")).getString("name"),
                city.getInt("population")));
        return table;
    }

    private static TextTable noteTexts(Iterable<ParseObject> found) {
        TextTable table = new TextTable("note");
        found.forEach(note -> table.row(note.getString("text")));
        return table;
    }

    private static String indent(String text) {
        return text.indent(4).stripTrailing();
    }

    private interface Answer {
        TextTable table(Iterable<ParseObject> found);
    }

    /** A result with how long it took. */
    private record Timed<T>(T result, double millis) {
        static <T> Timed<T> call(Supplier<? extends T> question) {
            long start = System.nanoTime();
            T result = question.get();
            return new Timed<>(result, (System.nanoTime() - start) / 1e6);
        }
    }
}
