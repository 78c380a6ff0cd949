package io.parsimony.tests.hunt.world;

import static java.util.stream.Collectors.joining;

import io.parsimony.json.ValueJson;
import io.parsimony.value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a class has in a world.
 *
 * @param permissions its class-level permissions in Parse's JSON form; null where none were ever set
 * @param things its objects in the order in which they were made
 */
public record ClassState(@Nullable ObjectValue permissions, List<Thing> things) {
    /** A class with nothing in it, and open. */
    public static final ClassState EMPTY = new ClassState(null, List.of());

    /** Copies the list. */
    public ClassState {
        things = List.copyOf(things);
    }

    /** The object of this id. */
    public Optional<Thing> find(String id) {
        return things.stream().filter(thing -> thing.id().equals(id)).findFirst();
    }

    /** The same with other permissions. */
    public ClassState withPermissions(@Nullable ObjectValue changed) {
        return new ClassState(changed, things);
    }

    /** The same with other objects. */
    public ClassState withThings(List<Thing> changed) {
        return new ClassState(permissions, changed);
    }

    /** The same with this object in the place of the one of its id, or at the end. */
    public ClassState with(Thing thing) {
        List<Thing> changed = new ArrayList<>(things);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).id().equals(thing.id())) {
                changed.set(i, thing);
                return withThings(changed);
            }
        }
        changed.add(thing);
        return withThings(changed);
    }

    /** The same without the object of this id. */
    public ClassState without(String id) {
        return withThings(
                things.stream().filter(thing -> !thing.id().equals(id)).toList());
    }

    /** For people. */
    @Override
    public String toString() {
        return (permissions == null ? "open" : ValueJson.write(permissions))
                + things.stream().map(thing -> "\n    " + thing).collect(joining());
    }
}
