package io.parsimony.tests.property;

import io.parsimony.query.Constraint;

/** Makes constraints of one kind. */
@FunctionalInterface
interface Leaf {
    /**
     * One of them.
     *
     * @param className the class that is asked
     * @param queries how deep queries may nest in it
     */
    Constraint in(String className, int queries);
}
