package io.parsimony.engine.plan;

import io.parsimony.engine.store.Target;

/** Where a path of a query leads, by the schema. */
sealed interface Place {
    /** Nowhere: missing in every object. */
    Place NOWHERE = new Nowhere();

    /** To a relation, which no document has. */
    Place RELATION = new Relation();

    /** To something that a store can look at. */
    record At(Target target) implements Place {}

    /** To the objectId inside a pointer. */
    record IdOfPointer(Target.Field pointer) implements Place {}

    /** Nowhere. */
    record Nowhere() implements Place {}

    /** To a relation. */
    record Relation() implements Place {}
}
