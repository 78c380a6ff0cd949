package io.parsimony.engine.aggregate;

import io.parsimony.engine.store.StoredObject;
import io.parsimony.query.Constraint;
import io.parsimony.query.Ordering;
import io.parsimony.schema.ClassSchema;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** Where a pipeline's objects come from; no permission applies. Thread-safe. */
public interface ObjectSource {
    /**
     * Reads the objects that match.
     *
     * @param use takes them in order, each once, before it returns
     * @return what it made of them
     */
    <R> R read(ClassSchema schema, Objects objects, Function<Iterator<StoredObject>, R> use);

    /** Counts the objects that match. */
    long count(ClassSchema schema, Constraint where);

    /**
     * Which objects.
     *
     * @param where the constraint
     * @param order most significant key first
     * @param limit how many at most, 0 or more
     * @param skip how many to leave out first, 0 or more
     */
    record Objects(Constraint where, List<Ordering> order, int limit, int skip) {
        /** Copies the list. */
        public Objects {
            order = List.copyOf(order);
        }

        /** All that match, in the order of creation. */
        public static Objects matching(Constraint where) {
            return new Objects(where, List.of(), Integer.MAX_VALUE, 0);
        }
    }
}
