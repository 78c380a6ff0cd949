package io.parsimony.jdbc.schema;

import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.Tables;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Record;
import org.jooq.Table;

/**
 * Removes fields and classes where several processes may be about to write them. Those that wait for the table do so with statements for
 * the class as it was: one that names a column that is gone fails, and a document with a field that never had a column is refused by the
 * table itself ({@link FieldGuards}). They are told STALE then, and begin anew.
 */
final class SharedRemovals {
    private final Database database;
    private final SchemaCatalogue catalogue;
    private final SharedSchemaChanges changes;
    private final TableStatements statements;
    private final FieldGuards guards;

    SharedRemovals(Database database, SchemaCatalogue catalogue, SharedSchemaChanges changes) {
        this.database = database;
        this.catalogue = catalogue;
        this.changes = changes;
        this.statements = new TableStatements(database.dialect());
        this.guards = new FieldGuards(database.dialect());
    }

    /** Readers go on until the documents have been written, and others change other classes. */
    ClassLayout deleteFields(String className, Set<String> names) {
        if (!Removals.fields(catalogue.get(className), names).isEmpty()) {
            changes.build(
                    className,
                    SchemaChanges.doing("removing fields of", className),
                    known -> deleteFields(known, className, names));
        }
        return catalogue.get(className);
    }

    private void deleteFields(SchemaDraft known, String className, Set<String> names) {
        Table<Record> table = Tables.objects(known.get(className).tableName());
        known.execute(database.dialect().tables().keepOutWriters(table));
        // nobody changes columns or indexes from here on
        SchemaDraft draft = SchemaDraft.of(known.sql(), database.dialect());
        ClassLayout layout = draft.get(className);
        List<FieldLayout> fields = Removals.fields(layout, names);
        draft.execute(statements.dropFields(layout, fields));
        draft.execute(guards.against(layout, fields));
        CatalogueTables.deleteFields(draft.sql(), layout, fields);
    }

    boolean deleteClass(String className) {
        return changes.remove(className, SchemaChanges.doing("removing", className), draft -> {
            Optional<ClassLayout> layout = draft.find(className);
            if (layout.isEmpty()) {
                return true;
            }
            Table<Record> table = Tables.objects(layout.get().tableName());
            draft.execute(database.dialect().tables().keepOutWriters(table));
            if (draft.sql().fetchExists(table)) {
                return false;
            }
            draft.execute(statements.dropClass(layout.get()));
            CatalogueTables.deleteClass(draft.sql(), className);
            return true;
        });
    }
}
