package io.parsimony.tests.golden;

import static java.util.Objects.requireNonNull;

import io.parsimony.Parse;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import io.parsimony.ParsePolygon;
import io.parsimony.ParseQuery;
import io.parsimony.backend.Explanation;
import io.parsimony.query.TextSearch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The queries whose statements are kept, by the name of their file. Class {@code Score} has indexes on {@code player}, {@code points},
 * {@code place}, {@code tags}, on {@code level} with {@code points}, and on the words of {@code comment}; class {@code Note} has the same
 * fields and no index. A new operator comes with a case on each.
 */
@SuppressWarnings("JavaUtilDate") // intentional: what callers pass
final class GoldenCases {
    private static final ParseGeoPoint MUNICH = new ParseGeoPoint(48.137, 11.575);
    private final Map<String, Function<Parse, Explanation>> cases = new TreeMap<>();

    private GoldenCases() {}

    static Map<String, Function<Parse, Explanation>> all() {
        GoldenCases all = new GoldenCases();
        all.comparisons();
        all.lists();
        all.places();
        all.combinations();
        all.orders();
        all.relations();
        all.patterns();
        all.words();
        all.subQueries();
        return all.cases;
    }

    /** Makes the classes that the cases ask for. */
    static void fill(Parse parse) {
        ParseObject team = parse.object("Team").put("name", "one").save();
        List<ParseObject> objects = new ArrayList<>();
        for (String className : List.of("Score", "Note")) {
            for (int i = 0; i < 20; i++) {
                objects.add(parse.object(className)
                        .put("player", "player" + i)
                        .put("points", i)
                        .put("level", i % 3)
                        .put("cheat", i % 2 == 0)
                        .put("playedAt", new Date(1_000L * i))
                        .put("place", new ParseGeoPoint(40 + i, 10))
                        .put("team", team)
                        .put("tags", List.of("a", i))
                        .put("comment", "a fine game, played " + i + " times")
                        .put(
                                "area",
                                new ParsePolygon(List.of(MUNICH, new ParseGeoPoint(50, 20), new ParseGeoPoint(40, i))))
                        .put("details", Map.of("colour", "red")));
            }
        }
        parse.saveAll(objects);
        team.getRelation("scores").add(objects.get(0));
        team.save();
        for (String fields : List.of("player", "points", "place", "level,points", "tags")) {
            parse.asMaster().index("Score", fields.split(","));
        }
        parse.asMaster().textIndex("Score", "comment");
    }

    /** The statement of a find in both classes. */
    private void find(String name, Function<ParseQuery<ParseObject>, ParseQuery<ParseObject>> asking) {
        cases.put(name, parse -> asking.apply(parse.query("Score")).explain());
        cases.put(
                name + "-unindexed", parse -> asking.apply(parse.query("Note")).explain());
    }

    private void one(String name, Function<Parse, Explanation> asking) {
        cases.put(name, asking);
    }

    private void comparisons() {
        find("equal", query -> query.whereEqualTo("player", "x"));
        find("not-equal", query -> query.whereNotEqualTo("player", "x"));
        find("range", query -> query.whereGreaterThan("points", 1).whereLessThanOrEqualTo("points", 9));
        find("exists", query -> query.whereExists("points"));
        find("does-not-exist", query -> query.whereDoesNotExist("points"));
        find("starts-with", query -> query.whereStartsWith("player", "pla"));
        find("equal-boolean", query -> query.whereEqualTo("cheat", true));
        find("equal-date", query -> query.whereEqualTo("playedAt", new Date(5)));
        find("equal-null", query -> query.whereEqualTo("player", null));
        find("equal-nested", query -> query.whereEqualTo("details.colour", "red"));
        find("equal-array-element", query -> query.whereEqualTo("tags", "a"));
        one("get", parse -> parse.query("Score").whereEqualTo("objectId", "x").explain());
        one(
                "master",
                parse -> parse.asMaster()
                        .query("Score")
                        .whereEqualTo("player", "x")
                        .explain());
        one("count", parse -> parse.query("Score").whereEqualTo("player", "x").explainCount());
    }

    private void lists() {
        find("in", query -> query.whereContainedIn("player", List.of("x", "y")));
        find("in-with-null", query -> query.whereContainedIn("player", Arrays.asList("x", null)));
        find("not-in", query -> query.whereNotContainedIn("player", List.of("x", "y")));
        find("contains-all", query -> query.whereContainsAll("tags", List.of("a", 1)));
        find("contained-by", query -> query.whereContainedBy("tags", List.of("a", 1)));
        find("in-array", query -> query.whereContainedIn("tags", List.of("a", 1)));
        find("in-array-with-null", query -> query.whereContainedIn("tags", Arrays.asList("a", null)));
        find("not-in-array", query -> query.whereNotContainedIn("tags", List.of("a", 1)));
        find("equal-array", query -> query.whereEqualTo("tags", List.of("a", 1)));
    }

    private void places() {
        find("near", query -> query.whereNear("place", MUNICH).limit(3));
        find("near-within", query -> query.whereWithinKilometers("place", MUNICH, 50));
        find(
                "near-ordered",
                query -> query.whereWithinKilometers("place", MUNICH, 50).orderByAscending("points"));
        find("near-from", query -> query.whereNear("place", MUNICH, 0.1, 0.2).limit(3));
        find("within-box", query -> query.whereWithinGeoBox("place", MUNICH, new ParseGeoPoint(50, 20)));
        find(
                "within-polygon",
                query -> query.whereWithinPolygon(
                        "place", List.of(MUNICH, new ParseGeoPoint(50, 20), new ParseGeoPoint(40, 20))));
        find("within-circle", query -> query.whereWithinRadians("place", MUNICH, 0.1, false));
        find("polygon-contains", query -> query.wherePolygonContains("area", MUNICH));
        one(
                "near-count",
                parse -> parse.query("Score")
                        .whereWithinKilometers("place", MUNICH, 50)
                        .explainCount());
    }

    private void combinations() {
        for (String className : List.of("Score", "Note")) {
            String suffix = className.equals("Score") ? "" : "-unindexed";
            one("or" + suffix, parse -> either(parse, className).explain());
            one(
                    "or-ordered" + suffix,
                    parse ->
                            either(parse, className).orderByDescending("points").explain());
            one("or-count" + suffix, parse -> either(parse, className).explainCount());
        }
        one(
                "or-of-places",
                parse -> ParseQuery.or(List.of(
                                parse.query("Score").whereEqualTo("player", "x"),
                                parse.query("Score").whereWithinKilometers("place", MUNICH, 50)))
                        .explain());
        find(
                "and",
                query -> query.whereEqualTo("player", "x")
                        .whereNotEqualTo("points", 3)
                        .whereExists("cheat"));
    }

    private static ParseQuery<ParseObject> either(Parse parse, String className) {
        return ParseQuery.or(List.of(
                        parse.query(className).whereEqualTo("player", "x"),
                        parse.query(className).whereEqualTo("points", 7).whereEqualTo("cheat", true)))
                .whereNotEqualTo("level", 2);
    }

    private void patterns() {
        find("matches", query -> query.whereMatches("player", "^p.*7$", "i"));
        find("contains", query -> query.whereContains("player", "aye"));
        find("contains-all-starting-with", query -> query.whereContainsAllStartsWith("tags", List.of("a", "b")));
    }

    private void words() {
        find("full-text", query -> query.whereFullText("comment", "fine \"played 7\" -boring"));
        find(
                "full-text-as-written",
                query -> query.whereFullText("comment", new TextSearch("Fine", true, true))
                        .whereEqualTo("player", "x"));
        find(
                "full-text-by-score",
                query -> query.whereFullText("comment", "fine").orderByAscending("$score"));
        find("full-text-of-none", query -> query.whereFullText("comment", "-fine"));
    }

    private void subQueries() {
        for (String className : List.of("Score", "Note")) {
            String suffix = className.equals("Score") ? "" : "-unindexed";
            one(
                    "in-query" + suffix,
                    parse -> parse.query(className)
                            .whereMatchesQuery("team", parse.query("Team").whereEqualTo("name", "one"))
                            .explain());
            one(
                    "not-in-query" + suffix,
                    parse -> parse.query(className)
                            .whereDoesNotMatchQuery("team", parse.query("Team").whereEqualTo("name", "one"))
                            .explain());
            one(
                    "select" + suffix,
                    parse -> parse.query(className)
                            .whereMatchesKeyInQuery("player", "name", parse.query("Team"))
                            .explain());
        }
    }

    private void orders() {
        find("order", query -> query.orderByDescending("points").addAscendingOrder("player"));
        find("order-behind-equality", query -> query.whereEqualTo("level", 1).orderByDescending("points"));
        find("order-by-array", query -> query.orderByAscending("tags"));
        find(
                "hint",
                query -> query.whereEqualTo("level", 1)
                        .whereGreaterThan("points", 3)
                        .hint("by__points"));
        find(
                "hint-of-place",
                query -> query.whereNear("place", MUNICH).hint("by__place").limit(3));
        find(
                "hint-that-serves-nothing",
                query -> query.whereEqualTo("player", "x").hint("by__points"));
        find("page", query -> query.orderByAscending("points").skip(20).limit(10));
    }

    private void relations() {
        find("equal-pointer", query -> query.whereEqualTo("team", query.getClassName()));
        one(
                "related-to",
                parse -> requireNonNull(parse.query("Team").getFirst())
                        .getRelation("scores")
                        .getQuery()
                        .explain());
    }
}
