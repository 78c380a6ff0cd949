package io.parsimony.jdbc.schema;

import io.parsimony.engine.store.StoreException;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.elements.ElementTable;
import io.parsimony.jdbc.gate.ClassGates;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.IndexLayout;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.Query;

/** Makes tables again what the catalogue says, one class at a time, while others work on the other classes. Thread-safe. */
public final class TableRepairs {
    private final Database database;
    private final SchemaCatalogue catalogue;
    private final OneChange changes;
    private final ClassAlone alone;
    private final TableStatements statements;

    TableRepairs(Database database, SchemaCatalogue catalogue, ClassGates gates, OneChange changes) {
        this.database = database;
        this.catalogue = catalogue;
        this.changes = changes;
        this.alone = new ClassAlone(gates, changes);
        this.statements = new TableStatements(database.dialect());
    }

    /** Runs work while no class, column or index is being made. */
    public <R> R undisturbed(Supplier<R> work) {
        return changes.locked(work);
    }

    /**
     * Runs work while nobody reads or writes the class.
     *
     * @throws StoreException CONFLICT when the class is in use all the time
     */
    public <R> R alone(String className, Supplier<R> work) {
        return alone.run(className, work);
    }

    /** Changes the class's tables while nobody reads or writes them. */
    public void change(String className, List<? extends Query> statements) {
        alone(className, () -> {
            database.change("repairing class '" + className + "'", statements);
            return className;
        });
    }

    /** Makes a field's columns anew, and fills them from the documents. */
    public List<Query> columns(String className, FieldLayout field) {
        return statements.addColumns(catalogue.get(className), List.of(field));
    }

    /** Makes an index's table anew, and fills it from the documents, while nobody reads or writes the class. */
    public void elements(String className, String index) {
        alone(className, () -> {
            ClassLayout layout = catalogue.get(className);
            layout.index(index)
                    .ifPresent(found -> ElementTable.of(found)
                            .ifPresent(table -> new ElementBuild(database).build(layout, found, table)));
            return className;
        });
    }

    /** Makes an index anew. */
    public List<Query> index(IndexLayout index) {
        ClassLayout layout = catalogue.get(index.definition().className());
        return IndexChanges.statements(database.dialect(), layout, index);
    }
}
