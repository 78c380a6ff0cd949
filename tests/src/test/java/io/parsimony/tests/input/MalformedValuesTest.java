package io.parsimony.tests.input;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import io.parsimony.ParsePolygon;
import io.parsimony.tests.behaviour.WithParse;
import io.parsimony.tests.database.TestDatabase;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that cannot be stored. */
class MalformedValuesTest extends WithParse {

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void numbers_thatAreNotFinite_areRefused(double number) {
        ParseObject object = saved("Row", "n", 1);

        assertRefused(ParseException.INVALID_JSON, () -> object.put("n", number));
        assertRefused(ParseException.INVALID_JSON, () -> object.put("n", (float) number));
        assertRefused(ParseException.INVALID_JSON, () -> object.put("list", List.of(number)));
        assertRefused(ParseException.INVALID_JSON, () -> object.increment("n", number));
        assertRefused(ParseException.INVALID_JSON, () -> parse.query("Row").whereEqualTo("n", number));
        assertRefused(ParseException.INVALID_JSON, () -> parse.query("Row").whereGreaterThan("n", number));
        assertThat(object.isDirty()).isFalse();
    }

    @Test
    void increment_beyondTheLargestNumber_isRefusedAndChangesNothing() {
        ParseObject object = saved("Row", "n", Double.MAX_VALUE);

        assertRefused(
                ParseException.INVALID_JSON,
                () -> parse.objectWithoutData("Row", idOf(object))
                        .increment("n", Double.MAX_VALUE)
                        .save());

        assertThat(stored(object).getDouble("n")).isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void integers_thatADoubleCannotHold_areRefused() {
        assertRefused(ParseException.INVALID_JSON, () -> parse.object("Row").put("n", 9_007_199_254_740_993L));
        assertRefused(ParseException.INVALID_JSON, () -> parse.object("Row").put("n", Long.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000b", "\uD800", "a\uDC00b", "\uDC00\uD800", "x\uD83D"})
    void texts_thatAreNoUnicode_areRefusedEverywhere(String text) {
        ParseObject object = saved("Row", "text", "x", "o", Map.of("k", 1));
        List<String> before = Database.contents(parse, "Row");

        assertRefused(ParseException.INVALID_JSON, () -> object.put("text", text));
        assertRefused(ParseException.INVALID_JSON, () -> object.put("list", List.of(text)));
        assertRefused(ParseException.INVALID_JSON, () -> object.put("o", Map.of("k", text)));
        assertRefused(ParseException.INVALID_JSON, () -> object.put("o", Map.of(text, 1)));
        assertRefused(ParseException.INVALID_JSON, () -> object.add("list", text));
        assertRefused(
                ParseException.INVALID_JSON,
                () -> parse.newUser().setUsername(text).setPassword("x").signUp());
        assertRefused(
                ParseException.INVALID_JSON, () -> saved("Row", "pointer", parse.objectWithoutData("Target", text)));
        assertRefused(ParseException.INVALID_JSON, () -> {
            ParseObject locked = unsaved("Row", "text", "y");
            locked.setACL(new ParseACL().setReadAccess(text, true));
            locked.save();
        });

        assertThat(Database.contents(parse, "Row")).isEqualTo(before);
        assertThat(parse.userQuery().count()).isZero();
    }

    @Test
    void sql_inValues_isJustText() {
        for (String text : List.of(
                "'; DROP TABLE \"Row\"; --",
                "' OR '1'='1",
                "\" OR \"\"=\"",
                "?1",
                "${x}",
                "{0}",
                ":name",
                "/* */ -- ",
                "\\",
                "\\'",
                "%",
                "_",
                "\u001a",
                "\u007f",
                "\r\n\t\b\f")) {
            ParseObject object =
                    saved("Row", "text", text, "o", Map.of(text.replace("$", "").replace(".", ""), text));

            assertThat(stored(object).getString("text")).isEqualTo(text);
            assertThat(parse.query("Row").whereEqualTo("text", text).count()).isEqualTo(1);
            assertThat(parse.query("Row").whereStartsWith("text", text).find())
                    .extracting(WithParse::idOf)
                    .contains(idOf(object));
            assertThat(parse.query("Row")
                            .whereContainedIn("text", List.of(text))
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void nesting_ofAThousandLevels_isRefused() {
        assertRefused(ParseException.INVALID_JSON, () -> saved("Row", "deep", nestedLists(1_000)));
        assertRefused(ParseException.INVALID_JSON, () -> saved("Row", "deep", nestedMaps(1_000)));
        assertRefused(ParseException.INVALID_JSON, () -> saved("Row", "deep", nestedLists(100_000)));
        assertRefused(ParseException.INVALID_JSON, () -> saved("Row", "o." + "a.".repeat(900) + "b", 1));
        assertThat(parse.query("Row").count()).isZero();
    }

    @Test
    void nesting_upToTheLimit_isAccepted() {
        ParseObject object = saved("Row", "lists", nestedLists(100), "maps", nestedMaps(100));

        assertThat(stored(object).getList("lists")).isEqualTo(nestedLists(100));
        assertThat(stored(object).getMap("maps")).isEqualTo(nestedMaps(100));
        assertRefused(ParseException.INVALID_JSON, () -> saved("Row", "lists", nestedLists(101)));
    }

    @Test
    void nesting_thatGrowsByUpdates_isRefusedAtTheLimit() {
        ParseObject object = saved("Row", "o", Map.of("a", nestedMaps(90)));

        assertRefused(
                ParseException.INVALID_JSON,
                () -> parse.objectWithoutData("Row", idOf(object))
                        .put("o.b.c.d.e.f.g.h", nestedMaps(95))
                        .save());
        assertThat(stored(object).has("o.b")).isFalse();
    }

    @Test
    void objects_overTheLimit_areRefusedAndChangeNothing() {
        try (Parse small = TestDatabase.builder().maxObjectBytes(128 * 1024).open()) {
            ParseObject object =
                    small.object("Row").put("text", "x".repeat(120 * 1024)).save();

            assertRefused(
                    ParseException.OBJECT_TOO_LARGE,
                    () -> small.object("Row")
                            .put("text", "x".repeat(128 * 1024))
                            .save());
            assertRefused(
                    ParseException.OBJECT_TOO_LARGE,
                    () -> small.objectWithoutData("Row", idOf(object))
                            .put("more", "y".repeat(10 * 1024))
                            .save());
            assertRefused(
                    ParseException.OBJECT_TOO_LARGE,
                    () -> small.objectWithoutData("Row", idOf(object))
                            .add("list", "é".repeat(5 * 1024))
                            .save());

            ParseObject found = small.query("Row").getFirst();
            assertThat(small.query("Row").count()).isEqualTo(1);
            assertThat(found.keySet()).containsExactly("text");
            assertThat(found.getString("text")).hasSize(120 * 1024);
        }
    }

    @Test
    void objects_ofAMegabyte_areAcceptedByDefault() {
        ParseObject object =
                saved("Row", "list", IntStream.range(0, 100_000).boxed().toList());

        assertThat(stored(object).getList("list")).hasSize(100_000);
        assertRefused(ParseException.OBJECT_TOO_LARGE, () -> saved("Row", "text", "x".repeat(17 * 1024 * 1024)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "a$b", "$set", ".", "a.b", "a."})
    void nestedKeys_withDollarOrDot_areRefusedAtAnyDepth(String key) {
        ParseObject object = saved("Row", "o", Map.of("k", 1));
        List<String> before = Database.contents(parse, "Row");

        assertRefused(ParseException.INVALID_NESTED_KEY, () -> saved("Row", "o", Map.of(key, 1)));
        assertRefused(
                ParseException.INVALID_NESTED_KEY,
                () -> saved("Row", "o", Map.of("a", List.of(Map.of("b", Map.of(key, 1))))));
        assertRefused(
                ParseException.INVALID_NESTED_KEY, () -> saved("Row", "list", List.of(Map.of("b", Map.of(key, 1)))));
        assertRefused(
                ParseException.INVALID_NESTED_KEY,
                () -> parse.objectWithoutData("Row", idOf(object))
                        .put("o.k", Map.of("b", Map.of(key, 1)))
                        .save());
        assertRefused(
                ParseException.INVALID_NESTED_KEY,
                () -> parse.objectWithoutData("Row", idOf(object))
                        .add("list", Map.of(key, 1))
                        .save());

        assertThat(Database.contents(parse, "Row")).isEqualTo(before);
    }

    @Test
    void points_outOfRange_areRefused() {
        assertRefused(ParseException.INCORRECT_TYPE, () -> new ParseGeoPoint(90.1, 0));
        assertRefused(ParseException.INCORRECT_TYPE, () -> new ParseGeoPoint(0, -180.1));
        assertRefused(ParseException.INCORRECT_TYPE, () -> new ParseGeoPoint(Double.NaN, 0));
        assertRefused(
                ParseException.INCORRECT_TYPE,
                () -> new ParsePolygon(List.of(new ParseGeoPoint(0, 0), new ParseGeoPoint(1, 1))));
    }

    @Test
    void typeMarkers_inPlainMaps_areRefused() {
        assertRefused(
                ParseException.INCORRECT_TYPE, () -> saved("Row", "o", Map.of("__type", "Object", "className", "Row")));
        assertRefused(ParseException.INCORRECT_TYPE, () -> saved("Row", "o", Map.of("__type", "Nonsense")));
        assertRefused(
                ParseException.INCORRECT_TYPE, () -> saved("Row", "o", Map.of("__type", "Date", "iso", "nonsense")));
        assertThat(parse.query("Row").count()).isZero();
    }

    @Test
    void bytes_thatAreEmpty_areRefused() {
        assertRefused(ParseException.INCORRECT_TYPE, () -> saved("Row", "bytes", new byte[0]));
    }

    @Test
    void put_ofJavaNull_isRefusedWithAdvice() {
        // Callers without a null checker pass null; a map's get has no declared nullness here.
        Map<String, Object> nothing = new HashMap<>();

        assertThatThrownBy(() -> parse.object("Row").put("n", requireKnown(nothing)))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("putNull");
    }

    private static List<Object> nestedLists(int levels) {
        List<Object> nested = List.of();
        for (int i = 1; i < levels; i++) {
            nested = Collections.singletonList(nested);
        }
        return nested;
    }

    private static Map<String, Object> nestedMaps(int levels) {
        Map<String, Object> nested = Map.of();
        for (int i = 1; i < levels; i++) {
            nested = Collections.singletonMap("k", nested);
        }
        return nested;
    }

    @SuppressWarnings("NullAway") // intentional: what a caller without a null checker does
    private static Object requireKnown(Map<String, Object> map) {
        return map.get("missing");
    }
}
