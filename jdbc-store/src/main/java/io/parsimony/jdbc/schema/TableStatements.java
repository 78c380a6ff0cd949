package io.parsimony.jdbc.schema;

import static io.parsimony.jdbc.layout.Tables.MEMBER;
import static io.parsimony.jdbc.layout.Tables.OBJECTS;
import static io.parsimony.jdbc.layout.Tables.OWNER;

import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.elements.ElementTable;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.jdbc.layout.TypedColumn;
import io.parsimony.schema.FieldType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The statements that make and change the tables of objects and relations. */
final class TableStatements {
    private final StoreDialect dialect;

    TableStatements(StoreDialect dialect) {
        this.dialect = dialect;
    }

    /** Makes a class's table. What a crash left of the same name goes first: without a row in the catalogue it has no objects. */
    List<Query> createTable(ClassLayout layout) {
        Table<Record> table = Tables.objects(layout.tableName());
        List<Field<?>> columns = new ArrayList<>(List.of(
                column(Tables.ROW, SQLDataType.BIGINT.identity(true)),
                column(Tables.ID, SQLDataType.VARCHAR.notNull()),
                column(Tables.CREATED, SQLDataType.BIGINT.notNull()),
                column(Tables.UPDATED, SQLDataType.BIGINT.notNull()),
                column(Tables.ACL, SQLDataType.BIGINT.notNull().defaultValue(0L)),
                column(Tables.CHANGE, SQLDataType.BIGINT.notNull()),
                column(Tables.DOCUMENT, SQLDataType.JSON.notNull())));
        layout.fields().values().forEach(field -> columns.addAll(columns(field)));
        return List.of(
                dialect.dsl().dropTableIfExists(table),
                dialect.dsl()
                        .createTable(table)
                        .columns(columns)
                        .constraints(
                                DSL.primaryKey(Tables.column(Tables.ROW)),
                                DSL.constraint(DSL.quotedName(layout.tableName() + "~id"))
                                        .unique(Tables.column(Tables.ID))));
    }

    /** Makes a relation's table, anew if a crash left one. */
    List<Query> createJoinTable(String name) {
        Table<Record> table = Tables.objects(name);
        return List.of(
                dialect.dsl().dropTableIfExists(table),
                dialect.dsl()
                        .createTable(table)
                        .columns(
                                column(OWNER.getName(), OWNER.getDataType()),
                                column(MEMBER.getName(), MEMBER.getDataType()))
                        .constraints(DSL.primaryKey(OWNER, MEMBER)),
                dialect.dsl()
                        .createIndex(DSL.quotedName(OBJECTS, name + "~member"))
                        .on(table, MEMBER, OWNER));
    }

    /** Adds the columns of the fields in one statement, since each rewrites the table, and fills them in another one. */
    List<Query> addColumns(ClassLayout layout, List<FieldLayout> fields) {
        Table<Record> table = Tables.objects(layout.tableName());
        Map<Field<?>, Field<?>> fills = new LinkedHashMap<>();
        List<Field<?>> added = new ArrayList<>();
        List<Query> statements = new ArrayList<>();
        for (FieldLayout field : fields) {
            for (TypedColumn part : field.columns()) {
                Field<?> column = column(field, part);
                added.add(column);
                fills.put(column, dialect.fill(part.fill(), Tables.column(Tables.DOCUMENT), field.name()));
                // what a crash left between this and the catalogue
                statements.add(dialect.dsl().alterTable(table).dropColumnIfExists(column));
            }
        }
        statements.add(dialect.dsl().alterTable(table).add(added));
        statements.add(dialect.dsl().update(table).set(fills));
        return statements;
    }

    /** Adds the columns of fields that no object has yet. */
    Query addEmptyColumns(ClassLayout layout, List<FieldLayout> fields) {
        List<Field<?>> added =
                fields.stream().flatMap(field -> columns(field).stream()).toList();
        return dialect.dsl().alterTable(Tables.objects(layout.tableName())).add(added);
    }

    /**
     * Removes fields with what objects have in them, and the indexes over them. Each statement may run again. Whoever reads changes learns
     * that the objects have changed.
     */
    List<Query> dropFields(ClassLayout layout, List<FieldLayout> fields) {
        List<Query> statements = new ArrayList<>();
        indexesOver(layout, fields).forEach(index -> statements.add(IndexChanges.drop(dialect, index)));
        List<String> names = fields.stream()
                .filter(field -> field.type().kind() != FieldType.Kind.RELATION)
                .map(FieldLayout::name)
                .toList();
        if (!names.isEmpty()) {
            statements.add(emptied(Tables.objects(layout.tableName()), names));
        }
        List<Field<?>> columns =
                fields.stream().flatMap(field -> columns(field).stream()).toList();
        if (!columns.isEmpty()) {
            statements.add(dialect.tables().dropColumns(Tables.objects(layout.tableName()), columns));
        }
        statements.addAll(dropJoinTables(fields));
        return statements;
    }

    static List<IndexLayout> indexesOver(ClassLayout layout, List<FieldLayout> fields) {
        List<String> names = fields.stream().map(FieldLayout::name).toList();
        return layout.indexes().stream()
                .filter(index -> index.definition().fields().keySet().stream().anyMatch(names::contains))
                .toList();
    }

    private Query emptied(Table<Record> table, List<String> names) {
        Field<Object> document = Tables.column(Tables.DOCUMENT);
        Condition hasOne = DSL.noCondition();
        for (String name : names) {
            hasOne = hasOne.or(dialect.documents().isThere(document, DSL.val(name)));
        }
        return dialect.dsl()
                .update(table)
                .set(Map.of(
                        document,
                        dialect.documents().without(document, names),
                        Tables.column(Tables.CHANGE),
                        dialect.nextChange()))
                .where(hasOne);
    }

    /** Removes a class's tables with all that is in them. Each statement may run again. */
    List<Query> dropClass(ClassLayout layout) {
        List<Query> statements = new ArrayList<>();
        layout.indexes()
                .forEach(index -> ElementTable.of(index).ifPresent(elements -> statements.add(elements.drop(dialect))));
        statements.addAll(dropJoinTables(layout.fields().values()));
        statements.add(dialect.dsl().dropTableIfExists(Tables.objects(layout.tableName())));
        return statements;
    }

    private List<Query> dropJoinTables(Collection<FieldLayout> fields) {
        return fields.stream()
                .map(FieldLayout::joinTable)
                .flatMap(Optional::stream)
                .<Query>map(table -> dialect.dsl().dropTableIfExists(Tables.objects(table)))
                .toList();
    }

    private List<Field<?>> columns(FieldLayout field) {
        return field.columns().stream()
                .<Field<?>>map(part -> column(field, part))
                .toList();
    }

    private Field<?> column(FieldLayout field, TypedColumn part) {
        return column(field.column().orElseThrow() + part.suffix(), part.type());
    }

    private Field<?> column(String name, DataType<?> type) {
        return DSL.field(DSL.quotedName(name), dialect.tables().stored(type));
    }
}
