package io.parsimony.jdbc.check;

import io.parsimony.backend.JsonDocument;
import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.jdbc.layout.TypedColumn;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * The statements that read and mend a class's rows.
 *
 * @param columns the typed columns that there are
 * @param page rows behind a number, in their order: number, count
 * @param one the row of a number: number
 * @param mend writes the document and all columns of a row that has not changed: document, columns, number, change number
 * @param renumber gives a row that has not changed a new change number: number, change number
 */
record RowStatements(List<Placed> columns, String page, String one, String mend, String renumber) {
    /**
     * A typed column and where it is.
     *
     * @param name its name
     * @param field whose value it repeats
     * @param column how
     */
    record Placed(String name, String field, TypedColumn column) {
        /** What it has to hold. */
        @Nullable
        Object expected(ObjectValue fields) {
            ParseValue value = fields.members().get(field);
            return value == null ? null : column.value().apply(value);
        }
    }

    static RowStatements of(ClassLayout layout, UnsoundParts unsound, StoreDialect dialect) {
        List<Placed> columns = columns(layout, unsound);
        Table<Record> table = Tables.objects(layout.tableName());
        Field<Object> row = Tables.column(Tables.ROW);
        Field<Object> change = Tables.column(Tables.CHANGE);
        List<Field<?>> read = new ArrayList<>(List.of(
                row, Tables.column(Tables.ID), Tables.column(Tables.ACL), change, Tables.column(Tables.DOCUMENT)));
        Map<Field<?>, Field<?>> mended = new LinkedHashMap<>();
        mended.put(Tables.column(Tables.DOCUMENT), dialect.document());
        for (Placed column : columns) {
            read.add(Tables.column(column.name()));
            mended.put(Tables.column(column.name()), place());
        }
        var dsl = dialect.dsl();
        return new RowStatements(
                columns,
                dialect.render(dsl.select(read)
                        .from(table)
                        .where(row.gt(place()))
                        .orderBy(row)
                        .limit(DSL.param("count", SQLDataType.INTEGER))),
                dialect.render(dsl.select(read).from(table).where(row.eq(place()))),
                dialect.render(dsl.update(table).set(mended).where(row.eq(place()), change.eq(place()))),
                dialect.render(dsl.update(table)
                        .set(Map.of(change, dialect.nextChange()))
                        .where(row.eq(place()), change.eq(place()))));
    }

    private static List<Placed> columns(ClassLayout layout, UnsoundParts unsound) {
        List<Placed> columns = new ArrayList<>();
        for (FieldLayout field : layout.fields().values()) {
            for (TypedColumn column : field.columns()) {
                String name = field.column().orElseThrow() + column.suffix();
                if (!unsound.hasColumn(layout.tableName(), name)) {
                    columns.add(new Placed(name, field.name(), column));
                }
            }
        }
        return columns;
    }

    /** The row that the result stands on. */
    StoredRow read(ResultSet rows) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(rows.getObject(6 + i));
        }
        return new StoredRow(
                rows.getLong(1),
                rows.getString(2),
                rows.getLong(3),
                rows.getLong(4),
                JsonDocument.ofUtf8(rows.getBytes(5)),
                values);
    }

    private static Param<Object> place() {
        return DSL.param("value", SQLDataType.OTHER);
    }
}
