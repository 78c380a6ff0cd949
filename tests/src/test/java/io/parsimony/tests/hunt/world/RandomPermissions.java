package io.parsimony.tests.hunt.world;

import io.parsimony.value.ArrayValue;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Random class-level permissions in Parse's JSON form. */
public final class RandomPermissions {
    private static final List<String> OPERATIONS =
            List.of("find", "get", "count", "create", "update", "delete", "addField");
    private static final ParseValue YES = new BooleanValue(true);

    private final Dice dice;

    /** Permissions as the dice fall. */
    public RandomPermissions(Dice dice) {
        this.dice = dice;
    }

    /** Permissions of a class; null for none. */
    public @Nullable ObjectValue any(String className) {
        if (dice.chance(0.3)) {
            return null;
        }
        boolean isMostlyOpen = dice.chance(0.5);
        Map<String, ParseValue> json = new LinkedHashMap<>();
        for (String operation : OPERATIONS) {
            if (isMostlyOpen && dice.chance(0.8)) {
                json.put(operation, new ObjectValue(Map.of("*", YES)));
            } else if (dice.chance(0.9)) {
                json.put(operation, operation(className));
            }
        }
        List<String> leading = Classes.leadingToUsers(className);
        if (dice.chance(0.15)) {
            json.put("readUserFields", strings(dice.some(leading, 2)));
        }
        if (dice.chance(0.15)) {
            json.put("writeUserFields", strings(dice.some(leading, 2)));
        }
        if (dice.chance(0.6)) {
            json.put("protectedFields", protectedFields(className));
        }
        if (dice.chance(0.2)) {
            json.put("ACL", defaultAcl());
        }
        return new ObjectValue(json);
    }

    private ObjectValue operation(String className) {
        Map<String, ParseValue> json = new LinkedHashMap<>();
        switch (dice.below(6)) {
            case 0 -> json.put("requiresAuthentication", YES);
            case 1 -> {}
            case 2 -> json.put("pointerFields", strings(dice.some(Classes.leadingToUsers(className), 2)));
            default -> dice.some(Domain.PRINCIPALS, 2).forEach(principal -> json.put(principal, YES));
        }
        if (dice.chance(0.15)) {
            json.put("pointerFields", strings(dice.some(Classes.leadingToUsers(className), 2)));
        }
        return new ObjectValue(json);
    }

    private ObjectValue protectedFields(String className) {
        List<String> groups = new ArrayList<>(Domain.PRINCIPALS);
        groups.add("authenticated");
        groups.add("authenticated");
        Classes.leadingToUsers(className).forEach(field -> groups.add("userField:" + field));
        List<String> fields = className.equals(Classes.SESSION)
                ? List.of("sessionToken", "n") // the engine itself asks by the others
                : List.copyOf(Classes.fields(className).keySet());
        Map<String, ParseValue> json = new LinkedHashMap<>();
        if (dice.chance(0.7)) {
            json.put("*", strings(dice.some(fields, 4)));
        }
        dice.some(groups, 3).forEach(group -> json.put(group, strings(dice.some(fields, 4))));
        return new ObjectValue(json);
    }

    private ObjectValue defaultAcl() {
        Map<String, ParseValue> json = new LinkedHashMap<>();
        List<String> principals = new ArrayList<>(Domain.PRINCIPALS);
        principals.add("currentUser");
        principals.add("currentUser");
        dice.some(principals, 2)
                .forEach(principal -> json.put(
                        principal,
                        new ObjectValue(dice.chance(0.5) ? Map.of("read", YES) : Map.of("read", YES, "write", YES))));
        return new ObjectValue(json);
    }

    private static ArrayValue strings(List<String> texts) {
        return new ArrayValue(texts.stream().<ParseValue>map(StringValue::new).toList());
    }
}
