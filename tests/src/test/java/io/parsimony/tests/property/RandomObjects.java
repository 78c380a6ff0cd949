package io.parsimony.tests.property;

import io.parsimony.value.Acl;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Objects of one class with a field of each type; any field of any object may be missing or null. */
final class RandomObjects {
    static final List<String> USERS = List.of("userA", "userB");

    private final RandomValues values;
    private final Map<String, Supplier<ParseValue>> fields = new LinkedHashMap<>();

    RandomObjects(RandomValues values) {
        this.values = values;
        fields.put("n", values::number);
        fields.put("s", values::string);
        fields.put("b", values::bool);
        fields.put("d", values::date);
        fields.put("p", values::pointer);
        fields.put("g", values::point);
        fields.put("by", values::bytes);
        fields.put("a", () -> values.array(2));
        fields.put("o", () -> values.object(3));
        fields.put("select", values::number); // a word of SQL
    }

    /** An object that has every field, so that its class knows each one's type. */
    Draft complete() {
        Map<String, ParseValue> members = new LinkedHashMap<>();
        fields.forEach((name, value) -> members.put(name, value.get()));
        return new Draft(new ObjectValue(members), null);
    }

    List<Draft> some(int count) {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, ParseValue> members = new LinkedHashMap<>();
            fields.forEach((name, value) -> {
                if (values.chance(0.7)) {
                    members.put(name, values.chance(0.15) ? ParseValue.NULL : value.get());
                }
            });
            drafts.add(new Draft(new ObjectValue(members), acl()));
        }
        return drafts;
    }

    private @Nullable Acl acl() {
        return switch (values.below(5)) {
            case 0 -> Acl.EMPTY;
            case 1 -> new Acl(Set.of(Acl.PUBLIC), Set.of());
            case 2 -> new Acl(Set.of(values.pick(USERS)), Set.of(Acl.PUBLIC));
            default -> null;
        };
    }

    /**
     * An object to be saved.
     *
     * @param acl null for none
     */
    record Draft(ObjectValue fields, @Nullable Acl acl) {}
}
