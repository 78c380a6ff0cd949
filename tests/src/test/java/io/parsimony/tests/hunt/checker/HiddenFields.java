package io.parsimony.tests.hunt.checker;

import io.parsimony.tests.hunt.world.ClassState;
import io.parsimony.tests.hunt.world.Classes;
import io.parsimony.tests.hunt.world.Thing;
import io.parsimony.tests.hunt.world.Who;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which fields are hidden ({@code parse-semantics.md} sections 4.7 and 4.8). */
final class HiddenFields {
    private static final String USER_FIELD = "userField:";
    private static final Set<String> NEVER_SHOWN_OF_OTHER_USERS = Set.of("authData");

    private HiddenFields() {}

    /** Those that are hidden from somebody in an object. */
    static Set<String> in(ClassState state, Who who, Set<String> principals, Thing thing) {
        if (who.hasKey()) {
            return Set.of();
        }
        if (thing.className().equals(Classes.USER) && thing.id().equals(who.userId())) {
            return Set.of(); // whoever reads its own object is exempt
        }
        Set<String> hidden = new HashSet<>(inAllOf(lists(state, who, principals, thing.className())));
        groups(state, thing.className()).forEach((group, fields) -> {
            if (group.startsWith(USER_FIELD)
                    && who.userId() != null
                    && leads(thing, group.substring(USER_FIELD.length()), who.userId())) {
                hidden.retainAll(fields); // it shows more, and never hides more
            }
        });
        if (thing.className().equals(Classes.USER)) {
            hidden.addAll(NEVER_SHOWN_OF_OTHER_USERS);
        }
        if (thing.className().equals(Classes.SESSION) && !isCurrent(state, who, thing)) {
            hidden.add("sessionToken");
        }
        return hidden;
    }

    /** Whether somebody may ask by a field: not if it is hidden in some object that there could be. */
    static boolean mayAsk(ClassState state, Who who, Set<String> principals, String className, String field) {
        if (who.hasKey()) {
            return true;
        }
        boolean isNeverAsked = (className.equals(Classes.USER) && field.equals("authData"))
                || (className.equals(Classes.SESSION) && field.equals("sessionToken"));
        return !isNeverAsked
                && !inAllOf(lists(state, who, principals, className)).contains(field);
    }

    /** What is hidden by each of the groups that somebody is in, whatever the object. */
    private static List<Set<String>> lists(ClassState state, Who who, Set<String> principals, String className) {
        List<Set<String>> lists = new ArrayList<>();
        groups(state, className).forEach((group, fields) -> {
            if (!group.startsWith(USER_FIELD) && isIn(who, principals, group)) {
                lists.add(fields);
            }
        });
        return lists;
    }

    /** Per group, what the class protects, and of users what the backend protects besides. */
    private static Map<String, Set<String>> groups(ClassState state, String className) {
        Map<String, Set<String>> groups = new HashMap<>();
        if (className.equals(Classes.USER)) {
            groups.put("*", new HashSet<>(Set.of("email")));
        }
        if (state.permissions() != null) {
            ClassRules.object(state.permissions().members().get("protectedFields"))
                    .forEach((group, fields) ->
                            groups.computeIfAbsent(group, g -> new HashSet<>()).addAll(ClassRules.strings(fields)));
        }
        return groups;
    }

    private static boolean isIn(Who who, Set<String> principals, String group) {
        return group.equals("authenticated") ? who.userId() != null : principals.contains(group);
    }

    /** Whether the field points to the user, or holds a pointer to it. */
    static boolean leads(Thing thing, String field, String userId) {
        PointerValue user = new PointerValue(Classes.USER, userId);
        ParseValue value = thing.fields().get(field);
        return user.equals(value)
                || (value instanceof ArrayValue array && array.elements().contains(user));
    }

    private static Set<String> inAllOf(List<Set<String>> lists) {
        if (lists.isEmpty()) {
            return Set.of();
        }
        Set<String> all = new HashSet<>(lists.get(0));
        lists.forEach(all::retainAll);
        return all;
    }

    /** The session that somebody calls by is the last one of its user. */
    private static boolean isCurrent(ClassState sessions, Who who, Thing session) {
        String current = null;
        for (Thing other : sessions.things()) {
            if (who.userId() != null && leads(other, "user", who.userId())) {
                current = other.id();
            }
        }
        return session.id().equals(current);
    }
}
