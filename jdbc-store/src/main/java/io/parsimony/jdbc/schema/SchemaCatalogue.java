package io.parsimony.jdbc.schema;

import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.IndexLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The layouts of all classes, in memory, as the system tables have them. Thread-safe; changed by {@link SchemaChanges} alone. */
public final class SchemaCatalogue {
    private final Map<String, ClassLayout> layouts = new ConcurrentHashMap<>();
    private final AtomicLong versions = new AtomicLong();

    /** Reads the system tables. */
    public SchemaCatalogue(Database database) {
        CatalogueTables.read(database).forEach(this::publish);
    }

    /** The class, if it was ever made. */
    public Optional<ClassLayout> find(String className) {
        return Optional.ofNullable(layouts.get(className));
    }

    /** A class that must exist. */
    public ClassLayout get(String className) {
        return find(className)
                .orElseThrow(() -> new StoreException(
                        Kind.INTERNAL, className, "Class '" + className + "' does not exist; create it first"));
    }

    /** All classes. */
    public Collection<ClassLayout> all() {
        return List.copyOf(layouts.values());
    }

    /** A version that is greater than all that layouts have had. */
    long nextVersion() {
        return versions.incrementAndGet();
    }

    void publish(ClassLayout layout) {
        ClassLayout published = layout.version() > 0
                ? layout
                : new ClassLayout(
                        layout.className(), layout.tableName(), nextVersion(), layout.fields(), layout.indexes());
        layouts.put(published.className(), published);
    }

    /** Takes over layouts that were read, and keeps those that say the same. */
    void takeOver(List<ClassLayout> read) {
        for (ClassLayout layout : read) {
            ClassLayout known = layouts.get(layout.className());
            if (known == null || !known.isLike(layout)) {
                publish(layout);
            }
        }
    }

    /** The names of all tables of objects, relations and elements. */
    List<String> tableNames() {
        return tableNames(layouts.values());
    }

    static List<String> tableNames(Collection<ClassLayout> layouts) {
        List<String> names = new ArrayList<>();
        for (ClassLayout layout : layouts) {
            names.add(layout.tableName());
            layout.fields().values().stream()
                    .map(FieldLayout::joinTable)
                    .flatMap(Optional::stream)
                    .forEach(names::add);
            layout.indexes().stream()
                    .map(IndexLayout::elements)
                    .flatMap(Optional::stream)
                    .forEach(names::add);
        }
        return names;
    }

    /** The names of all indexes that were asked for. */
    List<String> indexNames() {
        return indexNames(layouts.values());
    }

    static List<String> indexNames(Collection<ClassLayout> layouts) {
        return layouts.stream()
                .flatMap(layout -> layout.indexes().stream())
                .map(IndexLayout::sqlName)
                .toList();
    }
}
