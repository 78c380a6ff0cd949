package io.parsimony.jdbc.dialect;

import io.parsimony.jdbc.layout.Tables;
import java.util.List;
import java.util.Optional;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** H2 keeps no indexes with several entries for a row: they are tables. */
final class H2Tables implements TableDialect {
    @Override
    public DataType<?> stored(DataType<?> type) {
        return type;
    }

    @Override
    public List<Query> patience() {
        return List.of();
    }

    @Override
    public Optional<Query> createElementIndex(Name index, Table<?> table, String field) {
        return Optional.empty();
    }

    @Override
    public Optional<Query> createTextIndex(Name index, Table<?> table, List<String> columns) {
        return Optional.empty();
    }

    @Override
    public String peekNextChange() {
        return "select base_value from information_schema.sequences where sequence_schema = '" + Tables.SYSTEM
                + "' and sequence_name = 'change'";
    }

    @Override
    public String peekNextRow() {
        return "select identity_base from information_schema.columns where table_schema = '" + Tables.OBJECTS
                + "' and column_name = '" + Tables.ROW + "' and table_name = ?";
    }

    @Override
    public Query continueRows(Table<?> table, long next) {
        return DSL.query(
                "alter table {0} alter column {1} restart with {2}",
                table, Tables.column(Tables.ROW), DSL.inline(next));
    }

    @Override
    public Query dropPrimaryKey(Table<?> table) {
        return DSL.query("alter table {0} drop primary key", table);
    }

    @Override
    public boolean keepsOrderOfMembers() {
        return true;
    }

    @Override
    public Query dropColumns(Table<?> table, List<Field<?>> columns) {
        return DSL.query("alter table {0} drop column if exists {1}", table, DSL.list(columns));
    }

    /** Our gates do. */
    @Override
    public List<Query> keepOutWriters(Table<?> table) {
        return List.of();
    }

    /** Nobody writes for a class as it was, since nobody is inside its gate when it changes. */
    @Override
    public Query refuseField(Table<?> table, Name constraint, String field) {
        throw new UnsupportedOperationException("H2 needs no guards of fields");
    }
}
