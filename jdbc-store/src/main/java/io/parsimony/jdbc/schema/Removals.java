package io.parsimony.jdbc.schema;

import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.gate.ClassGates;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.Tables;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/**
 * Removes fields and classes where no change of a table can be undone: from the catalogue first, together with what is to be done then
 * ({@link UnfinishedChanges}), so that a crash in between leaves too much and never too little. Thread-safe.
 */
final class Removals {
    private final Database database;
    private final SchemaCatalogue catalogue;
    private final SchemaChanges changes;
    private final ClassAlone alone;
    private final TableStatements statements;

    /** The class of a removal that failed half-way. */
    private volatile @Nullable String unfinished;

    Removals(Database database, SchemaCatalogue catalogue, ClassGates gates, SchemaChanges changes) {
        this.database = database;
        this.catalogue = catalogue;
        this.changes = changes;
        this.alone = new ClassAlone(gates, changes);
        this.statements = new TableStatements(database.dialect());
    }

    ClassLayout deleteFields(String className, Set<String> names) {
        return alone.run(className, () -> {
            ClassLayout layout = catalogue.get(className);
            List<FieldLayout> fields = fields(layout, names);
            if (fields.isEmpty()) {
                return layout;
            }
            ClassLayout rest = layout.withoutFields(names, catalogue.nextVersion());
            carryOut(
                    className,
                    statements.dropFields(layout, fields),
                    sql -> CatalogueTables.deleteFields(sql, layout, fields),
                    () -> changes.published(rest));
            return rest;
        });
    }

    static List<FieldLayout> fields(ClassLayout layout, Set<String> names) {
        return names.stream().flatMap(name -> layout.field(name).stream()).toList();
    }

    boolean deleteClass(String className) {
        return alone.run(
                className,
                () -> catalogue.find(className).map(this::deleteEmpty).orElse(true));
    }

    private boolean deleteEmpty(ClassLayout layout) {
        boolean isEmpty = database.inTransaction(
                "looking for objects of class '" + layout.className() + "'",
                sql -> !sql.fetchExists(Tables.objects(layout.tableName())));
        if (isEmpty) {
            carryOut(
                    layout.className(),
                    statements.dropClass(layout),
                    sql -> CatalogueTables.deleteClass(sql, layout.className()),
                    () -> catalogue.remove(layout.className()));
        }
        return isEmpty;
    }

    private void carryOut(
            String className, List<Query> tableChanges, Consumer<DSLContext> catalogueChange, Runnable publication) {
        database.inTransaction("removing parts of class '" + className + "'", sql -> {
            catalogueChange.accept(sql);
            UnfinishedChanges.keep(sql, database, tableChanges);
            return tableChanges;
        });
        publication.run();
        unfinished = className;
        UnfinishedChanges.finish(database);
        unfinished = null;
    }

    /**
     * Ends a removal that failed half-way, for which the disk may have been full. To be called before each change: what is still to be
     * removed must not meet what is made anew under the same name.
     */
    void finishEarlier() {
        String className = unfinished;
        if (className != null) {
            alone.run(className, () -> {
                UnfinishedChanges.finish(database);
                unfinished = null;
                return className;
            });
        }
    }
}
