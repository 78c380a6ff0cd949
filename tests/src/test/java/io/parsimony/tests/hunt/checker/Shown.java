package io.parsimony.tests.hunt.checker;

import io.parsimony.json.IsoDates;
import io.parsimony.schema.FieldType.Kind;
import io.parsimony.tests.hunt.world.Classes;
import io.parsimony.tests.hunt.world.Thing;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.RelationValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Objects in somebody's sight as JSON, with the objects that their pointers lead to where that is wanted ({@code parse-semantics.md}
 * section 3.14). A pointer that leads to nothing in sight is left out there.
 */
final class Shown {
    private final Sight sight;
    /** Of includes that are refused, which refuse the whole question. */
    private final Set<Integer> codes;

    Shown(Sight sight, Set<Integer> codes) {
        this.sight = sight;
        this.codes = codes;
    }

    ParseValue json(Thing thing, Wanted wanted) {
        return new ObjectValue(members(thing, wanted));
    }

    private Map<String, ParseValue> members(Thing thing, Wanted wanted) {
        Map<String, ParseValue> json = new LinkedHashMap<>();
        json.put("objectId", new StringValue(thing.id()));
        json.put("createdAt", new StringValue(IsoDates.format(thing.createdAt())));
        json.put("updatedAt", new StringValue(IsoDates.format(thing.updatedAt())));
        if (thing.acl() != null) {
            json.put("ACL", acl(thing.acl()));
        }
        thing.fields().forEach((field, value) -> {
            boolean isNullPointer = value instanceof NullValue
                    && Classes.fields(thing.className(), Kind.POINTER).contains(field); // 1.1
            if (wanted.shows(field) && !isNullPointer) {
                value(List.of(field), value, wanted).ifPresent(shown -> json.put(field, shown));
            }
        });
        for (String relation : Classes.fields(thing.className(), Kind.RELATION)) {
            if (wanted.shows(relation) && !sight.isHidden(thing, relation)) {
                json.put(
                        relation,
                        new RelationValue(
                                Classes.related(thing.className(), relation).orElseThrow()));
            }
        }
        return json;
    }

    private static ParseValue acl(Map<String, Set<String>> acl) {
        Map<String, ParseValue> json = new LinkedHashMap<>();
        acl.forEach((principal, rights) -> {
            Map<String, ParseValue> allowed = new LinkedHashMap<>();
            rights.forEach(right -> allowed.put(right, new BooleanValue(true)));
            json.put(principal, new ObjectValue(allowed));
        });
        return new ObjectValue(json);
    }

    private Optional<ParseValue> value(List<String> path, ParseValue value, Wanted wanted) {
        if (value instanceof PointerValue pointer) {
            return wanted.includes(path) ? included(pointer, wanted.below(path)) : Optional.of(pointer);
        }
        if (value instanceof ArrayValue array) {
            List<ParseValue> elements = new ArrayList<>();
            array.elements().forEach(element -> value(path, element, wanted).ifPresent(elements::add));
            return Optional.of(new ArrayValue(elements));
        }
        if (value instanceof ObjectValue object) {
            Map<String, ParseValue> members = new LinkedHashMap<>();
            object.members().forEach((key, member) -> {
                List<String> deeper = new ArrayList<>(path);
                deeper.add(key);
                value(deeper, member, wanted).ifPresent(shown -> members.put(key, shown));
            });
            return Optional.of(new ObjectValue(members));
        }
        return Optional.of(value);
    }

    private Optional<ParseValue> included(PointerValue pointer, Wanted wanted) {
        if (sight.verdict(pointer.className(), "get") instanceof Verdict.Refused refused) {
            codes.add(refused.code());
            return Optional.empty();
        }
        return sight.find(pointer.className(), pointer.objectId(), "get").map(target -> {
            Map<String, ParseValue> json = new LinkedHashMap<>();
            json.put("__type", new StringValue("Object"));
            json.put("className", new StringValue(pointer.className()));
            json.putAll(members(target, wanted));
            return new ObjectValue(json);
        });
    }
}
