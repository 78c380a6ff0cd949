package io.parsimony.jdbc.schema;

import java.util.function.Supplier;

/** Lets one change of tables run at a time. */
@FunctionalInterface
interface OneChange {
    /** Runs a change while no other one of this process runs. */
    <R> R locked(Supplier<R> change);
}
