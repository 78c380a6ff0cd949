package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Bindings;

/** The place of a number that tells one execution of a statement from all others, which {@link CompiledStatement} knows. */
record ExecutionBind() implements Bind {
    /** What stands for it where nothing is executed. */
    @Override
    public Long value(Bindings bindings) {
        return 0L;
    }
}
