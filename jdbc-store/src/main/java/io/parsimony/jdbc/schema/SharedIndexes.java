package io.parsimony.jdbc.schema;

import io.parsimony.engine.store.StoreException;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.IndexColumns;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.jdbc.layout.Names;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.schema.IndexDefinition;
import java.util.List;
import java.util.Optional;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Makes and drops indexes where several processes may. */
final class SharedIndexes {
    private final Database database;
    private final SchemaCatalogue catalogue;
    private final SharedSchemaChanges changes;

    SharedIndexes(Database database, SchemaCatalogue catalogue, SharedSchemaChanges changes) {
        this.database = database;
        this.catalogue = catalogue;
        this.changes = changes;
    }

    void create(IndexDefinition index) {
        if (IndexChanges.isThere(catalogue.get(index.className()), index)) {
            return;
        }
        try {
            changes.build(index.className(), "creating index '" + index.name() + "'", draft -> make(draft, index));
        } catch (StoreException e) {
            if (!isThereByNow(index)) {
                throw IndexChanges.ofCreating(index, e);
            }
        }
    }

    /** Whether somebody else was faster. */
    private boolean isThereByNow(IndexDefinition index) {
        changes.catchUp(ChangeVersions.read(database).classes());
        return catalogue
                .find(index.className())
                .filter(layout -> IndexChanges.isThere(layout, index))
                .isPresent();
    }

    private void make(SchemaDraft draft, IndexDefinition index) {
        ClassLayout layout = draft.get(index.className());
        IndexChanges.requireIndexable(layout, index);
        String sqlName = Names.unique(layout.tableName() + "_" + index.name(), draft.indexNames());
        IndexLayout made = new IndexLayout(index, sqlName);
        draft.execute(List.of(
                layout.holdsElements(made)
                        ? ofElements(layout, made)
                        : IndexChanges.create(database.dialect(), layout, made)));
        // no field goes any more, but one may have gone since this process looked
        IndexChanges.requireIndexable(
                SchemaDraft.of(draft.sql(), database.dialect()).get(index.className()), index);
        CatalogueTables.insertIndex(draft.sql(), made);
    }

    /** Kept by the database: another process may write before it knows of the index. */
    private Query ofElements(ClassLayout layout, IndexLayout made) {
        Name name = DSL.quotedName(Tables.OBJECTS, made.sqlName());
        Table<?> table = Tables.objects(layout.tableName());
        List<String> fields = List.copyOf(made.definition().fields().keySet());
        Optional<Query> create = made.definition().isText()
                ? database.dialect()
                        .tables()
                        .createTextIndex(
                                name,
                                table,
                                fields.stream()
                                        .map(field -> IndexColumns.columnOf(layout, field)
                                                .orElseThrow())
                                        .toList())
                : database.dialect().tables().createElementIndex(name, table, fields.get(0));
        return create.orElseThrow();
    }

    void delete(String className, String name) {
        if (catalogue.find(className).isEmpty()) {
            return;
        }
        changes.change(className, "dropping index '" + name + "'", draft -> {
            ClassLayout layout = draft.get(className);
            if (layout.index(name).isEmpty()) {
                return layout;
            }
            draft.execute(List.of(
                    IndexChanges.drop(database.dialect(), layout.index(name).get())));
            CatalogueTables.deleteIndex(draft.sql(), className, name);
            return layout.withoutIndex(name, catalogue.nextVersion());
        });
    }
}
