package io.parsimony.tests.property;

import io.parsimony.value.ArrayValue;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.BytesValue;
import io.parsimony.value.DateValue;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.PolygonValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Values from tiny domains, so that what is asked for is often there. */
final class RandomValues {
    /** Ids of pointers and members; {@code 9} is nobody's. */
    private static final List<String> OUTER_IDS = List.of("o1", "o2", "o3", "o9");

    private static final List<String> INNER_IDS = List.of("i1", "i2", "I1", "i9");

    private static final List<Double> NUMBERS = List.of(0.0, 1.0, -1.5, 1e21);
    private static final List<String> STRINGS = List.of("", "a", "ab", "é%_", "1", "Ab b", "a\nb");
    private static final List<String> TEXTS =
            List.of("red fox", "the Red hen", "rёd", "Fóx-trot", "a red, red fox", "hen", "");
    /** The last but one is a day before {@link World#NOW}. */
    private static final List<Long> DATES = List.of(0L, -86_400_000L, 1_435_595_365_123L, 1_435_595_365_124L);

    private static final List<GeoPointValue> POINTS = List.of(
            new GeoPointValue(0, 0),
            new GeoPointValue(0, 179.9),
            new GeoPointValue(0.5, -179.9),
            new GeoPointValue(89.9, 10),
            new GeoPointValue(-33.9, 151.2),
            new GeoPointValue(1, 1),
            new GeoPointValue(2, 1),
            new GeoPointValue(1, 2));

    /** A triangle, a square with a bite, a bow tie, and half of the world. */
    private static final List<List<GeoPointValue>> POLYGONS = List.of(
            ring(0, 0, 0, 2, 2, 2),
            ring(0, 0, 1, 1, 0, 2, 3, 2, 3, 0),
            ring(0, 0, 2, 2, 0, 2, 2, 0),
            ring(-80, -80, 90, -80, 90, 80, -80, 80));

    private static final List<String> BYTES = List.of("AA==", "AQI=");
    private static final List<String> KEYS = List.of("k", "l", "m");

    private final RandomGenerator random;

    RandomValues(RandomGenerator random) {
        this.random = random;
    }

    private static List<GeoPointValue> ring(double... coordinates) {
        List<GeoPointValue> ring = new ArrayList<>();
        for (int i = 0; i < coordinates.length; i += 2) {
            ring.add(new GeoPointValue(coordinates[i], coordinates[i + 1]));
        }
        return ring;
    }

    ParseValue number() {
        return new NumberValue(pick(NUMBERS));
    }

    ParseValue string() {
        return new StringValue(pick(STRINGS));
    }

    ParseValue text() {
        return new StringValue(pick(TEXTS));
    }

    ParseValue bool() {
        return new BooleanValue(chance(0.5));
    }

    ParseValue date() {
        return new DateValue(moment());
    }

    long moment() {
        return pick(DATES);
    }

    String id(String className) {
        return pick(className.equals(World.OUTER) ? OUTER_IDS : INNER_IDS);
    }

    PointerValue pointer(String className) {
        return new PointerValue(className, id(className));
    }

    GeoPointValue point() {
        return pick(POINTS);
    }

    List<GeoPointValue> corners() {
        return pick(POLYGONS);
    }

    ParseValue polygon() {
        return new PolygonValue(corners());
    }

    ParseValue bytes() {
        return new BytesValue(pick(BYTES));
    }

    ArrayValue array(int depth) {
        return new ArrayValue(
                Stream.generate(() -> any(depth - 1)).limit(below(4)).toList());
    }

    ParseValue object(int depth) {
        Map<String, ParseValue> members = new LinkedHashMap<>();
        for (int i = below(4); i > 0; i--) {
            members.put(pick(KEYS), any(depth - 1));
        }
        return new ObjectValue(members);
    }

    /** A value of any kind; arrays and objects nest so deep at most. */
    ParseValue any(int depth) {
        return switch (below(depth > 0 ? 13 : 10)) {
            case 0, 1 -> number();
            case 2, 3 -> string();
            case 4 -> bool();
            case 5 -> date();
            case 6 -> pointer(World.INNER);
            case 7 -> pointer(World.OUTER);
            case 8 -> ParseValue.NULL;
            case 9 -> point();
            case 10, 11 -> array(depth);
            default -> object(depth);
        };
    }

    /** A value of a kind that a constraint may compare with. */
    ParseValue scalar() {
        return switch (below(8)) {
            case 0, 1 -> number();
            case 2, 3 -> string();
            case 4 -> bool();
            case 5 -> date();
            case 6 -> pointer(World.OUTER);
            default -> pointer(World.INNER);
        };
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
