package io.parsimony.jdbc.write;

import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.jdbc.layout.TypedColumn;
import io.parsimony.schema.ClassSchema;
import io.parsimony.value.ParseValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * The statements that write a class's objects, rendered once per layout.
 *
 * @param layout the class
 * @param schema the same as the engine knows it
 * @param insert objectId, createdAt, updatedAt, ACL number, document, columns
 * @param update updatedAt, ACL number, document, columns, objectId
 * @param backdate createdAt, objectId
 * @param delete objectId
 * @param lock objectId
 * @param columns what the typed columns take from the fields, in the statements' order
 * @param elements those that write the element tables
 */
record WriteStatements(
        ClassLayout layout,
        ClassSchema schema,
        String insert,
        String update,
        String backdate,
        String delete,
        String lock,
        List<ColumnSource> columns,
        List<ElementStatements> elements) {
    /** A typed column's value comes from this field. */
    record ColumnSource(String field, TypedColumn column) {
        @Nullable
        Object value(Map<String, ParseValue> fields) {
            ParseValue value = fields.get(field);
            return value == null ? null : column.value().apply(value);
        }
    }

    static WriteStatements of(ClassLayout layout, ClassSchema schema, StoreDialect dialect) {
        Table<Record> table = Tables.objects(layout.tableName());
        Field<Object> id = Tables.column(Tables.ID);
        Map<Field<?>, Field<?>> changed = new LinkedHashMap<>();
        changed.put(Tables.column(Tables.UPDATED), place());
        changed.put(Tables.column(Tables.ACL), place());
        changed.put(Tables.column(Tables.CHANGE), dialect.nextChange());
        changed.put(Tables.column(Tables.DOCUMENT), dialect.document());
        List<ColumnSource> columns = new ArrayList<>();
        for (FieldLayout field : layout.fields().values()) {
            for (TypedColumn column : field.columns()) {
                columns.add(new ColumnSource(field.name(), column));
                changed.put(Tables.column(field.column().orElseThrow() + column.suffix()), place());
            }
        }
        Map<Field<?>, Field<?>> inserted = new LinkedHashMap<>();
        inserted.put(id, place());
        inserted.put(Tables.column(Tables.CREATED), place());
        inserted.putAll(changed);
        List<Field<?>> object = List.of(
                id,
                Tables.column(Tables.CREATED),
                Tables.column(Tables.UPDATED),
                Tables.column(Tables.ACL),
                Tables.column(Tables.CHANGE),
                Tables.column(Tables.DOCUMENT));
        var dsl = dialect.dsl();
        return new WriteStatements(
                layout,
                schema,
                dialect.render(dsl.insertInto(table).set(inserted)),
                dialect.render(dsl.update(table).set(changed).where(id.eq(place()))),
                dialect.render(dsl.update(table)
                        .set(Map.of(Tables.column(Tables.CREATED), place()))
                        .where(id.eq(place()))),
                dialect.render(dsl.deleteFrom(table).where(id.eq(place()))),
                dialect.render(dsl.select(object).from(table).where(id.eq(place()))) + dialect.lockingClause(),
                columns,
                ElementStatements.of(layout, dialect));
    }

    /** The same for a class that lies in the database as before. */
    WriteStatements withSchema(ClassLayout sameLayout, ClassSchema changed) {
        return new WriteStatements(sameLayout, changed, insert, update, backdate, delete, lock, columns, elements);
    }

    private static Field<Object> place() {
        return DSL.param("value", SQLDataType.OTHER);
    }
}
