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
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Values from tiny domains, so that what is asked for is often there. */
final class RandomValues {
    private static final List<ParseValue> NUMBERS =
            List.of(new NumberValue(0), new NumberValue(1), new NumberValue(-1.5), new NumberValue(1e21));
    private static final List<ParseValue> STRINGS = List.of(
            new StringValue(""),
            new StringValue("a"),
            new StringValue("ab"),
            new StringValue("é%_"),
            new StringValue("1"));
    private static final List<ParseValue> BOOLEANS = List.of(new BooleanValue(true), new BooleanValue(false));
    private static final List<ParseValue> DATES =
            List.of(new DateValue(0), new DateValue(1_435_595_365_123L), new DateValue(-86_400_000));
    private static final List<ParseValue> POINTERS = List.of(
            new PointerValue("Target", "t1"), new PointerValue("Target", "t2"), new PointerValue("Target", "T1"));
    private static final List<ParseValue> POINTS = List.of(
            new GeoPointValue(0, 0),
            new GeoPointValue(0, 179.9),
            new GeoPointValue(0.5, -179.9),
            new GeoPointValue(89.9, 10),
            new GeoPointValue(-33.9, 151.2));
    private static final List<ParseValue> BYTES = List.of(new BytesValue("AA=="), new BytesValue("AQI="));
    private static final List<String> KEYS = List.of("k", "l", "m");

    private final RandomGenerator random;

    RandomValues(RandomGenerator random) {
        this.random = random;
    }

    ParseValue number() {
        return pick(NUMBERS);
    }

    ParseValue string() {
        return pick(STRINGS);
    }

    ParseValue bool() {
        return pick(BOOLEANS);
    }

    ParseValue date() {
        return pick(DATES);
    }

    ParseValue pointer() {
        return pick(POINTERS);
    }

    ParseValue point() {
        return pick(POINTS);
    }

    ParseValue bytes() {
        return pick(BYTES);
    }

    ParseValue array(int depth) {
        List<ParseValue> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            elements.add(any(depth - 1));
        }
        return new ArrayValue(elements);
    }

    ParseValue object(int depth) {
        Map<String, ParseValue> members = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            members.put(pick(KEYS), any(depth - 1));
        }
        return new ObjectValue(members);
    }

    /** A value of any kind; arrays and objects nest so deep at most. */
    ParseValue any(int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 9)) {
            case 0, 1 -> number();
            case 2, 3 -> string();
            case 4 -> bool();
            case 5 -> date();
            case 6 -> pointer();
            case 7 -> ParseValue.NULL;
            case 8 -> point();
            case 9, 10 -> array(depth);
            default -> object(depth);
        };
    }

    /** A value of a kind that a constraint may compare with. */
    ParseValue scalar() {
        return switch (random.nextInt(7)) {
            case 0, 1 -> number();
            case 2, 3 -> string();
            case 4 -> bool();
            case 5 -> date();
            default -> pointer();
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
