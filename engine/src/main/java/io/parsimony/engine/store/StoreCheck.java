package io.parsimony.engine.store;

import io.parsimony.backend.CheckRequest;
import io.parsimony.backend.Finding;
import io.parsimony.value.ObjectValue;
import java.util.List;

/** Verifies everything that the store keeps, and mends what can be derived, while others use it. Thread-safe. */
public interface StoreCheck {
    /**
     * Checks the whole store: its own promises first, then each object with the inspection. Needs memory for a page of objects,
     * not for all of them.
     *
     * @return how many objects were checked
     */
    long run(CheckRequest request, Inspection inspection);

    /** Whoever asked for the check: knows what the store does not know about objects, and gathers what is found. */
    interface Inspection {
        /** Looks at the fields of an object whose document can be read. */
        Inspected inspect(String className, ObjectValue fields);

        /** Something is wrong, or was. */
        void found(Finding finding);
    }

    /**
     * An object's fields after a look at them.
     *
     * @param fields as they should be; the same instance where nothing is to be changed
     * @param flaws what is wrong with them
     */
    record Inspected(ObjectValue fields, List<Flaw> flaws) {
        /** Copies the list. */
        public Inspected {
            flaws = List.copyOf(flaws);
        }
    }

    /**
     * Something wrong with an object's fields.
     *
     * @param kind what it is
     * @param cure how it can be mended
     * @param message for {@link Finding#message}
     */
    record Flaw(Finding.Kind kind, Cure cure, String message) {}

    /** How a flaw can be mended. */
    enum Cure {
        /** Not at all. */
        NONE,
        /** By writing {@link Inspected#fields}. */
        WRITE,
        /** It was mended when it was found. */
        DONE
    }
}
