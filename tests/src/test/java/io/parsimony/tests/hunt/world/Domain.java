package io.parsimony.tests.hunt.world;

import io.parsimony.value.GeoPointValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The few ids, names and values that worlds are made of, so that things meet. */
public final class Domain {
    public static final List<String> USERS = List.of("u1", "u2", "u3");
    /** Ids and names of roles; the last is not there from the start. */
    public static final List<String> ROLE_IDS = List.of("r1", "r2", "r3", "r4");

    public static final List<String> ROLES = List.of("role:R1", "role:R2", "role:R3", "role:R4");
    /** Whom ACLs and permissions may name; one of them is nobody. */
    static final List<String> PRINCIPALS = Stream.of(List.of("*", "*", "u9"), USERS, ROLES)
            .flatMap(List::stream)
            .toList();

    private static final Map<String, List<String>> IDS = Map.of(
            "A",
            List.of("a1", "a2", "a3", "a4", "a5"),
            "B",
            List.of("b1", "b2", "b3", "b4"),
            "C",
            List.of("c1", "c2", "c3"),
            Classes.USER,
            USERS,
            Classes.ROLE,
            ROLE_IDS);

    static final List<Double> NUMBERS = List.of(0.0, 1.0, 2.0, -1.5);
    static final List<String> STRINGS = List.of("", "a", "ab", "b", "Ab");
    static final List<String> TEXTS = List.of("red fox", "the red hen", "a hen", "Fox");
    /** The last but one is a day before {@link World#NOW}. */
    static final List<Long> MOMENTS = List.of(0L, 1_000L, 1_435_595_365_123L, 1_435_595_365_124L);

    static final List<GeoPointValue> POINTS = List.of(
            new GeoPointValue(0, 0), new GeoPointValue(1, 1), new GeoPointValue(2, 1), new GeoPointValue(0, 179));

    private Domain() {}

    /** The ids that objects of a class may have; none where they are made up. */
    public static List<String> ids(String className) {
        return IDS.getOrDefault(className, List.of());
    }

    /** A pointer, now and then to nothing. */
    static PointerValue pointer(Dice dice, String className) {
        List<String> ids = ids(className);
        return new PointerValue(className, ids.isEmpty() || dice.chance(0.08) ? "x9" : dice.pick(ids));
    }

    static ParseValue number(Dice dice) {
        return new NumberValue(dice.pick(NUMBERS));
    }

    static ParseValue string(Dice dice) {
        return new StringValue(dice.pick(STRINGS));
    }
}
