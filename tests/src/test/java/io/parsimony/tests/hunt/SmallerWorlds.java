package io.parsimony.tests.hunt;

import static io.parsimony.tests.hunt.Shrinking.without;

import io.parsimony.tests.hunt.world.ClassState;
import io.parsimony.tests.hunt.world.Classes;
import io.parsimony.tests.hunt.world.Thing;
import io.parsimony.tests.hunt.world.World;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A world with something left out, in every way. */
final class SmallerWorlds {
    /** Without these a user or a role is none. */
    private static final Set<String> KEPT = Set.of("username", "email", "name");

    private SmallerWorlds() {}

    static Stream<World> of(World world) {
        return world.classes().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(Classes.SESSION))
                .flatMap(entry -> states(entry.getKey(), entry.getValue())
                        .map(state -> world.with(entry.getKey(), old -> state)));
    }

    private static Stream<ClassState> states(String className, ClassState state) {
        Stream<ClassState> fewer = className.equals(Classes.USER)
                ? Stream.empty()
                : without(state.things()).map(state::withThings);
        ObjectValue permissions = state.permissions();
        Stream<ClassState> opener = permissions == null
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(state.withPermissions(null)),
                        smaller(permissions).map(state::withPermissions));
        Stream<ClassState> plainer =
                state.things().stream().flatMap(thing -> things(thing).map(state::with));
        return Stream.of(fewer, opener, plainer).flatMap(stream -> stream);
    }

    /** Without a member, or with less in one. */
    private static Stream<ObjectValue> smaller(ObjectValue json) {
        return json.members().keySet().stream().flatMap(key -> {
            Map<String, ParseValue> rest = new LinkedHashMap<>(json.members());
            ParseValue value = rest.remove(key);
            Stream<ParseValue> less = Stream.empty();
            if (value instanceof ObjectValue object) {
                less = smaller(object).map(member -> member);
            } else if (value instanceof ArrayValue array) {
                less = without(array.elements()).map(ArrayValue::new);
            }
            return Stream.concat(Stream.of(new ObjectValue(rest)), less.map(member -> {
                Map<String, ParseValue> changed = new LinkedHashMap<>(json.members());
                changed.put(key, member);
                return new ObjectValue(changed);
            }));
        });
    }

    private static Stream<Thing> things(Thing thing) {
        Stream<Thing> withoutFields = thing.fields().keySet().stream()
                .filter(field -> !KEPT.contains(field))
                .map(thing::withoutField);
        Stream<Thing> withoutMembers = thing.members().keySet().stream()
                .filter(relation -> !thing.members(relation).isEmpty())
                .map(relation -> {
                    Map<String, Set<String>> members = new TreeMap<>(thing.members());
                    members.put(relation, Set.of());
                    return thing.withMembers(members);
                });
        return Stream.of(withoutFields, withoutMembers, acls(thing)).flatMap(stream -> stream);
    }

    private static Stream<Thing> acls(Thing thing) {
        Map<String, Set<String>> acl = thing.acl();
        if (acl == null) {
            return Stream.empty();
        }
        Stream<Thing> none =
                Classes.PLAIN.contains(thing.className()) ? Stream.of(thing.withAcl(null)) : Stream.empty();
        Stream<Thing> fewer = acl.keySet().stream().map(principal -> {
            Map<String, Set<String>> rest = new TreeMap<>(acl);
            rest.remove(principal);
            return thing.withAcl(rest);
        });
        return Stream.concat(none, fewer);
    }
}
