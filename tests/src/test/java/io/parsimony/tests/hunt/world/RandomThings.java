package io.parsimony.tests.hunt.world;

import io.parsimony.schema.FieldType;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.DateValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Random objects: any field may be missing or null, any ACL, relations with members that may be gone. */
public final class RandomThings {
    private static final List<Set<String>> RIGHTS =
            List.of(Set.of(Thing.READ), Set.of(Thing.READ), Set.of(Thing.READ, Thing.WRITE), Set.of(Thing.WRITE));
    /** What a user or a role must have, or what is not random. */
    static final Set<String> FIXED = Set.of("username", "email", "name");

    private final Dice dice;

    /** Objects as the dice fall. */
    public RandomThings(Dice dice) {
        this.dice = dice;
    }

    /** Any object of this id. */
    public Thing any(String className, String id) {
        long createdAt = dice.pick(Domain.MOMENTS);
        return new Thing(
                className, id, createdAt, createdAt, acl(className), fields(className, id, 0.65), members(className));
    }

    /** One with every field, so that the class knows them. */
    public Thing complete(String className, String id) {
        return new Thing(
                className, id, 0, 0, Map.of("*", Set.of(Thing.READ)), fields(className, id, 1), members(className));
    }

    /** A user that everybody may read, with what a user must have; it was changed now, as users are that are changed later. */
    public static Thing user(String id) {
        Map<String, ParseValue> fields = new LinkedHashMap<>();
        fixed(Classes.USER, id, fields);
        return new Thing(
                Classes.USER, id, 0, World.NOW.toEpochMilli(), Map.of("*", Set.of(Thing.READ)), fields, Map.of());
    }

    private Map<String, ParseValue> fields(String className, String id, double each) {
        Map<String, ParseValue> fields = new LinkedHashMap<>();
        fixed(className, id, fields);
        Classes.fields(className).forEach((field, type) -> {
            if (!FIXED.contains(field) && type.kind() != FieldType.Kind.RELATION && dice.chance(each)) {
                fields.put(field, each < 1 && dice.chance(0.08) ? ParseValue.NULL : value(className, field));
            }
        });
        return fields;
    }

    private static void fixed(String className, String id, Map<String, ParseValue> fields) {
        if (className.equals(Classes.USER)) {
            fields.put("username", new StringValue("name of " + id));
            fields.put("email", new StringValue(id + "@example.org"));
        } else if (className.equals(Classes.ROLE)) {
            fields.put("name", new StringValue(roleName(id)));
        }
    }

    /** The name of the role of this id. */
    public static String roleName(String roleId) {
        return roleId.toUpperCase(java.util.Locale.ROOT);
    }

    /** A value that fits the field. */
    public ParseValue value(String className, String field) {
        FieldType type = Classes.fields(className).getOrDefault(field, FieldType.NUMBER);
        return switch (type.kind()) {
            case NUMBER -> Domain.number(dice);
            case STRING -> field.equals("t") ? new StringValue(dice.pick(Domain.TEXTS)) : Domain.string(dice);
            case DATE -> new DateValue(dice.pick(Domain.MOMENTS));
            case POINTER -> Domain.pointer(dice, type.targetClass() == null ? className : type.targetClass());
            case ARRAY -> new ArrayValue(dice.times(0, 3, () -> element(field)));
            case OBJECT -> new ObjectValue(Map.of("k", element("a"), "l", Domain.number(dice)));
            case GEO_POINT -> dice.pick(Domain.POINTS);
            default -> throw new IllegalStateException("No value of type " + type);
        };
    }

    /** Of {@code team} mostly users; of others anything. */
    private ParseValue element(String field) {
        if (field.equals("team") && dice.chance(0.8)) {
            return Domain.pointer(dice, Classes.USER);
        }
        return switch (dice.below(6)) {
            case 0 -> Domain.number(dice);
            case 1 -> Domain.string(dice);
            case 2 -> Domain.pointer(dice, dice.chance(0.6) ? Classes.USER : Classes.ROLE);
            default -> Domain.pointer(dice, dice.pick(Classes.PLAIN));
        };
    }

    /** An ACL; null for none, which users and roles never lack. */
    public @Nullable Map<String, Set<String>> acl(String className) {
        if (Classes.PLAIN.contains(className) && dice.chance(0.35)) {
            return null;
        }
        Map<String, Set<String>> acl = new TreeMap<>();
        dice.some(Domain.PRINCIPALS, 3).forEach(principal -> acl.put(principal, dice.pick(RIGHTS)));
        return acl;
    }

    /** Members of each relation of the class. */
    public Map<String, Set<String>> members(String className) {
        Map<String, Set<String>> members = new TreeMap<>();
        for (String relation : Classes.fields(className, FieldType.Kind.RELATION)) {
            members.put(relation, members(className, relation));
        }
        return members;
    }

    private Set<String> members(String className, String relation) {
        String memberClass = Classes.related(className, relation).orElseThrow();
        return new TreeSet<>(
                dice.times(0, 2, () -> Domain.pointer(dice, memberClass).objectId()));
    }
}
