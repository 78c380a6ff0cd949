package io.parsimony.tests.hunt.checker;

import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.FieldType;
import io.parsimony.tests.hunt.world.Classes;
import io.parsimony.tests.hunt.world.Thing;
import io.parsimony.tests.hunt.world.Who;
import io.parsimony.tests.hunt.world.World;
import io.parsimony.value.Acl;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What writes make of objects ({@code parse-semantics.md} sections 2.2 and 4.2). */
final class Effects {
    private static final Set<String> BOTH = Set.of(Thing.READ, Thing.WRITE);

    private Effects() {}

    /** The codes of values that don't fit. */
    static Set<Integer> faults(Map<String, FieldType> fields, Map<FieldPath, FieldOperation> operations) {
        Set<Integer> codes = new HashSet<>();
        operations.forEach((path, operation) -> {
            ParseValue value = set(operation);
            FieldType type = fields.get(path.field());
            if (value != null
                    && type != null
                    && FieldType.of(value).filter(given -> !given.equals(type)).isPresent()) {
                codes.add(111);
            }
        });
        return codes;
    }

    /** The value that an operation sets; null where it does something else. */
    static @Nullable ParseValue set(@Nullable FieldOperation operation) {
        return operation instanceof FieldOperation.Set set ? set.value() : null;
    }

    static Thing created(World world, Who who, CreateRequest create) {
        long now = World.NOW.toEpochMilli();
        Map<String, Set<String>> acl =
                create.acl() == null ? defaultAcl(world, who, create.className()) : acl(create.acl());
        Thing empty = new Thing(create.className(), "", now, now, acl, Map.of(), Map.of());
        return changed(empty, create.operations(), true);
    }

    /** A user always keeps the right to read and write itself. */
    static Thing updated(Who who, Thing thing, UpdateRequest update) {
        Thing changed = changed(thing, update.operations(), false).updatedAt(World.NOW.toEpochMilli());
        if (update.acl() == null) {
            return changed;
        }
        Map<String, Set<String>> acl = new TreeMap<>(acl(update.acl()));
        if (thing.className().equals(Classes.USER) && !who.hasKey()) {
            acl.put(thing.id(), BOTH);
        }
        return changed.withAcl(acl);
    }

    private static Thing changed(Thing thing, Map<FieldPath, FieldOperation> operations, boolean isNew) {
        Map<String, ParseValue> fields = new LinkedHashMap<>(thing.fields());
        Map<String, Set<String>> members = new TreeMap<>(thing.members());
        operations.forEach((path, operation) -> {
            String field = path.field();
            if (operation instanceof FieldOperation.ChangeRelation change) {
                Set<String> ids = new TreeSet<>(members.getOrDefault(field, Set.of()));
                change.added().stream().map(PointerValue::objectId).forEach(ids::add);
                change.removed().stream().map(PointerValue::objectId).forEach(ids::remove);
                members.put(field, ids);
            } else {
                ParseValue after = after(fields.get(field), operation, isNew);
                if (after == null) {
                    fields.remove(field);
                } else {
                    fields.put(field, after);
                }
            }
        });
        return thing.withFields(fields).withMembers(members);
    }

    private static @Nullable ParseValue after(@Nullable ParseValue before, FieldOperation operation, boolean isNew) {
        if (operation instanceof FieldOperation.Set set) {
            return set.value();
        }
        if (operation instanceof FieldOperation.Increment increment) {
            return new NumberValue(increment.amount() + (before instanceof NumberValue number ? number.value() : 0));
        }
        if (operation instanceof FieldOperation.AddUnique add) {
            List<ParseValue> elements = new ArrayList<>(elements(before));
            add.elements().stream()
                    .filter(element -> !elements.contains(element))
                    .distinct()
                    .forEach(elements::add);
            return new ArrayValue(elements);
        }
        if (operation instanceof FieldOperation.Remove remove) {
            List<ParseValue> elements = new ArrayList<>(elements(before));
            elements.removeAll(remove.elements());
            return before instanceof ArrayValue || isNew ? new ArrayValue(elements) : before;
        }
        return null; // deleted
    }

    private static List<ParseValue> elements(@Nullable ParseValue value) {
        return value instanceof ArrayValue array ? array.elements() : List.of();
    }

    static Map<String, Set<String>> acl(Acl acl) {
        Map<String, Set<String>> plain = new TreeMap<>();
        acl.readers()
                .forEach(reader ->
                        plain.computeIfAbsent(reader, key -> new TreeSet<>()).add(Thing.READ));
        acl.writers()
                .forEach(writer ->
                        plain.computeIfAbsent(writer, key -> new TreeSet<>()).add(Thing.WRITE));
        return plain;
    }

    /** The class's, in which whoever makes the object is named; null for none, and where everybody may do everything. */
    private static @Nullable Map<String, Set<String>> defaultAcl(World world, Who who, String className) {
        ObjectValue permissions = world.of(className).permissions();
        if (permissions == null || !permissions.members().containsKey("ACL")) {
            return null;
        }
        Map<String, Set<String>> acl = new TreeMap<>();
        ClassRules.object(permissions.members().get("ACL")).forEach((principal, rights) -> {
            String named = principal.equals("currentUser") ? who.userId() : principal;
            if (named != null) {
                acl.computeIfAbsent(named, key -> new TreeSet<>())
                        .addAll(ClassRules.object(rights).keySet());
            }
        });
        return acl.equals(Map.of("*", BOTH)) ? null : acl;
    }
}
