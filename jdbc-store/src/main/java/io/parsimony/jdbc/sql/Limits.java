package io.parsimony.jdbc.sql;

import org.jooq.Param;
import org.jooq.impl.SQLDataType;

/** An execution's limit and skip as bind values. */
final class Limits {
    private Limits() {}

    static Param<Long> limit(Binds binds) {
        return binds.add(SQLDataType.BIGINT, bindings -> (long) bindings.limit());
    }

    static Param<Long> skip(Binds binds) {
        return binds.add(SQLDataType.BIGINT, bindings -> (long) bindings.skip());
    }

    /** The rows to skip and those to return. */
    static Param<Long> both(Binds binds) {
        return binds.add(SQLDataType.BIGINT, bindings -> (long) bindings.skip() + bindings.limit());
    }
}
