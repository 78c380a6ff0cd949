package io.parsimony.tests.hunt.world;

import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import io.parsimony.value.PointerValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The classes of every world and their fields: three of an application, which point to each other in a ring, and Parse's own. */
public final class Classes {
    public static final String USER = "_User";
    public static final String ROLE = "_Role";
    public static final String SESSION = "_Session";
    /** One that was never written to. */
    public static final String GHOST = "Ghost";
    /** One that is for the master key alone. */
    public static final String HOOKS = "_Hooks";

    /** Those of the application. */
    public static final List<String> PLAIN = List.of("A", "B", "C");

    private static final Map<String, Map<String, FieldType>> FIELDS = Map.of(
            "A",
            plain("B", "B"),
            "B",
            plain("C", USER),
            "C",
            plain("A", "C"),
            USER,
            ofUser(),
            ROLE,
            ofRole(),
            SESSION,
            ofSession());

    private Classes() {}

    private static Map<String, FieldType> plain(String pointedTo, String related) {
        Map<String, FieldType> fields = new LinkedHashMap<>();
        fields.put("n", FieldType.NUMBER);
        fields.put("s", FieldType.STRING);
        fields.put("t", FieldType.STRING);
        fields.put("d", FieldType.DATE);
        fields.put("p", FieldType.pointerTo(pointedTo));
        fields.put("owner", FieldType.pointerTo(USER));
        fields.put("team", FieldType.ARRAY);
        fields.put("a", FieldType.ARRAY);
        fields.put("o", FieldType.OBJECT);
        fields.put("g", FieldType.GEO_POINT);
        fields.put("r", FieldType.relationTo(related));
        return fields;
    }

    private static Map<String, FieldType> ofUser() {
        Map<String, FieldType> fields = new LinkedHashMap<>();
        fields.put("username", FieldType.STRING);
        fields.put("email", FieldType.STRING);
        fields.put("n", FieldType.NUMBER);
        fields.put("s", FieldType.STRING);
        fields.put("p", FieldType.pointerTo("A"));
        fields.put("friend", FieldType.pointerTo(USER));
        fields.put("team", FieldType.ARRAY);
        return fields;
    }

    private static Map<String, FieldType> ofRole() {
        Map<String, FieldType> fields = new LinkedHashMap<>();
        fields.put("name", FieldType.STRING);
        fields.put("n", FieldType.NUMBER);
        fields.put("owner", FieldType.pointerTo(USER));
        fields.put("users", FieldType.relationTo(USER));
        fields.put("roles", FieldType.relationTo(ROLE));
        return fields;
    }

    private static Map<String, FieldType> ofSession() {
        Map<String, FieldType> fields = new LinkedHashMap<>();
        fields.put("user", FieldType.pointerTo(USER));
        fields.put("sessionToken", FieldType.STRING);
        fields.put("restricted", FieldType.BOOLEAN);
        fields.put("n", FieldType.NUMBER);
        return fields;
    }

    /** The fields of a class that matter here, by their types; none of one that was never written to. */
    public static Map<String, FieldType> fields(String className) {
        return FIELDS.getOrDefault(className, Map.of());
    }

    /** The fields of some kinds. */
    public static List<String> fields(String className, Kind... kinds) {
        List<Kind> wanted = List.of(kinds);
        return fields(className).entrySet().stream()
                .filter(field -> wanted.contains(field.getValue().kind()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The fields that can lead to users: pointers to them, and arrays. */
    public static List<String> leadingToUsers(String className) {
        return fields(className).entrySet().stream()
                .filter(field -> field.getValue().equals(FieldType.pointerTo(USER))
                        || field.getValue().kind() == Kind.ARRAY)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The class that a relation's members are of, where the field is one. */
    public static Optional<String> related(String className, String field) {
        return Optional.ofNullable(fields(className).get(field))
                .filter(type -> type.kind() == Kind.RELATION)
                .flatMap(type -> Optional.ofNullable(type.targetClass()));
    }

    /** Whether a session is a user's. */
    public static boolean isOf(String userId, Thing session) {
        return new PointerValue(USER, userId).equals(session.fields().get("user"));
    }
}
