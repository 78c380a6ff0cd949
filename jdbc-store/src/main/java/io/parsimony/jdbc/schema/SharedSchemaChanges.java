package io.parsimony.jdbc.schema;

import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.IndexColumns;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.jdbc.layout.Names;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldOptions;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.IndexDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Makes and changes classes where several processes may: each change is one transaction with its rows of the catalogue. It begins by
 * counting itself, which lets one in at a time, of whichever process, and then reads what the others made before it decides.
 *
 * <p>The lock of this process has another purpose: layouts come into memory in the order in which they were committed.
 */
final class SharedSchemaChanges implements OneChange {
    private static final int TRIES = 5;
    private static final long PAUSE_NANOS = 20_000_000;

    private final Database database;
    private final SchemaCatalogue catalogue;
    private final TableStatements statements;
    private final ReentrantLock inOrder = new ReentrantLock();
    private volatile long seen;

    SharedSchemaChanges(Database database, SchemaCatalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
        this.statements = new TableStatements(database.dialect());
        this.seen = -1; // the catalogue was read before the first count
    }

    ClassLayout createClass(ClassSchema schema) {
        String className = schema.className();
        Optional<ClassLayout> known = catalogue.find(className);
        return known.isPresent()
                ? known.get()
                : change(
                        className,
                        SchemaChanges.doing("creating", className),
                        draft -> draft.find(className).orElseGet(() -> makeClass(draft, schema)));
    }

    ClassLayout addFields(String className, Map<String, FieldType> fields) {
        ClassLayout known = catalogue.get(className);
        return missing(known, fields).isEmpty()
                ? known
                : change(className, SchemaChanges.doing("adding fields to", className), draft -> {
                    ClassLayout layout = draft.get(className);
                    Map<String, FieldType> missing = missing(layout, fields);
                    return missing.isEmpty() ? layout : addMissing(draft, layout, missing);
                });
    }

    ClassLayout setPermissions(String className, ClassPermissions permissions) {
        return change(className, SchemaChanges.doing("changing the permissions of", className), draft -> {
            ClassLayout changed = draft.get(className).withPermissions(permissions);
            CatalogueTables.updatePermissions(draft.sql, changed);
            return changed;
        });
    }

    ClassLayout setOptions(String className, Map<String, FieldOptions> options) {
        return change(className, SchemaChanges.doing("changing fields of", className), draft -> {
            ClassLayout layout = draft.get(className);
            List<FieldLayout> changed = SchemaChanges.withOptions(layout, options);
            changed.forEach(field -> CatalogueTables.updateField(draft.sql, className, field));
            return layout.withFields(changed, catalogue.nextVersion());
        });
    }

    void createIndex(IndexDefinition index) {
        if (IndexChanges.isThere(catalogue.get(index.className()), index)) {
            return;
        }
        try {
            repeated(index.className(), () -> build(index));
        } catch (StoreException e) {
            if (!isThereByNow(index)) {
                throw IndexChanges.ofCreating(index, e);
            }
        }
    }

    /** Whether somebody else was faster. */
    private boolean isThereByNow(IndexDefinition index) {
        catchUp(ChangeVersions.read(database).classes());
        return IndexChanges.isThere(catalogue.get(index.className()), index);
    }

    /**
     * Builds first and counts afterwards, since building takes long: only writers of this class wait. Whoever builds the same index
     * meanwhile fails at its row in the catalogue.
     */
    @SuppressWarnings(
            "LockNotBeforeTry") // from the count until the layout is published, which is after the transaction
    private ClassLayout build(IndexDefinition index) {
        try {
            Change change = database.inTransaction("creating index '" + index.name() + "'", sql -> {
                database.dialect().tables().patience().forEach(query -> sql.execute(query));
                ClassLayout layout = catalogue.get(index.className());
                IndexChanges.requireIndexable(layout, index);
                makeIndex(new Draft(sql, List.copyOf(catalogue.all())), layout, index);
                inOrder.lock();
                long number = ChangeVersions.countClasses(sql);
                Draft made = new Draft(sql, CatalogueTables.read(sql));
                return new Change(number, made.classes, made.get(index.className()));
            });
            return published(change);
        } finally {
            if (inOrder.isHeldByCurrentThread()) {
                inOrder.unlock();
            }
        }
    }

    /** Takes note of what others changed; answers whether they did. */
    boolean catchUp(long classes) {
        if (classes <= seen) {
            return false;
        }
        inOrder.lock();
        try {
            if (classes <= seen) {
                return false;
            }
            catalogue.takeOver(CatalogueTables.read(database));
            seen = classes;
            return true;
        } finally {
            inOrder.unlock();
        }
    }

    @Override
    public <R> R locked(Supplier<R> change) {
        inOrder.lock();
        try {
            return change.get();
        } finally {
            inOrder.unlock();
        }
    }

    private ClassLayout makeClass(Draft draft, ClassSchema schema) {
        String className = schema.className();
        List<FieldLayout> fields = new ArrayList<>();
        schema.fields()
                .forEach((name, type) -> fields.add(new FieldLayout(name, type, null, schema.options(name))));
        String table = Names.unique(className, draft.tableNames());
        ClassLayout empty = new ClassLayout(className, table, catalogue.nextVersion(), Map.of(), List.of())
                .withPermissions(schema.permissions());
        ClassLayout layout = empty.withFields(fields, catalogue.nextVersion());
        layout = layout.withFields(SchemaChanges.withColumns(layout, layout.pending()), catalogue.nextVersion());
        draft.execute(statements.createTable(layout));
        ClassLayout made = layout.withFields(
                withJoinTables(draft, className, List.copyOf(layout.fields().values())), catalogue.nextVersion());
        CatalogueTables.insertClass(draft.sql, made);
        return made;
    }

    private ClassLayout addMissing(Draft draft, ClassLayout layout, Map<String, FieldType> missing) {
        List<FieldLayout> added = new ArrayList<>();
        missing.forEach((name, type) -> added.add(new FieldLayout(name, type, null)));
        List<FieldLayout> pending =
                added.stream().filter(FieldLayout::isPending).toList();
        List<FieldLayout> withColumns = SchemaChanges.withColumns(layout, pending);
        if (!withColumns.isEmpty()) {
            draft.execute(List.of(statements.addEmptyColumns(layout, withColumns)));
        }
        Map<String, FieldLayout> stored = new LinkedHashMap<>();
        withJoinTables(draft, layout.className(), added).forEach(field -> stored.put(field.name(), field));
        withColumns.forEach(field -> stored.put(field.name(), field));
        stored.values().forEach(field -> CatalogueTables.insertField(draft.sql, layout.className(), field));
        return layout.withFields(List.copyOf(stored.values()), catalogue.nextVersion());
    }

    private List<FieldLayout> withJoinTables(Draft draft, String className, List<FieldLayout> fields) {
        List<String> taken = new ArrayList<>(draft.tableNames());
        List<FieldLayout> result = new ArrayList<>();
        for (FieldLayout field : fields) {
            if (field.type().kind() == FieldType.Kind.RELATION) {
                String table = Names.unique("_Join_" + field.name() + "_" + className, taken);
                taken.add(table);
                draft.execute(statements.createJoinTable(table));
                result.add(field.storedAs(table));
            } else {
                result.add(field);
            }
        }
        return result;
    }

    void deleteIndex(String className, String name) {
        change(className, "dropping index '" + name + "'", draft -> {
            ClassLayout layout = draft.get(className);
            if (layout.index(name).isEmpty()) {
                return layout;
            }
            draft.execute(List.of(
                    IndexChanges.drop(database.dialect(), layout.index(name).get())));
            CatalogueTables.deleteIndex(draft.sql, className, name);
            return layout.withoutIndex(name, catalogue.nextVersion());
        });
    }

    private ClassLayout makeIndex(Draft draft, ClassLayout layout, IndexDefinition index) {
        String sqlName = Names.unique(layout.tableName() + "_" + index.name(), draft.indexNames());
        IndexLayout made = new IndexLayout(index, sqlName);
        draft.execute(List.of(
                layout.holdsElements(made)
                        ? ofElements(layout, made)
                        : IndexChanges.create(database.dialect(), layout, made)));
        CatalogueTables.insertIndex(draft.sql, made);
        return layout.withIndex(made, catalogue.nextVersion());
    }

    /** Kept by the database: another process may write before it knows of the index. */
    private Query ofElements(ClassLayout layout, IndexLayout made) {
        Name name = DSL.quotedName(Tables.OBJECTS, made.sqlName());
        Table<?> table = Tables.objects(layout.tableName());
        List<String> fields = List.copyOf(made.definition().fields().keySet());
        Optional<Query> create = made.definition().isText()
                ? database.dialect()
                        .tables().createTextIndex(
                                name,
                                table,
                                fields.stream()
                                        .map(field -> IndexColumns.columnOf(layout, field)
                                                .orElseThrow())
                                        .toList())
                : database.dialect().tables().createElementIndex(name, table, fields.get(0));
        return create.orElseThrow();
    }

    private static Map<String, FieldType> missing(ClassLayout layout, Map<String, FieldType> fields) {
        Map<String, FieldType> missing = new LinkedHashMap<>(fields);
        missing.keySet().removeAll(layout.fields().keySet());
        return missing;
    }

    private ClassLayout change(String className, String doing, Function<Draft, ClassLayout> work) {
        return repeated(className, () -> locked(() -> once(doing, work)));
    }

    /** Again when statements of others held the table for too long. */
    private static ClassLayout repeated(String className, Supplier<ClassLayout> change) {
        for (int attempt = 1; ; attempt++) {
            try {
                return change.get();
            } catch (StoreException e) {
                if (e.kind() != Kind.CONFLICT) {
                    throw e;
                }
                if (attempt == TRIES) {
                    throw new StoreException(
                            Kind.CONFLICT,
                            className,
                            "Class '" + className + "' is in use all the time; is a transaction left open?",
                            e);
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private ClassLayout once(String doing, Function<Draft, ClassLayout> work) {
        Change change = database.inTransaction(doing, sql -> {
            database.dialect().tables().patience().forEach(query -> sql.execute(query));
            long number = ChangeVersions.countClasses(sql);
            Draft draft = new Draft(sql, CatalogueTables.read(sql));
            return new Change(number, draft.classes, work.apply(draft));
        });
        return published(change);
    }

    /** In the order of commits: the caller holds the lock since it counted. */
    private ClassLayout published(Change change) {
        catalogue.takeOver(change.all());
        ClassLayout made = change.made();
        if (catalogue.find(made.className()).filter(made::isLike).isEmpty()) {
            catalogue.publish(made);
        }
        seen = Math.max(seen, change.number());
        return catalogue.get(made.className());
    }

    /** A change that was made, with all classes as they were read in its transaction. */
    private record Change(long number, List<ClassLayout> all, ClassLayout made) {}

    /** A change in its transaction, and the classes as they are in the database. */
    private final class Draft {
        private final DSLContext sql;
        private final List<ClassLayout> classes;

        Draft(DSLContext sql, List<ClassLayout> classes) {
            this.sql = sql;
            this.classes = classes;
        }

        Optional<ClassLayout> find(String className) {
            return classes.stream()
                    .filter(layout -> layout.className().equals(className))
                    .findFirst();
        }

        ClassLayout get(String className) {
            return find(className).orElseGet(() -> catalogue.get(className));
        }

        Collection<String> tableNames() {
            return SchemaCatalogue.tableNames(classes);
        }

        List<String> indexNames() {
            return SchemaCatalogue.indexNames(classes);
        }

        void execute(List<Query> changes) {
            changes.forEach(change -> sql.execute(database.dialect().renderInlined(change)));
        }
    }
}
