package io.parsimony.engine.aggregate;

import io.parsimony.value.ObjectValue;
import java.util.stream.Stream;

/** One step of a pipeline. */
@FunctionalInterface
interface Stage {
    /** The rows that this stage makes of others: one by one where it can, else after it has read them all. */
    Stream<ObjectValue> apply(Stream<ObjectValue> rows);
}
