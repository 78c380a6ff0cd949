package io.parsimony.tests.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.engine.regex.MatchingTime;
import io.parsimony.engine.regex.RegularExpression;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.Target;
import io.parsimony.engine.store.Target.BuiltIn;
import io.parsimony.json.ValueJson;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import io.parsimony.tests.property.RandomPatterns;
import io.parsimony.value.StringValue;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What patterns, arrays and areas find. */
abstract class OperatorContract extends StoreContract {
    /** Makes the class Post with a field f of this type: in a column for some stores, in documents alone for others. */
    protected abstract void createPosts(FieldType type);

    private void insertF(String... values) {
        for (int i = 0; i < values.length; i++) {
            insert("Post", "p" + i, values[i].isEmpty() ? "{}" : "{\"f\":" + values[i] + "}");
        }
    }

    private Predicate matches(Target target, String pattern, String options) {
        return new Predicate.Matches(target, operand(Kind.STRING, ValueJson.write(new StringValue(pattern))), options);
    }

    private List<String> findMatches(String pattern, String options) {
        return find("Post", matches(field("f", FieldType.STRING), pattern, options));
    }

    @Test
    void find_matches_findsPatternsInStrings() {
        createPosts(FieldType.STRING);
        insertF("\"abc\"", "\"ABC\\ndef\"", "\"\"", "\"é😀 x_1\"", "\"a.c\"", "null", "");
        assertThat(findMatches("^a.c$", "")).containsExactly("p0", "p4");
        assertThat(findMatches("^a\\.c$", "")).containsExactly("p4");
        assertThat(findMatches("A.C", "i")).containsExactly("p0", "p1", "p4");
        assertThat(findMatches("^def", "")).isEmpty();
        assertThat(findMatches("^def", "m")).containsExactly("p1");
        assertThat(findMatches("C$", "m")).containsExactly("p1");
        assertThat(findMatches("C.d", "s")).containsExactly("p1");
        assertThat(findMatches("C.d", "")).isEmpty();
        assertThat(findMatches("\\QA\\EB # or", "x")).containsExactly("p1");
        assertThat(findMatches("É", "i")).isEmpty();
        assertThat(findMatches("É", "iu")).containsExactly("p3");
        assertThat(findMatches("^\\w", "")).containsExactly("p0", "p1", "p4");
        assertThat(findMatches("^\\w", "u")).containsExactly("p0", "p1", "p3", "p4");
        assertThat(findMatches("^.{2} ", "")).containsExactly("p3");
        assertThat(findMatches("\\bx_1\\b", "")).containsExactly("p3");
        assertThat(findMatches("^$|^(?!.*[Bb])", "")).containsExactly("p2", "p3", "p4");
        assertThat(findMatches("(?<=a)b", "")).containsExactly("p0");
        assertThat(findMatches("[[:upper:]]\\s[^\\W\\d_]", "")).containsExactly("p1");
        assertThat(findMatches("b{0,300}c", "")).containsExactly("p0", "p4");
        assertThat(findMatches("(?:a|b){2,600}c", "")).containsExactly("p0");
        assertThat(findMatches("x|", "")).containsExactly("p0", "p1", "p2", "p3", "p4");
        assertThat(find("Post", not(matches(field("f", FieldType.STRING), "b", ""))))
                .containsExactly("p1", "p2", "p3", "p4", "p5", "p6");
        assertThat(find("Post", matches(BuiltIn.OBJECT_ID, "[34]$", ""))).containsExactly("p3", "p4");
    }

    @Test
    void find_matches_looksAtStringsInArraysAndPaths() {
        createPosts(FieldType.ARRAY);
        insertF("[\"xa\",1]", "[[\"xa\"]]", "[{\"k\":\"xa\"}]", "[]", "null", "");
        assertThat(find("Post", matches(field("f", FieldType.ARRAY), "a$", ""))).containsExactly("p0");
        assertThat(find("Post", matches(nested("f.k"), "a$", ""))).containsExactly("p2");
        assertThat(find("Post", matches(nested("f.0"), "a$", ""))).containsExactly("p0", "p1");
    }

    @Test
    void find_randomPatterns_agreeWithTheEngine() {
        createPosts(FieldType.STRING);
        long seed = Long.getLong("patterns.seed", 1);
        RandomPatterns random = RandomPatterns.all(seed);
        List<String> texts = IntStream.range(0, 60).mapToObj(i -> random.text()).toList();
        insertF(texts.stream()
                .map(text -> ValueJson.write(new StringValue(text)))
                .toArray(String[]::new));
        int cases = Integer.getInteger("patterns.cases", 300);
        int cutOff = 0;
        for (int i = 0; i < cases; i++) {
            String pattern = random.pattern(2);
            String options = random.options();
            RegularExpression expression;
            try {
                expression = RegularExpression.parse(pattern, options);
            } catch (ParseException e) {
                continue; // too many repetitions
            }
            List<String> expected = IntStream.range(0, texts.size())
                    .filter(text -> expression.isFoundIn(texts.get(text), MatchingTime.endless()))
                    .mapToObj(text -> "p" + text)
                    .toList();
            List<String> found;
            try {
                found = findMatches(pattern, options);
            } catch (StoreException e) {
                assertThat(e.kind()).as(e.toString()).isEqualTo(StoreException.Kind.TIMEOUT);
                cutOff++; // large automata, on a machine that does other things
                continue;
            }
            assertThat(found)
                    .as("seed %s case %s: /%s/%s", seed, i, pattern, options)
                    .isEqualTo(expected);
        }
        assertThat(cutOff).isLessThan(cases / 20);
    }

    @Test
    void find_twoPatterns_bothMustMatch() {
        createPosts(FieldType.STRING);
        insertF("\"abc\"", "\"abd\"", "\"xbc\"");
        Target f = field("f", FieldType.STRING);
        assertThat(find("Post", matches(f, "^a", "").and(matches(f, "c$", "")))).containsExactly("p0");
        assertThat(count("Post", matches(f, "b", "i"))).isEqualTo(3);
    }

    @Test
    void find_containedBy_findsArraysWithoutOtherElements() {
        createPosts(FieldType.ARRAY);
        insertF("[1,2,1]", "[]", "[1,\"a\",null]", "[{\"k\":[1,2]}]", "[[1]]", "null", "");
        assertThat(find("Post", containedBy(field("f", FieldType.ARRAY), "[2,1]")))
                .containsExactly("p0", "p1");
        assertThat(find("Post", containedBy(field("f", FieldType.ARRAY), "[]"))).containsExactly("p1");
        assertThat(find("Post", containedBy(field("f", FieldType.ARRAY), "[null,\"a\",1,{\"k\":[1,2]}]")))
                .containsExactly("p1", "p2", "p3");
        assertThat(find("Post", containedBy(field("f", FieldType.ARRAY), "[[1]]")))
                .containsExactly("p1", "p4");
        assertThat(find("Post", containedBy(nested("f.k"), "[1,2,3]"))).containsExactly("p3");
        assertThat(find("Post", not(containedBy(field("f", FieldType.ARRAY), "[1,2]"))))
                .containsExactly("p2", "p3", "p4", "p5", "p6");
    }

    private Predicate containedBy(Target target, String values) {
        return new Predicate.ContainedBy(target, operand(Kind.ARRAY, values));
    }

    @Test
    void find_withinBox_findsPointsInItAndOnItsEdges() {
        createPosts(FieldType.GEO_POINT);
        insertF(point(1, 1), point(2, 3), point(0, 1.5), point(2.0000001, 3), point(1, 180), "null", "");
        Target f = field("f", FieldType.GEO_POINT);
        for (int round = 0; round < 2; round++) {
            assertThat(find("Post", box(f, 0, 0, 2, 3))).containsExactly("p0", "p1", "p2");
            assertThat(find("Post", box(f, -90, -180, 90, 180))).containsExactly("p0", "p1", "p2", "p3", "p4");
            assertThat(find("Post", box(f, 2, 0, 0, 3))).isEmpty();
            assertThat(find("Post", box(f, 0, 170, 2, -170))).isEmpty();
            assertThat(find("Post", not(box(f, 0, 0, 2, 3)))).containsExactly("p3", "p4", "p5", "p6");
            indexF();
        }
    }

    private void indexF() {
        if (store.schemas().indexes("Post").isEmpty()) {
            store.schemas().createIndex(new IndexDefinition("Post", "by_f", Map.of("f", IndexKey.ASCENDING), false));
        }
    }

    private Predicate box(Target target, double south, double west, double north, double east) {
        return new Predicate.WithinBox(
                target, operand(Kind.ARRAY, "[" + point(south, west) + "," + point(north, east) + "]"));
    }

    @Test
    void find_withinPolygon_findsPointsInItAndOnItsEdges() {
        createPosts(FieldType.GEO_POINT);
        insertF(
                point(1, 3),
                point(3, 3),
                point(2, 2),
                point(2, 3),
                point(4, 0),
                point(2, -1),
                point(0.1, 0.3),
                "null",
                "");
        Target f = field("f", FieldType.GEO_POINT);
        for (int round = 0; round < 2; round++) {
            assertThat(find("Post", polygon(f, "[[0,0],[0,4],[2,4],[2,2],[4,2],[4,0]]")))
                    .containsExactly("p0", "p2", "p3", "p4", "p6");
            assertThat(find("Post", polygon(f, "[[0,0],[1,3],[3,1]]"))).containsExactly("p0", "p2", "p6");
            assertThat(find("Post", not(polygon(f, "[[0,0],[0,4],[2,4],[2,2],[4,2],[4,0]]"))))
                    .containsExactly("p1", "p5", "p7", "p8");
            indexF();
        }
    }

    private Predicate polygon(Target target, String coordinates) {
        return new Predicate.WithinPolygon(
                target, operand(Kind.POLYGON, "{\"__type\":\"Polygon\",\"coordinates\":" + coordinates + "}"));
    }

    @Test
    void find_areas_lookAtPathsToo() {
        createPosts(FieldType.OBJECT);
        insertF(
                "{\"at\":" + point(1, 1) + "}",
                "{\"at\":[" + point(9, 9) + "]}",
                "{\"list\":[{\"at\":" + point(1, 1) + "},{\"at\":" + point(9, 9) + "}]}",
                "{\"area\":{\"__type\":\"Polygon\",\"coordinates\":[[0,0],[0,4],[4,4],[4,0],[0,0]]}}",
                "{\"at\":5}");
        assertThat(find("Post", box(nested("f.at"), 0, 0, 1, 1))).containsExactly("p0");
        assertThat(find("Post", polygon(nested("f.list.at"), "[[8,8],[8,10],[10,10],[10,8]]")))
                .containsExactly("p2");
        assertThat(find("Post", new Predicate.PolygonContains(nested("f.area"), operand(Kind.GEO_POINT, point(4, 2)))))
                .containsExactly("p3");
    }

    @Test
    void find_polygonContains_findsPolygonsWithThePoint() {
        createPosts(FieldType.POLYGON);
        insertF(
                "{\"__type\":\"Polygon\",\"coordinates\":[[0,0],[0,4],[2,4],[2,2],[4,2],[4,0],[0,0]]}",
                "{\"__type\":\"Polygon\",\"coordinates\":[[1,1],[1,5],[5,5],[5,1],[1,1]]}",
                "null",
                "");
        Target f = field("f", FieldType.POLYGON);
        assertThat(find("Post", contains(f, 1.5, 1.5))).containsExactly("p0", "p1");
        assertThat(find("Post", contains(f, 3, 3))).containsExactly("p1");
        assertThat(find("Post", contains(f, 2, 2))).containsExactly("p0", "p1");
        assertThat(find("Post", contains(f, 0, 0))).containsExactly("p0");
        assertThat(find("Post", not(contains(f, 0, 0)))).containsExactly("p1", "p2", "p3");
    }

    private Predicate contains(Target target, double latitude, double longitude) {
        return new Predicate.PolygonContains(target, operand(Kind.GEO_POINT, point(latitude, longitude)));
    }

    @Test
    void find_withinDistance_leavesOutWhatIsNearer() {
        createPosts(FieldType.GEO_POINT);
        insertF(point(0, 0), point(0, 1), point(0, 2), point(0, 3), "null");
        Target f = field("f", FieldType.GEO_POINT);
        assertThat(find("Post", ring(f, 1, 2.000001))).containsExactly("p1", "p2");
        assertThat(find("Post", ring(f, 0, 180))).containsExactly("p0", "p1", "p2", "p3");
        assertThat(find("Post", ring(f, 2, 1))).isEmpty();
    }

    private Predicate ring(Target target, double least, double most) {
        return new Predicate.WithinDistance(
                target,
                operand(Kind.GEO_POINT, point(0, 0)),
                operand(Kind.NUMBER, Double.toString(Math.toRadians(least) * (1 - 1e-12))),
                operand(Kind.NUMBER, Double.toString(Math.min(Math.PI, Math.toRadians(most)))));
    }

    private static String point(double latitude, double longitude) {
        return "{\"__type\":\"GeoPoint\",\"latitude\":" + latitude + ",\"longitude\":" + longitude + "}";
    }
}
