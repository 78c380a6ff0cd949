package io.parsimony.tests.hunt.world;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * All that is in a database, as plain data.
 *
 * @param classes by name
 */
public record World(Map<String, ClassState> classes) {
    /** What the clock shows. */
    public static final Instant NOW = Instant.parse("2015-06-30T16:29:25.123Z");

    /** Nothing yet. */
    public static final World EMPTY = new World(Map.of());

    /** Copies the map. */
    public World {
        classes = Collections.unmodifiableMap(new TreeMap<>(classes));
    }

    /** A class; empty and open where nothing is known of it. */
    public ClassState of(String className) {
        return classes.getOrDefault(className, ClassState.EMPTY);
    }

    /** The objects of a class in the order in which they were made. */
    public List<Thing> things(String className) {
        return of(className).things();
    }

    /** One object. */
    public Optional<Thing> find(String className, String id) {
        return of(className).find(id);
    }

    /** The same with something else in a class. */
    public World with(String className, UnaryOperator<ClassState> change) {
        Map<String, ClassState> changed = new TreeMap<>(classes);
        changed.put(className, change.apply(of(className)));
        return new World(changed);
    }

    /** The same with this object in the place of the one of its id, or after the others. */
    public World with(Thing thing) {
        return with(thing.className(), state -> state.with(thing));
    }

    /** For people. */
    @Override
    public String toString() {
        return classes.entrySet().stream()
                .map(entry -> "  " + entry.getKey() + " " + entry.getValue())
                .collect(joining("\n"));
    }
}
