package io.parsimony.tests.hunt.world;

import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.DeleteRequest;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.backend.WriteRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import io.parsimony.tests.hunt.world.Deed.Form;
import io.parsimony.value.Acl;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Random writes to what is in a world, and to what is not. */
public final class RandomDeeds {
    private static final List<String> WRITTEN = List.of(
            "A", "A", "A", "B", "B", "C", "C", Classes.USER, Classes.USER, Classes.ROLE, Classes.ROLE, Classes.SESSION);
    private static final List<String> DELETED =
            List.of("A", "B", "C", Classes.ROLE, "A", "B", "C", Classes.ROLE, Classes.USER, Classes.SESSION);
    private static final List<String> CREATED = List.of("A", "B", "C", "A", "B", "C", Classes.ROLE);

    /** What the backend sets in them. */
    private static final Set<String> OF_SESSIONS = Set.of("user", "sessionToken", "restricted");

    private final Dice dice;
    private final RandomThings things;
    private int newNames;

    /** Writes as the dice fall. */
    public RandomDeeds(Dice dice) {
        this.dice = dice;
        things = new RandomThings(dice);
    }

    /** A write of somebody's. Only by itself it brings new fields and classes: a batch makes those of all its members first. */
    public Deed by(Who who, World world) {
        if (dice.chance(0.8)) {
            return new Deed(who, Form.ALONE, List.of(write(who, world, true)));
        }
        return new Deed(
                who,
                dice.chance(0.5) ? Form.BATCH : Form.TRANSACTION,
                dice.times(1, 4, () -> write(who, world, false)));
    }

    private WriteRequest write(Who who, World world, boolean grows) {
        return switch (dice.below(10)) {
            case 0, 1, 2 -> create(grows);
            case 3, 4 -> {
                String className = dice.pick(DELETED);
                yield new DeleteRequest(
                        className, className.equals(Classes.SESSION) ? endable(who, world) : id(world, className));
            }
            default -> {
                String className = dice.pick(WRITTEN);
                yield new UpdateRequest(
                        className,
                        id(world, className),
                        operations(className, grows),
                        dice.chance(0.2) && !className.equals(Classes.SESSION) ? acl(className) : null);
            }
        };
    }

    private CreateRequest create(boolean grows) {
        if (grows && dice.chance(0.05)) {
            return new CreateRequest("New" + ++newNames, operations("A", false), null);
        }
        String className = dice.pick(CREATED);
        Map<FieldPath, FieldOperation> operations = new LinkedHashMap<>(operations(className, grows));
        if (className.equals(Classes.ROLE)) {
            String name = dice.chance(0.3) ? RandomThings.roleName(dice.pick(Domain.ROLE_IDS)) : "N" + ++newNames;
            operations.put(FieldPath.of("name"), new FieldOperation.Set(new StringValue(name)));
            return new CreateRequest(className, operations, acl(className));
        }
        return new CreateRequest(className, operations, dice.chance(0.5) ? acl(className) : null);
    }

    /** Of one that is there, as a rule. */
    private String id(World world, String className) {
        List<Thing> there = world.things(className);
        return there.isEmpty() || dice.chance(0.08) ? "x9" : dice.pick(there).id();
    }

    /** A session that may not be ended, or by which nobody calls any more; whoever ended its own would be nobody afterwards. */
    private String endable(Who who, World world) {
        List<String> ids = new ArrayList<>();
        List<Thing> sessions = world.things(Classes.SESSION);
        for (int i = 0; i < sessions.size(); i++) {
            Thing session = sessions.get(i);
            boolean isSomebodyElses = !who.hasKey() && (who.userId() == null || !Classes.isOf(who.userId(), session));
            boolean isEarlier = sessions.subList(i + 1, sessions.size()).stream()
                    .anyMatch(later -> Objects.equals(
                            later.fields().get("user"), session.fields().get("user")));
            if (isSomebodyElses || isEarlier) {
                ids.add(session.id());
            }
        }
        return ids.isEmpty() ? "x9" : dice.pick(ids);
    }

    private @Nullable Acl acl(String className) {
        Map<String, Set<String>> acl = things.acl(className);
        if (acl == null) {
            return null;
        }
        Set<String> readers = new TreeSet<>();
        Set<String> writers = new TreeSet<>();
        acl.forEach((principal, rights) -> {
            if (rights.contains(Thing.READ)) {
                readers.add(principal);
            }
            if (rights.contains(Thing.WRITE)) {
                writers.add(principal);
            }
        });
        return new Acl(readers, writers);
    }

    private Map<FieldPath, FieldOperation> operations(String className, boolean grows) {
        Map<FieldPath, FieldOperation> operations = new LinkedHashMap<>();
        List<String> fields = Classes.fields(className).keySet().stream()
                .filter(field -> !RandomThings.FIXED.contains(field) && !OF_SESSIONS.contains(field))
                .toList();
        dice.some(fields, 3).forEach(field -> operations.put(FieldPath.of(field), operation(className, field)));
        if (grows && dice.chance(0.12)) {
            operations.put(FieldPath.of("x" + ++newNames), new FieldOperation.Set(new NumberValue(1)));
        }
        if (dice.chance(0.06)) {
            operations.put(FieldPath.of("n"), new FieldOperation.Set(new StringValue("no number")));
        }
        return operations;
    }

    private FieldOperation operation(String className, String field) {
        FieldType type = Classes.fields(className).getOrDefault(field, FieldType.NUMBER);
        if (type.kind() == Kind.RELATION) {
            List<PointerValue> members = dice.times(
                    1, 2, () -> Domain.pointer(dice, type.targetClass() == null ? className : type.targetClass()));
            List<PointerValue> distinct = members.stream().distinct().toList();
            return dice.chance(0.6)
                    ? new FieldOperation.ChangeRelation(distinct, List.of())
                    : new FieldOperation.ChangeRelation(List.of(), distinct);
        }
        if (dice.chance(0.15)) {
            return new FieldOperation.Delete();
        }
        if (type.kind() == Kind.NUMBER && dice.chance(0.4)) {
            return new FieldOperation.Increment(1);
        }
        if (type.kind() == Kind.ARRAY && dice.chance(0.5)) {
            List<ParseValue> elements = List.of(Domain.pointer(dice, Classes.USER), new BooleanValue(true));
            return dice.chance(0.5) ? new FieldOperation.AddUnique(elements) : new FieldOperation.Remove(elements);
        }
        return new FieldOperation.Set(things.value(className, field));
    }
}
