package io.parsimony.jdbc.dialect;

import static io.parsimony.jdbc.layout.Tables.function;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Calls of our functions in the database. */
final class Functions {
    private Functions() {}

    /** One that says yes or no. */
    static Condition test(String name, Field<?>... arguments) {
        return DSL.condition(DSL.function(function(name), SQLDataType.BOOLEAN, arguments));
    }
}
