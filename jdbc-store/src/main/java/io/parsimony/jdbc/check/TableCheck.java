package io.parsimony.jdbc.check;

import static io.parsimony.jdbc.layout.Tables.MEMBER;
import static io.parsimony.jdbc.layout.Tables.OWNER;

import io.parsimony.backend.Finding.Kind;
import io.parsimony.backend.Finding.Outcome;
import io.parsimony.jdbc.check.TableShape.Index;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.IndexColumns;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.jdbc.layout.TypedColumn;
import io.parsimony.schema.IndexKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Query;

/** Compares the tables that there are with the catalogue: columns, keys, indexes. */
final class TableCheck {
    static final List<String> OUR_COLUMNS =
            List.of(Tables.ROW, Tables.ID, Tables.CREATED, Tables.UPDATED, Tables.ACL, Tables.CHANGE, Tables.DOCUMENT);

    private final CheckRun run;
    private final Keys keys;

    TableCheck(CheckRun run) {
        this.run = run;
        this.keys = new Keys(run.database().dialect());
    }

    /** Columns come first, since indexes need them. */
    void check() {
        run.repairs().undisturbed(() -> {
            Map<String, TableShape> shapes = TableShape.readAll(run.database());
            run.classes().forEach(layout -> checkColumns(layout, shapes));
            return shapes;
        });
        run.repairs().undisturbed(() -> {
            Map<String, TableShape> shapes = TableShape.readAll(run.database());
            run.soundClasses().forEach(layout -> checkIndexes(layout, shapes));
            return shapes;
        });
    }

    private void checkColumns(ClassLayout layout, Map<String, TableShape> shapes) {
        Optional<TableShape> shape = usable(layout, layout.tableName(), OUR_COLUMNS, shapes);
        shape.ifPresent(table -> layout.fields().values().forEach(field -> checkColumns(layout, field, table)));
        for (FieldLayout field : layout.fields().values()) {
            field.joinTable()
                    .ifPresent(table -> usable(layout, table, List.of(OWNER.getName(), MEMBER.getName()), shapes));
        }
    }

    private Optional<TableShape> usable(
            ClassLayout layout, String table, List<String> columns, Map<String, TableShape> shapes) {
        Optional<TableShape> shape = Optional.ofNullable(shapes.get(table))
                .filter(found -> found.columns().keySet().containsAll(columns));
        if (shape.isEmpty()) {
            run.unsound().addTable(table);
            run.report(
                    Kind.MISSING_TABLE,
                    layout.className(),
                    table,
                    "Table '" + table + "' of class '" + layout.className()
                            + "' is not there or lacks columns that it must have; go back to a copy of the database");
        }
        return shape;
    }

    private void checkColumns(ClassLayout layout, FieldLayout field, TableShape shape) {
        List<String> wrong = new ArrayList<>();
        for (TypedColumn part : field.columns()) {
            String column = field.column().orElseThrow() + part.suffix();
            Integer type = shape.columns().get(column);
            if (type == null || type != part.type().getSQLType()) {
                wrong.add(column);
            }
        }
        if (wrong.isEmpty()) {
            return;
        }
        Outcome outcome = run.report(
                Kind.MISSING_COLUMN,
                layout.className(),
                field.name(),
                "Field '" + field.name() + "' of class '" + layout.className() + "' of type " + field.type()
                        + " has no column of this type; a repair makes it anew from the documents",
                () -> {
                    run.repairs().change(layout.className(), remade(layout, field, shape));
                    return true;
                });
        if (outcome == Outcome.FOUND) {
            wrong.forEach(column -> run.unsound().addColumn(layout.tableName(), column));
        }
    }

    /** The column, and the indexes that stand in the way of dropping what is left of it. */
    private List<Query> remade(ClassLayout layout, FieldLayout field, TableShape shape) {
        List<IndexLayout> inTheWay = layout.columnIndexes().stream()
                .filter(index -> index.definition().fields().containsKey(field.name())
                        && shape.indexes().containsKey(index.sqlName()))
                .toList();
        List<Query> statements = new ArrayList<>();
        inTheWay.forEach(index -> statements.add(keys.dropIndex(index.sqlName())));
        statements.addAll(run.repairs().columns(layout.className(), field));
        inTheWay.forEach(index -> statements.addAll(run.repairs().index(index)));
        return statements;
    }

    private void checkIndexes(ClassLayout layout, Map<String, TableShape> shapes) {
        TableShape shape = shapes.get(layout.tableName());
        if (shape == null) {
            return; // reported before
        }
        String table = layout.tableName();
        if (!shape.primaryKey().equals(List.of(Tables.ROW))) {
            missing(layout, table, keys.rowKey(table));
        }
        if (!shape.hasUniqueIndex(Tables.ID)) {
            missing(layout, Keys.idIndex(table), keys.idKey(table));
        }
        for (IndexLayout index : layout.columnIndexes()) {
            Optional<Index> expected = expected(layout, index);
            if (expected.isEmpty()) {
                run.report(
                        Kind.MISSING_INDEX,
                        layout.className(),
                        index.definition().name(),
                        "Index '" + index.definition().name() + "' of class '" + layout.className()
                                + "' names a field that has no column; save the field, then repair");
            } else if (!expected.get().equals(shape.indexes().get(index.sqlName()))) {
                missing(layout, index.definition().name(), run.repairs().index(index));
            }
        }
        for (FieldLayout field : layout.fields().values()) {
            field.joinTable()
                    .filter(join -> !run.unsound().hasTable(join))
                    .ifPresent(join -> checkJoinTable(layout, join, shapes));
        }
    }

    private void checkJoinTable(ClassLayout layout, String join, Map<String, TableShape> shapes) {
        TableShape shape = shapes.get(join);
        if (shape != null && !shape.primaryKey().equals(List.of(OWNER.getName(), MEMBER.getName()))) {
            missing(layout, join, keys.joinKey(join));
        }
        if (shape != null && !Keys.MEMBERS.equals(shape.indexes().get(Keys.memberIndex(join)))) {
            missing(layout, Keys.memberIndex(join), keys.memberIndexOf(join));
        }
    }

    private void missing(ClassLayout layout, String name, List<Query> repair) {
        run.report(Kind.MISSING_INDEX, layout.className(), name, message(layout, name), () -> {
            run.repairs().change(layout.className(), repair);
            return true;
        });
    }

    private static String message(ClassLayout layout, String name) {
        return "Index '" + name + "' of class '" + layout.className()
                + "' is not there or not over its columns; a repair makes it anew";
    }

    /** Empty where the catalogue has no columns for it. */
    private static Optional<Index> expected(ClassLayout layout, IndexLayout index) {
        List<String> columns = new ArrayList<>();
        for (Map.Entry<String, IndexKey> field : index.definition().fields().entrySet()) {
            Optional<String> column = IndexColumns.columnOf(layout, field.getKey());
            if (column.isEmpty()) {
                return Optional.empty();
            }
            columns.add(
                    field.getValue() == IndexKey.DESCENDING
                            ? Index.descending(column.get())
                            : Index.ascending(column.get()));
        }
        if (!index.definition().unique()) {
            columns.add(Index.ascending(Tables.ROW));
        }
        return Optional.of(new Index(columns, index.definition().unique()));
    }
}
