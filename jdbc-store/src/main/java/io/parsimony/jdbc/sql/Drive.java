package io.parsimony.jdbc.sql;

import io.parsimony.jdbc.dialect.KeyRows;
import io.parsimony.jdbc.dialect.StoreDialect;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * A condition that leads to its objects through an index: keys that are read first, once, and the column that is looked up by them. H2
 * would test {@code column in (select …)} for each of the objects again, and evaluate the select each time once somebody writes to its
 * tables meanwhile.
 *
 * @param keys where the keys come from; none may be NULL
 * @param column of the class that is read, with an index
 * @param rest what must hold besides
 */
record Drive(KeyRows keys, Field<?> column, Optional<Condition> rest) {
    private static final String ALIAS = "keys";
    private static final String KEY = "key";

    /** Each key once. With a limit, H2 does not put the join's condition into the select, which it would then evaluate for each object. */
    Table<?> table(StoreDialect dialect) {
        return dialect.dsl()
                .selectDistinct(keys.keys().as(DSL.quotedName(KEY)))
                .from(keys.from())
                .where(keys.where())
                .limit(DSL.inline(Integer.MAX_VALUE))
                .asTable(DSL.quotedName(ALIAS));
    }

    Condition on() {
        return condition(column);
    }

    private static <T> Condition condition(Field<T> column) {
        return column.eq(DSL.field(DSL.quotedName(ALIAS, KEY), column.getDataType()));
    }
}
