package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.parsimony.ParseException;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import io.parsimony.ParsePolygon;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type comes back as it went in, before and after the database has a column for its field. */
class TypesTest extends WithParse {

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("string", "the number is 42"),
                arguments("emptyString", ""),
                arguments("unicode", "ʻOkina 北京 😀 \u001f \uFFFF \"quotes\" \\ '"),
                arguments("integer", 42),
                arguments("long", 9_007_199_254_740_992L),
                arguments("negativeLong", -9_007_199_254_740_991L),
                arguments("double", 0.1),
                arguments("tiny", Double.MIN_VALUE),
                arguments("huge", Double.MAX_VALUE),
                arguments("large", 1e21),
                arguments("true", true),
                arguments("false", false),
                arguments("date", Date.from(Instant.parse("2015-06-29T16:29:25.123Z"))),
                arguments("ancient", Date.from(Instant.parse("0001-01-01T00:00:00.001Z"))),
                arguments("future", Date.from(Instant.parse("9999-12-31T23:59:59.999Z"))),
                arguments("point", new ParseGeoPoint(-90, 180)),
                arguments(
                        "polygon",
                        new ParsePolygon(
                                List.of(new ParseGeoPoint(0, 0), new ParseGeoPoint(0, 1), new ParseGeoPoint(1, 1)))),
                arguments("list", List.of("x", 1, true, List.of(), Map.of("a", List.of(1.5)))),
                arguments("emptyList", List.of()),
                arguments("map", Map.of("a", 1, "with space", "x", "_under", true, "日", List.of())),
                arguments("emptyMap", Map.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void put_ofValue_isReadBackEqual(String field, Object value) {
        ParseObject first = saved("Typed", field, value);
        ParseObject second = saved("Typed", field, value);

        assertThat(stored(first).get(field)).isEqualTo(value);
        assertThat(stored(second).get(field)).isEqualTo(value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void put_ofValueInListAndMap_isReadBackEqual(String field, Object value) {
        ParseObject object = saved("Typed", "list", List.of(value), "map", Map.of(field, value));

        assertThat(stored(object).getList("list")).isEqualTo(List.of(value));
        assertThat(stored(object).getMap("map")).isEqualTo(Map.of(field, value));
    }

    @Test
    void put_ofBytes_isReadBackEqual() {
        byte[] bytes = {0, -1, 127, -128};
        ParseObject object = saved("Typed", "bytes", bytes, "list", List.of(bytes));

        assertThat(stored(object).getBytes("bytes")).isEqualTo(bytes);
        assertThat(requireNonNull(stored(object).<byte[]>getList("list")).get(0))
                .isEqualTo(bytes);
    }

    @Test
    void put_ofInstant_isCutToMilliseconds() {
        ParseObject object = saved("Typed", "date", Instant.parse("2015-06-29T16:29:25.123456789Z"));

        assertThat(stored(object).getInstant("date")).isEqualTo(Instant.parse("2015-06-29T16:29:25.123Z"));
        assertThat(object.getInstant("date")).isEqualTo(Instant.parse("2015-06-29T16:29:25.123Z"));
    }

    @Test
    void put_ofOpenPolygon_isReadBackClosed() {
        ParsePolygon open =
                new ParsePolygon(List.of(new ParseGeoPoint(0, 0), new ParseGeoPoint(0, 1), new ParseGeoPoint(1, 1)));
        ParseObject object = saved("Typed", "area", open);

        assertThat(requireNonNull(stored(object).getParsePolygon("area")).getCoordinates())
                .hasSize(4)
                .endsWith(new ParseGeoPoint(0, 0));
    }

    @Test
    void putNull_isAValueThatIsThere() {
        ParseObject object = stored(saved("Typed", "nothing", null));

        assertThat(object.has("nothing")).isTrue();
        assertThat(object.get("nothing")).isNull();
        assertThat(object.keySet()).containsExactly("nothing");
    }

    @Test
    void putNull_intoFieldOfAnyType_isReadBackAsNull() {
        ParseObject object =
                saved("Typed", "string", "x", "number", 1, "date", Instant.EPOCH, "list", List.of(), "map", Map.of());

        for (String field : List.of("string", "number", "date", "list", "map")) {
            object.putNull(field);
        }
        object.save();

        assertThat(stored(object).keySet()).containsExactlyInAnyOrder("string", "number", "date", "list", "map");
        assertThat(stored(object).get("number")).isNull();
    }

    @Test
    void putNull_intoPointerField_isNotReadBack() {
        ParseObject object = saved("Typed", "pointer", saved("Post", "title", "x"));

        object.putNull("pointer").save();

        assertThat(stored(object).has("pointer")).isFalse();
    }

    @Test
    void putNull_intoNewField_leavesItsTypeOpen() {
        saved("Typed", "later", null);

        ParseObject text = saved("Typed", "later", "text");

        assertThat(stored(text).getString("later")).isEqualTo("text");
        assertRefused(ParseException.INCORRECT_TYPE, () -> saved("Typed", "later", 1));
    }

    @Test
    void remove_onNewField_leavesItsTypeOpen() {
        parse.object("Typed").remove("later").save();

        saved("Typed", "later", 1);

        assertThat(parse.query("Typed").whereEqualTo("later", 1).count()).isEqualTo(1);
    }

    @Test
    void putNull_insideListsAndMaps_isKept() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("nothing", null);
        ParseObject object = saved("Typed", "list", Arrays.asList(1, null), "map", map);

        assertThat(stored(object).getList("list")).isEqualTo(Arrays.asList(1, null));
        assertThat(stored(object).getMap("map")).isEqualTo(map);
    }

    @Test
    void numbers_comeBackAsTheNarrowestType() {
        ParseObject object = stored(saved("Typed", "a", 5.0, "b", 5_000_000_000L, "c", 0.5f, "d", -0.0));

        assertThat(object.get("a")).isEqualTo(5);
        assertThat(object.get("b")).isEqualTo(5_000_000_000L);
        assertThat(object.get("c")).isEqualTo(0.5);
        assertThat(object.get("d")).isEqualTo(0);
        assertThat(object.getLong("b")).isEqualTo(5_000_000_000L);
    }

    @Test
    void put_ofSecondGeoPointField_isRefused() {
        saved("Typed", "home", new ParseGeoPoint(1, 2));

        assertRefused(ParseException.INCORRECT_TYPE, () -> saved("Typed", "work", new ParseGeoPoint(1, 2)));
        assertRefused(
                ParseException.INCORRECT_TYPE,
                () -> saved("Other", "home", new ParseGeoPoint(1, 2), "work", new ParseGeoPoint(1, 2)));
    }

    @Test
    void put_ofManyFields_areAllReadBack() {
        ParseObject wide = parse.object("Wide");
        for (int i = 0; i < 300; i++) {
            wide.put("field" + i, i % 2 == 0 ? i : "text " + i);
        }
        wide.save();

        ParseObject found = stored(wide);
        assertThat(found.keySet()).hasSize(300);
        assertThat(found.getInt("field298")).isEqualTo(298);
        assertThat(found.getString("field299")).isEqualTo("text 299");
        assertThat(parse.query("Wide").whereEqualTo("field200", 200).count()).isEqualTo(1);
    }

    @Test
    void put_ofLongText_isReadBackAndFoundByIt() {
        String text = "x".repeat(1_000_000);
        ParseObject object = saved("Typed", "text", text);

        assertThat(stored(object).getString("text")).isEqualTo(text);
        assertThat(parse.query("Typed").whereEqualTo("text", text).count()).isEqualTo(1);
        assertThat(parse.query("Typed").whereEqualTo("text", text + "y").count())
                .isZero();
    }
}
