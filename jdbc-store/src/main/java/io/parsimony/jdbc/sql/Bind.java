package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Bindings;
import org.jspecify.annotations.Nullable;

/** Where a bind value comes from at each execution. */
@FunctionalInterface
interface Bind {
    @Nullable
    Object value(Bindings bindings);
}
