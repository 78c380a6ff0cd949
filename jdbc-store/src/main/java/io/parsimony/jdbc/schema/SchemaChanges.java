package io.parsimony.jdbc.schema;

import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.gate.ClassGates;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.Names;
import io.parsimony.jdbc.layout.TypedColumns;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldOptions;
import io.parsimony.schema.FieldType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes and changes classes: tables first, then the catalogue's rows in one transaction, then the layout in memory. A crash
 * in between leaves a table without rows in the catalogue, which the next try makes anew.
 *
 * <p>One change at a time: a lock in this process, because the database belongs to it.
 */
final class SchemaChanges implements OneChange {
    private final Database database;
    private final SchemaCatalogue catalogue;
    private final ClassGates gates;
    private final TableStatements statements;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    SchemaChanges(Database database, SchemaCatalogue catalogue, ClassGates gates) {
        this.database = database;
        this.catalogue = catalogue;
        this.gates = gates;
        this.statements = new TableStatements(database.dialect());
    }

    ClassLayout createClass(ClassSchema schema) {
        return locked(() -> catalogue.find(schema.className()).orElseGet(() -> makeClass(schema)));
    }

    /** Adds fields to the catalogue, and join tables for relations; typed columns come later, by {@link #promote}. */
    ClassLayout addFields(String className, Map<String, FieldType> fields) {
        return locked(() -> {
            ClassLayout layout = catalogue.get(className);
            Map<String, FieldType> missing = new LinkedHashMap<>(fields);
            missing.keySet().removeAll(layout.fields().keySet());
            if (missing.isEmpty()) {
                return layout;
            }
            List<FieldLayout> added = new ArrayList<>();
            missing.forEach((name, type) -> added.add(new FieldLayout(name, type, null)));
            List<FieldLayout> stored = withJoinTables(className, added);
            database.inTransaction(doing("adding fields to", className), sql -> {
                stored.forEach(field -> CatalogueTables.insertField(sql, className, field));
                return stored;
            });
            return published(layout.withFields(stored, catalogue.nextVersion()));
        });
    }

    ClassLayout setPermissions(String className, ClassPermissions permissions) {
        return locked(() -> {
            ClassLayout changed = catalogue.get(className).withPermissions(permissions);
            database.inTransaction(doing("changing the permissions of", className), sql -> {
                CatalogueTables.updatePermissions(sql, changed);
                return changed;
            });
            return published(changed);
        });
    }

    ClassLayout setOptions(String className, Map<String, FieldOptions> options) {
        return locked(() -> {
            ClassLayout layout = catalogue.get(className);
            List<FieldLayout> changed = withOptions(layout, options);
            database.inTransaction(doing("changing fields of", className), sql -> {
                changed.forEach(field -> CatalogueTables.updateField(sql, className, field));
                return changed;
            });
            return published(layout.withFields(changed, catalogue.nextVersion()));
        });
    }

    /** The fields that are there, with their new options. */
    static List<FieldLayout> withOptions(ClassLayout layout, Map<String, FieldOptions> options) {
        List<FieldLayout> changed = new ArrayList<>();
        options.forEach(
                (name, option) -> layout.field(name).ifPresent(field -> changed.add(field.withOptions(option))));
        return changed;
    }

    /**
     * Gives pending fields typed columns and fills them.
     *
     * @param which which of the class's pending fields
     * @param patience how long to wait for the statements on the class
     * @return whether it was done; false when the statements took longer
     */
    boolean promote(String className, Function<ClassLayout, List<FieldLayout>> which, Duration patience) {
        return locked(() -> {
            if (catalogue.find(className).map(which).orElse(List.of()).isEmpty()) {
                return true;
            }
            return gates.alone(className, patience, () -> {
                        ClassLayout layout = catalogue.get(className);
                        List<FieldLayout> promoted = withColumns(layout, which.apply(layout));
                        database.change(doing("adding columns to", className), statements.addColumns(layout, promoted));
                        database.inTransaction(doing("adding columns to", className), sql -> {
                            promoted.forEach(field -> CatalogueTables.updateField(sql, className, field));
                            return promoted;
                        });
                        return published(layout.withFields(promoted, catalogue.nextVersion()));
                    })
                    .isPresent();
        });
    }

    @Override
    public <R> R locked(Supplier<R> change) {
        try {
            oneAtATime.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(Kind.UNAVAILABLE, "schema", "Interrupted while waiting to change a class", e);
        }
        try {
            return change.get();
        } finally {
            oneAtATime.unlock();
        }
    }

    ClassLayout published(ClassLayout layout) {
        catalogue.publish(layout);
        return layout;
    }

    private ClassLayout makeClass(ClassSchema schema) {
        String className = schema.className();
        String table = Names.unique(className, catalogue.tableNames());
        List<FieldLayout> fields = new ArrayList<>();
        schema.fields().forEach((name, type) -> fields.add(new FieldLayout(name, type, null, schema.options(name))));
        ClassLayout empty = new ClassLayout(className, table, catalogue.nextVersion(), Map.of(), List.of())
                .withPermissions(schema.permissions());
        List<FieldLayout> pending =
                fields.stream().filter(FieldLayout::isPending).toList();
        ClassLayout layout = empty.withFields(fields, catalogue.nextVersion());
        layout = layout.withFields(withColumns(layout, pending), catalogue.nextVersion());
        database.change(doing("creating", className), statements.createTable(layout));
        layout = layout.withFields(
                withJoinTables(className, List.copyOf(layout.fields().values())), catalogue.nextVersion());
        ClassLayout made = layout;
        database.inTransaction(doing("creating", className), sql -> {
            CatalogueTables.insertClass(sql, made);
            return made;
        });
        return published(made);
    }

    static List<FieldLayout> withColumns(ClassLayout layout, List<FieldLayout> fields) {
        List<String> taken = new ArrayList<>(layout.fields().values().stream()
                .map(FieldLayout::column)
                .flatMap(Optional::stream)
                .toList());
        List<FieldLayout> result = new ArrayList<>();
        for (FieldLayout field : fields) {
            String name = Names.uniqueColumn(field.name(), taken);
            taken.add(name);
            result.add(field.storedAs(name));
        }
        return result;
    }

    private List<FieldLayout> withJoinTables(String className, List<FieldLayout> fields) {
        List<String> taken = new ArrayList<>(catalogue.tableNames());
        List<FieldLayout> result = new ArrayList<>();
        for (FieldLayout field : fields) {
            if (field.type().kind() == FieldType.Kind.RELATION && field.storedAs() == null) {
                String table = Names.unique("_Join_" + field.name() + "_" + className, taken);
                taken.add(table);
                database.change(doing("adding a relation to", className), statements.createJoinTable(table));
                result.add(field.storedAs(table));
            } else {
                result.add(field);
            }
        }
        return result;
    }

    static boolean hasColumns(FieldType type) {
        return !TypedColumns.of(type).isEmpty();
    }

    static String doing(String what, String className) {
        return what + " class '" + className + "'";
    }
}
