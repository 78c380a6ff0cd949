package io.parsimony.jdbc.schema;

import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.dialect.ColumnOrder;
import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.gate.ClassGates;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.IndexColumns;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.jdbc.layout.Names;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.schema.IndexDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/** Makes indexes, and the typed columns that they need. */
final class IndexChanges {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int TRIES = 40;
    private static final long PAUSE_NANOS = 5_000_000;

    private final Database database;
    private final SchemaCatalogue catalogue;
    private final ClassGates gates;
    private final SchemaChanges changes;

    IndexChanges(Database database, SchemaCatalogue catalogue, ClassGates gates, SchemaChanges changes) {
        this.database = database;
        this.catalogue = catalogue;
        this.gates = gates;
        this.changes = changes;
    }

    void create(IndexDefinition index) {
        requireIndexable(catalogue.get(index.className()), index);
        repeat(
                index,
                () -> changes.promote(
                        index.className(),
                        layout -> layout.pending().stream()
                                .filter(field -> index.fields().containsKey(field.name()))
                                .toList(),
                        PATIENCE));
        repeat(index, () -> changes.locked(() -> make(index)));
    }

    private boolean make(IndexDefinition index) {
        if (isThere(catalogue.get(index.className()), index)) {
            return true;
        }
        return gates.alone(index.className(), PATIENCE, () -> {
                    ClassLayout layout = catalogue.get(index.className());
                    String sqlName = Names.unique(layout.tableName() + "_" + index.name(), catalogue.indexNames());
                    IndexLayout made = new IndexLayout(index, sqlName);
                    run(index, statements(database.dialect(), layout, made));
                    database.inTransaction("recording index '" + index.name() + "'", sql -> {
                        CatalogueTables.insertIndex(sql, made);
                        return made;
                    });
                    return changes.published(layout.withIndex(made, catalogue.nextVersion()));
                })
                .isPresent();
    }

    /** Whether the class has the index; another one of its name is refused. */
    static boolean isThere(ClassLayout layout, IndexDefinition index) {
        Optional<IndexLayout> existing = layout.index(index.name());
        if (existing.isPresent() && !isSame(existing.get().definition(), index)) {
            throw new StoreException(
                    Kind.INDEX_EXISTS,
                    index.name(),
                    "Class '" + index.className() + "' has another index '" + index.name() + "'; use another name");
        }
        return existing.isPresent();
    }

    private void run(IndexDefinition index, List<Query> statements) {
        try {
            database.change("creating index '" + index.name() + "'", statements);
        } catch (StoreException e) {
            throw ofCreating(index, e);
        }
    }

    static StoreException ofCreating(IndexDefinition index, StoreException failure) {
        return failure.kind() != Kind.DUPLICATE
                ? failure
                : new StoreException(
                        Kind.DUPLICATE,
                        index.name(),
                        "Objects of class '" + index.className() + "' have the same values, which the unique index '"
                                + index.name() + "' forbids; change them first",
                        failure);
    }

    /** Makes an index, anew if it is there. */
    static List<Query> statements(StoreDialect dialect, ClassLayout layout, IndexLayout index) {
        DSLContext dsl = dialect.dsl();
        List<SortField<?>> columns = new ArrayList<>();
        index.definition().fields().forEach((field, direction) -> {
            String column = IndexColumns.columnOf(layout, field).orElseThrow();
            columns.add(ColumnOrder.of(column, Tables.column(column), direction, dialect));
        });
        if (!index.definition().unique()) {
            columns.add(Tables.column(Tables.ROW).asc()); // so that the index gives the order of ties too
        }
        var name = DSL.quotedName(Tables.OBJECTS, index.sqlName());
        var create = index.definition().unique() ? dsl.createUniqueIndex(name) : dsl.createIndex(name);
        return List.of(
                dsl.dropIndexIfExists(name), // what a crash left between this and the catalogue
                create.on(Tables.objects(layout.tableName()), columns));
    }

    static void requireIndexable(ClassLayout layout, IndexDefinition index) {
        for (String name : index.fields().keySet()) {
            if (IndexColumns.isBuiltIn(name)) {
                continue;
            }
            FieldLayout field = layout.field(name)
                    .orElseThrow(() -> new StoreException(
                            Kind.UNSUPPORTED,
                            name,
                            "Index '" + index.name() + "' names field '" + name + "', which class '"
                                    + layout.className() + "' does not have"));
            if (!SchemaChanges.hasColumns(field.type())) {
                throw new StoreException(
                        Kind.UNSUPPORTED,
                        name,
                        "Field '" + name + "' of class '" + layout.className() + "' is of type " + field.type()
                                + ", which can't be indexed; String, Number, Boolean, Date, Pointer and GeoPoint can");
            }
        }
    }

    static boolean isSame(IndexDefinition one, IndexDefinition other) {
        return one.unique() == other.unique()
                && List.copyOf(one.fields().entrySet())
                        .equals(List.copyOf(other.fields().entrySet()));
    }

    /** Tries again while statements are inside, so that those that wait for each other get out of the way. */
    private static void repeat(IndexDefinition index, BooleanSupplier attempt) {
        for (int i = 0; i < TRIES; i++) {
            if (attempt.getAsBoolean()) {
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new StoreException(
                Kind.CONFLICT,
                index.name(),
                "Index '" + index.name() + "' could not be made because class '" + index.className()
                        + "' is in use all the time; is a cursor left open?");
    }
}
