package io.parsimony.jdbc.dialect;

import io.parsimony.jdbc.layout.Tables;
import java.util.List;
import java.util.Optional;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Changes of tables are transactions, and an index may have several entries for a row. */
final class PostgresTables implements TableDialect {
    @Override
    public DataType<?> stored(DataType<?> type) {
        if (type.getType() == String.class) {
            return type.collation(DSL.collation(DSL.quotedName("C")));
        }
        return type.getSQLDataType() == SQLDataType.JSON ? SQLDataType.JSONB.nullability(type.nullability()) : type;
    }

    /** Whoever comes to the table waits behind the change while that waits for its turn. */
    @Override
    public List<Query> patience() {
        return List.of(DSL.query("set local lock_timeout = 2000"));
    }

    /** Over the expression that conditions on the field use. */
    @Override
    public Optional<Query> createElementIndex(Name index, Table<?> table, String field) {
        return Optional.of(DSL.query(
                "create index {0} on {1} using gin (({2}) jsonb_path_ops)",
                index.unqualifiedName(),
                table,
                JsonPath.of(field).field(DSL.field(DSL.quotedName(Tables.DOCUMENT), SQLDataType.JSONB))));
    }

    @Override
    public Optional<Query> createTextIndex(Name index, Table<?> table, List<String> columns) {
        return Optional.of(PostgresTexts.createIndex(index, table, columns));
    }

    @Override
    public String peekNextChange() {
        return "select last_value + case when is_called then 1 else 0 end from \"" + Tables.SYSTEM + "\".\"change\"";
    }

    @Override
    public String peekNextRow() {
        return "select coalesce(pg_sequence_last_value(cast(pg_get_serial_sequence(format('%I.%I', cast('"
                + Tables.OBJECTS
                + "' as text), table_name), '" + Tables.ROW + "') as regclass)) + 1, 1) from information_schema.tables"
                + " where table_schema = '" + Tables.OBJECTS + "' and table_name = ?";
    }

    @Override
    public Query continueRows(Table<?> table, long next) {
        return DSL.query(
                "alter table {0} alter column {1} restart with {2}",
                table, Tables.column(Tables.ROW), DSL.inline(next));
    }

    @Override
    public Query dropPrimaryKey(Table<?> table) {
        return DSL.query("alter table {0} drop constraint {1}", table, DSL.quotedName(table.getName() + "_pkey"));
    }

    @Override
    public boolean keepsOrderOfMembers() {
        return false;
    }

    @Override
    public Query dropColumns(Table<?> table, List<Field<?>> columns) {
        List<QueryPart> drops = columns.stream()
                .<QueryPart>map(column -> DSL.sql("drop column if exists {0}", column))
                .toList();
        return DSL.query("alter table {0} {1}", table, DSL.list(drops));
    }

    @Override
    public List<Query> keepOutWriters(Table<?> table) {
        return List.of(DSL.query("lock table {0} in exclusive mode", table));
    }

    /** A null fits whether the class has the field or not. Rows that are there have just been written. */
    @Override
    public Query refuseField(Table<?> table, Name constraint, String field) {
        return DSL.query(
                "alter table {0} add constraint {1} check (coalesce(jsonb_typeof({2} -> {3}), 'null') = 'null') not valid",
                table, constraint, Tables.column(Tables.DOCUMENT), DSL.inline(field));
    }
}
