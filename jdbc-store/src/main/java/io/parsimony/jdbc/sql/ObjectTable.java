package io.parsimony.jdbc.sql;

import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.jdbc.layout.Tables;
import java.util.List;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * A class's table in a statement.
 *
 * @param layout the class
 * @param alias its name in the statement, unique there
 */
record ObjectTable(ClassLayout layout, String alias) {
    /** For the from clause. */
    Table<Record> table() {
        return Tables.objects(layout.tableName()).as(DSL.quotedName(alias));
    }

    /** For the from clause, where it is to be read through this index and no other. */
    Table<?> table(IndexLayout index, StoreDialect dialect) {
        return dialect.plans().throughIndex(Tables.objects(layout.tableName()), DSL.quotedName(alias), index.sqlName());
    }

    <T> Field<T> column(String name, DataType<T> type) {
        return DSL.field(DSL.quotedName(alias, name), type);
    }

    Field<Object> document() {
        return DSL.field(DSL.quotedName(alias, Tables.DOCUMENT));
    }

    Field<Long> row() {
        return column(Tables.ROW, SQLDataType.BIGINT);
    }

    /** What {@link ObjectRows} reads. */
    List<Field<?>> object() {
        return List.of(
                column(Tables.ID, SQLDataType.VARCHAR),
                column(Tables.CREATED, SQLDataType.BIGINT),
                column(Tables.UPDATED, SQLDataType.BIGINT),
                column(Tables.ACL, SQLDataType.BIGINT),
                column(Tables.CHANGE, SQLDataType.BIGINT),
                document());
    }
}
