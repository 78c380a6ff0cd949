package io.parsimony.tests.hunt.checker;

import io.parsimony.tests.hunt.world.Thing;
import java.util.Set;

/** What is to become of a write. */
public sealed interface Ruling {
    /**
     * Nothing: it is refused, and leaves no trace.
     *
     * @param codes of which the error must have one
     */
    record Refused(Set<Integer> codes) implements Ruling {
        /** Copies the set. */
        public Refused {
            codes = Set.copyOf(codes);
        }
    }

    /** The object as it is afterwards; a new one with an id that nobody knows yet, which is empty. */
    record Saved(Thing thing) implements Ruling {}

    /** The object is gone. */
    record Gone(String className, String id) implements Ruling {}
}
