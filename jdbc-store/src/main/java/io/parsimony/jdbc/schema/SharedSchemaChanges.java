package io.parsimony.jdbc.schema;

import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.Names;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldOptions;
import io.parsimony.schema.FieldType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes and changes classes where several processes may: each change is one transaction with its rows of the catalogue. It begins by
 * counting itself, which lets one in at a time, of whichever process, and then reads what the others made before it decides.
 *
 * <p>What takes long is done before it is counted, so that other classes change meanwhile ({@link #build}). A class has one change at a
 * time therefore, in this process by its lock and among processes by its row: whoever had counted and waited for the table would wait for
 * one who has the table and waits to count.
 *
 * <p>The lock of this process has another purpose: layouts come into memory in the order in which they were committed.
 */
final class SharedSchemaChanges implements OneChange {
    private static final int TRIES = 5;
    private static final long PAUSE_NANOS = 20_000_000;

    private final Database database;
    private final SchemaCatalogue catalogue;
    private final TableStatements statements;
    private final FieldGuards guards;
    private final ReentrantLock inOrder = new ReentrantLock();
    private final Map<String, ReentrantLock> oneOfClass = new ConcurrentHashMap<>();
    private volatile long seen;

    SharedSchemaChanges(Database database, SchemaCatalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
        this.statements = new TableStatements(database.dialect());
        this.guards = new FieldGuards(database.dialect());
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
            CatalogueTables.updatePermissions(draft.sql(), changed);
            return changed;
        });
    }

    ClassLayout setOptions(String className, Map<String, FieldOptions> options) {
        return change(className, SchemaChanges.doing("changing fields of", className), draft -> {
            ClassLayout layout = draft.get(className);
            List<FieldLayout> changed = SchemaChanges.withOptions(layout, options);
            changed.forEach(field -> CatalogueTables.updateField(draft.sql(), className, field));
            return layout.withFields(changed, catalogue.nextVersion());
        });
    }

    /**
     * Changes a class by what takes long. It is done first and counted afterwards, so that only writers of this class wait; whoever does
     * the same meanwhile must fail at its row in the catalogue.
     *
     * @param work is given the classes as this process knows them
     */
    @SuppressWarnings(
            "LockNotBeforeTry") // from the count until the layouts are published, which is after the transaction
    void build(String className, String doing, Consumer<SchemaDraft> work) {
        alone(className, () -> {
            try {
                Change<String> change = database.inTransaction(doing, sql -> {
                    CatalogueTables.lockClass(sql, className);
                    database.dialect().tables().patience().forEach(query -> sql.execute(query));
                    work.accept(new SchemaDraft(sql, database.dialect(), List.copyOf(catalogue.all())));
                    inOrder.lock();
                    long number = ChangeVersions.countClasses(sql);
                    return new Change<>(number, CatalogueTables.read(sql), className);
                });
                takeOver(change, made -> {});
                return className;
            } finally {
                if (inOrder.isHeldByCurrentThread()) {
                    inOrder.unlock();
                }
            }
        });
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

    private ClassLayout makeClass(SchemaDraft draft, ClassSchema schema) {
        String className = schema.className();
        List<FieldLayout> fields = new ArrayList<>();
        schema.fields().forEach((name, type) -> fields.add(new FieldLayout(name, type, null, schema.options(name))));
        String table = Names.unique(className, draft.tableNames());
        ClassLayout empty = new ClassLayout(className, table, catalogue.nextVersion(), Map.of(), List.of())
                .withPermissions(schema.permissions());
        ClassLayout layout = empty.withFields(fields, catalogue.nextVersion());
        layout = layout.withFields(SchemaChanges.withColumns(layout, layout.pending()), catalogue.nextVersion());
        draft.execute(statements.createTable(layout));
        ClassLayout made = layout.withFields(
                withJoinTables(draft, className, List.copyOf(layout.fields().values())), catalogue.nextVersion());
        CatalogueTables.insertClass(draft.sql(), made);
        return made;
    }

    private ClassLayout addMissing(SchemaDraft draft, ClassLayout layout, Map<String, FieldType> missing) {
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
        guards.lift(draft, layout, stored.keySet());
        stored.values().forEach(field -> CatalogueTables.insertField(draft.sql(), layout.className(), field));
        return layout.withFields(List.copyOf(stored.values()), catalogue.nextVersion());
    }

    private List<FieldLayout> withJoinTables(SchemaDraft draft, String className, List<FieldLayout> fields) {
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

    private static Map<String, FieldType> missing(ClassLayout layout, Map<String, FieldType> fields) {
        Map<String, FieldType> missing = new LinkedHashMap<>(fields);
        missing.keySet().removeAll(layout.fields().keySet());
        return missing;
    }

    /** Changes a class in a transaction; answers it as it is now. */
    ClassLayout change(String className, String doing, Function<SchemaDraft, ClassLayout> work) {
        return alone(
                className,
                () -> locked(() -> {
                    Change<ClassLayout> change = once(className, doing, work);
                    takeOver(change, made -> {
                        if (catalogue
                                .find(made.className())
                                .filter(made::isLike)
                                .isEmpty()) {
                            catalogue.publish(made);
                        }
                    });
                    return catalogue.get(className);
                }));
    }

    /** Removes a class in a transaction, unless the work answers that it must stay. */
    boolean remove(String className, String doing, Predicate<SchemaDraft> work) {
        return alone(
                className,
                () -> locked(() -> {
                    Change<Boolean> change = once(className, doing, work::test);
                    takeOver(change, isGone -> {
                        if (isGone && catalogue.find(className).isPresent()) {
                            catalogue.remove(className);
                        }
                    });
                    return change.made();
                }));
    }

    private <R> R alone(String className, Supplier<R> change) {
        ReentrantLock oneAtATime = oneOfClass.computeIfAbsent(className, name -> new ReentrantLock());
        oneAtATime.lock();
        try {
            return againWhileInUse(className, change);
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Again when statements of others held the table for too long. */
    private static <R> R againWhileInUse(String className, Supplier<R> change) {
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

    private <R> Change<R> once(String className, String doing, Function<SchemaDraft, R> work) {
        return database.inTransaction(doing, sql -> {
            CatalogueTables.lockClass(sql, className);
            database.dialect().tables().patience().forEach(query -> sql.execute(query));
            long number = ChangeVersions.countClasses(sql);
            SchemaDraft draft = SchemaDraft.of(sql, database.dialect());
            return new Change<>(number, draft.classes(), work.apply(draft));
        });
    }

    /**
     * In the order of commits: the caller holds the lock since it counted. What has been seen is said last, since whoever reads that does
     * not wait.
     */
    private <R> void takeOver(Change<R> change, Consumer<R> publication) {
        catalogue.takeOver(change.all());
        publication.accept(change.made());
        seen = Math.max(seen, change.number());
    }

    /** A change that was made, with all classes as they were read in its transaction. */
    private record Change<R>(long number, List<ClassLayout> all, R made) {}
}
