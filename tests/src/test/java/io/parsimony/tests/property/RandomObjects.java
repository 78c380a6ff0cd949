package io.parsimony.tests.property;

import io.parsimony.tests.property.World.Draft;
import io.parsimony.value.Acl;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Objects of one class with a field of each type; any field of any object may be missing or null. */
final class RandomObjects {
    private static final List<String> USERS = List.of(QueryCase.USER_ID, "userB");
    private static final List<String> INNER_IDS = List.of("i1", "I1", "i2", "i3", "i4", "i5");

    private final RandomValues values;
    private final String className;
    private final Map<String, Supplier<ParseValue>> fields = new LinkedHashMap<>();

    private RandomObjects(RandomValues values, String className) {
        this.values = values;
        this.className = className;
        fields.put("n", values::number);
        fields.put("s", values::string);
        fields.put("t", values::text);
        fields.put("b", values::bool);
        fields.put("d", values::date);
        fields.put("p", () -> values.pointer(World.other(className)));
        fields.put("g", values::point);
        fields.put("y", values::polygon);
        fields.put("by", values::bytes);
        fields.put("a", () -> values.array(2));
        fields.put("o", () -> values.object(3));
        fields.put("select", values::number); // a word of SQL
    }

    /** A world in which each class has one object with every field, so that it knows their types. */
    static World world(RandomValues values) {
        return new World(
                new RandomObjects(values, World.OUTER)
                        .some(Stream.iterate(1, i -> i + 1)
                                .limit(15)
                                .map(i -> "o" + i)
                                .toList()),
                new RandomObjects(values, World.INNER).some(INNER_IDS));
    }

    private List<Draft> some(List<String> ids) {
        List<Draft> drafts = new ArrayList<>();
        drafts.add(complete(ids.get(0)));
        ids.stream().skip(1).map(this::any).forEach(drafts::add);
        return drafts;
    }

    private Draft complete(String objectId) {
        Map<String, ParseValue> members = new LinkedHashMap<>();
        fields.forEach((name, value) -> members.put(name, value.get()));
        return new Draft(objectId, values.moment(), new ObjectValue(members), null, members());
    }

    private Draft any(String objectId) {
        Map<String, ParseValue> members = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (values.chance(0.7)) {
                members.put(name, values.chance(0.15) ? ParseValue.NULL : value.get());
            }
        });
        return new Draft(
                objectId, values.moment(), new ObjectValue(members), acl(), values.chance(0.5) ? members() : null);
    }

    private Set<String> members() {
        return Stream.generate(() -> values.id(World.other(className)))
                .limit(values.below(4))
                .collect(Collectors.toUnmodifiableSet());
    }

    private @Nullable Acl acl() {
        return switch (values.below(5)) {
            case 0 -> Acl.EMPTY;
            case 1 -> new Acl(Set.of(Acl.PUBLIC), Set.of());
            case 2 -> new Acl(Set.of(values.pick(USERS)), Set.of(Acl.PUBLIC));
            default -> null;
        };
    }
}
