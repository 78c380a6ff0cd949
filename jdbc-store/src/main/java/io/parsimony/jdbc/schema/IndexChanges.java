package io.parsimony.jdbc.schema;

import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.dialect.ColumnOrder;
import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.elements.ElementTable;
import io.parsimony.jdbc.gate.ClassGates;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.IndexColumns;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.jdbc.layout.Names;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.query.Ordering.Direction;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jooq.DSLContext;
import org.jooq.Name;
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
        requireOneTextIndex(catalogue.get(index.className()), index);
        return gates.alone(index.className(), PATIENCE, () -> {
                    ClassLayout layout = catalogue.get(index.className());
                    IndexLayout made = named(layout, index);
                    Optional<ElementTable> elements = ElementTable.of(made);
                    if (elements.isPresent()) {
                        new ElementBuild(database).build(layout, made, elements.get());
                    } else {
                        run(index, statements(database.dialect(), layout, made));
                    }
                    database.inTransaction("recording index '" + index.name() + "'", sql -> {
                        CatalogueTables.insertIndex(sql, made);
                        return made;
                    });
                    return changes.published(layout.withIndex(made, catalogue.nextVersion()));
                })
                .isPresent();
    }

    private IndexLayout named(ClassLayout layout, IndexDefinition index) {
        String sqlName = Names.unique(layout.tableName() + "_" + index.name(), catalogue.indexNames());
        IndexLayout named = new IndexLayout(index, sqlName);
        return layout.holdsElements(named)
                ? new IndexLayout(
                        index,
                        sqlName,
                        Names.unique(
                                ElementTable.PREFIX + index.name() + "_" + layout.tableName(), catalogue.tableNames()))
                : named;
    }

    /** Drops an index: from the catalogue first, since a write needs all that stand there. */
    void delete(String className, String name) {
        Optional<IndexLayout> index = catalogue.find(className).flatMap(layout -> layout.index(name));
        if (index.isPresent()) {
            repeat(index.get().definition(), () -> changes.locked(() -> remove(className, name)));
        }
    }

    private boolean remove(String className, String name) {
        return gates.alone(className, PATIENCE, () -> {
                    catalogue
                            .find(className)
                            .ifPresent(layout -> layout.index(name).ifPresent(index -> remove(layout, index)));
                    return name;
                })
                .isPresent();
    }

    private void remove(ClassLayout layout, IndexLayout index) {
        String name = index.definition().name();
        database.inTransaction("forgetting index '" + name + "'", sql -> {
            CatalogueTables.deleteIndex(sql, layout.className(), name);
            return name;
        });
        changes.published(layout.withoutIndex(name, catalogue.nextVersion()));
        database.change("dropping index '" + name + "'", List.of(drop(database.dialect(), index)));
    }

    static Query drop(StoreDialect dialect, IndexLayout index) {
        return ElementTable.of(index)
                .map(elements -> elements.drop(dialect))
                .orElseGet(() -> dropIfThere(DSL.quotedName(Tables.OBJECTS, index.sqlName())));
    }

    /** In words, since jOOQ leaves the schema away for PostgreSQL, which then finds no such index. */
    static Query dropIfThere(Name index) {
        return DSL.query("drop index if exists {0}", index);
    }

    /** Whether the class has the index; another one of its name is refused. */
    static boolean isThere(ClassLayout layout, IndexDefinition index) {
        Optional<IndexLayout> existing = layout.index(index.name());
        if (existing.isPresent() && !existing.get().definition().holdsTheSameAs(index)) {
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

    /** Makes an index, anew if a crash left it between this and the catalogue. */
    static List<Query> statements(StoreDialect dialect, ClassLayout layout, IndexLayout index) {
        return List.of(dropIfThere(DSL.quotedName(Tables.OBJECTS, index.sqlName())), create(dialect, layout, index));
    }

    /** Makes an index over columns. */
    static Query create(StoreDialect dialect, ClassLayout layout, IndexLayout index) {
        DSLContext dsl = dialect.dsl();
        List<SortField<?>> columns = new ArrayList<>();
        index.definition().fields().forEach((field, direction) -> {
            String column = IndexColumns.columnOf(layout, field).orElseThrow();
            columns.add(ColumnOrder.of(
                    column,
                    Tables.column(column),
                    direction == IndexKey.DESCENDING ? Direction.DESCENDING : Direction.ASCENDING,
                    dialect));
        });
        if (!index.definition().unique()) {
            columns.add(Tables.column(Tables.ROW).asc()); // so that the index gives the order of ties too
        }
        var name = DSL.quotedName(Tables.OBJECTS, index.sqlName());
        var create = index.definition().unique() ? dsl.createUniqueIndex(name) : dsl.createIndex(name);
        return create.on(Tables.objects(layout.tableName()), columns);
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
            if (!SchemaChanges.hasColumns(field.type()) && !isArrayByItself(field, index)) {
                throw new StoreException(
                        Kind.UNSUPPORTED,
                        name,
                        "Field '" + name + "' of class '" + layout.className() + "' is of type " + field.type()
                                + ", which can't be indexed; String, Number, Boolean, Date, Pointer and GeoPoint can,"
                                + " and an Array by itself");
            }
        }
        requireOneTextIndex(layout, index);
    }

    private static boolean isArrayByItself(FieldLayout field, IndexDefinition index) {
        return field.type().equals(FieldType.ARRAY) && index.fields().size() == 1 && !index.unique();
    }

    /** As in MongoDB. */
    private static void requireOneTextIndex(ClassLayout layout, IndexDefinition index) {
        layout.indexes().stream()
                .map(IndexLayout::definition)
                .filter(other ->
                        index.isText() && other.isText() && !other.name().equals(index.name()))
                .findFirst()
                .ifPresent(other -> {
                    throw new StoreException(
                            Kind.UNSUPPORTED,
                            index.name(),
                            "Class '" + layout.className() + "' has a text index already, '" + other.name()
                                    + "', and can have one; drop it, and make one over all fields");
                });
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
                "Index '" + index.name() + "' could not be changed because class '" + index.className()
                        + "' is in use all the time; is a cursor left open?");
    }
}
