package io.parsimony.jdbc.check;

import io.parsimony.backend.Finding.Kind;
import io.parsimony.jdbc.elements.ElementTable;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.jdbc.layout.TypedColumn;
import io.parsimony.jdbc.layout.TypedColumns;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Query;

/**
 * Looks for tables, columns and indexes that the catalogue does not know. A change of a class that was cut short leaves some, and
 * so does a lost row of the catalogue: hence nothing is dropped that holds data.
 */
final class LeftoverCheck {
    private final CheckRun run;
    private final Keys keys;

    LeftoverCheck(CheckRun run) {
        this.run = run;
        this.keys = new Keys(run.database().dialect());
    }

    void check() {
        run.repairs().undisturbed(() -> {
            Map<String, TableShape> shapes = new HashMap<>(TableShape.readAll(run.database()));
            for (ClassLayout layout : run.classes()) {
                TableShape shape = shapes.remove(layout.tableName());
                if (shape != null) {
                    checkColumns(layout, shape);
                    checkIndexes(layout, shape);
                }
                layout.fields().values().forEach(field -> field.joinTable().ifPresent(shapes::remove));
                layout.indexes().forEach(index -> index.elements().ifPresent(shapes::remove));
            }
            shapes.keySet().stream().sorted().forEach(this::checkTable);
            return shapes;
        });
    }

    private void checkTable(String table) {
        boolean isEmpty = run.inTransaction(sql -> !sql.fetchExists(Tables.objects(table)));
        boolean isIndex = table.startsWith(ElementTable.PREFIX);
        if (isEmpty || isIndex) {
            run.report(
                    Kind.LEFTOVER,
                    "",
                    table,
                    "Table '" + table + (isIndex ? "' is an index that" : "' is empty and")
                            + " belongs to no class; a repair drops it",
                    () -> {
                        Query drop = run.database().dialect().dsl().dropTable(Tables.objects(table));
                        run.database().change("dropping a table", List.of(drop));
                        return true;
                    });
        } else {
            run.report(
                    Kind.LEFTOVER,
                    "",
                    table,
                    "Table '" + table
                            + "' holds data but belongs to no class, and the first write to a class of this name drops it;"
                            + " save what it holds");
        }
    }

    /** A column of a pending field is made anew when the field gets its column. */
    private void checkColumns(ClassLayout layout, TableShape shape) {
        Set<String> columns = new HashSet<>(shape.columns().keySet());
        columns.removeAll(TableCheck.OUR_COLUMNS);
        for (FieldLayout field : layout.fields().values()) {
            String beginning = field.column().orElse(field.name());
            for (TypedColumn part : TypedColumns.of(field.type())) {
                columns.remove(beginning + part.suffix());
            }
        }
        columns.stream()
                .sorted()
                .forEach(column -> run.report(
                        Kind.LEFTOVER,
                        layout.className(),
                        column,
                        "Column '" + column + "' of class '" + layout.className()
                                + "' belongs to no field; it does no harm, and you may drop it"));
    }

    private void checkIndexes(ClassLayout layout, TableShape shape) {
        Set<String> known = new HashSet<>();
        layout.indexes().stream().map(IndexLayout::sqlName).forEach(known::add);
        shape.indexes().forEach((name, index) -> {
            boolean isKey = index.isUnique()
                    && (index.columns().equals(List.of(TableShape.Index.ascending(Tables.ID)))
                            || index.columns().equals(List.of(TableShape.Index.ascending(Tables.ROW))));
            if (!known.contains(name) && !isKey) {
                run.report(
                        Kind.LEFTOVER,
                        layout.className(),
                        name,
                        "Index '" + name + "' of class '" + layout.className()
                                + "' was never asked for and makes writes slower; a repair drops it",
                        () -> {
                            run.repairs().change(layout.className(), List.of(keys.dropIndex(name)));
                            return true;
                        });
            }
        });
    }
}
