package io.parsimony.jdbc.schema;

import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.schema.ClassSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The layouts of all classes, in memory, as the system tables have them. Thread-safe; changed by {@link SchemaChanges} alone. */
public final class SchemaCatalogue {
    private final Map<String, Known> classes = new ConcurrentHashMap<>();
    private final AtomicLong versions = new AtomicLong();

    /** A layout, and what the engine knows of it: one object for as long as nothing changes. */
    private record Known(ClassLayout layout, ClassSchema schema) {}

    /** Reads the system tables. */
    public SchemaCatalogue(Database database) {
        CatalogueTables.read(database).forEach(this::publish);
    }

    /** The class, if it was ever made. */
    public Optional<ClassLayout> find(String className) {
        Known known = classes.get(className);
        return known == null ? Optional.empty() : Optional.of(known.layout());
    }

    /** The class as the engine knows it, if it was ever made. */
    public Optional<ClassSchema> schema(String className) {
        Known known = classes.get(className);
        return known == null ? Optional.empty() : Optional.of(known.schema());
    }

    /** All classes as the engine knows them, by name. */
    List<ClassSchema> schemas() {
        return classes.values().stream()
                .map(Known::schema)
                .sorted(Comparator.comparing(ClassSchema::className))
                .toList();
    }

    /** A class that must exist. */
    public ClassLayout get(String className) {
        return find(className)
                .orElseThrow(() -> new StoreException(
                        Kind.INTERNAL, className, "Class '" + className + "' does not exist; create it first"));
    }

    /** All classes. */
    public Collection<ClassLayout> all() {
        return classes.values().stream().map(Known::layout).toList();
    }

    /** A version that is greater than all that layouts have had. */
    long nextVersion() {
        return versions.incrementAndGet();
    }

    void publish(ClassLayout layout) {
        ClassLayout published = layout.version() > 0 ? layout : layout.withVersion(nextVersion());
        classes.put(published.className(), new Known(published, published.schema()));
    }

    /** Takes over layouts that were read, and keeps those that say the same. */
    void takeOver(List<ClassLayout> read) {
        for (ClassLayout layout : read) {
            if (find(layout.className()).filter(layout::isLike).isEmpty()) {
                publish(layout);
            }
        }
    }

    /** The names of all tables of objects, relations and elements. */
    List<String> tableNames() {
        return tableNames(all());
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
        return indexNames(all());
    }

    static List<String> indexNames(Collection<ClassLayout> layouts) {
        return layouts.stream()
                .flatMap(layout -> layout.indexes().stream())
                .map(IndexLayout::sqlName)
                .toList();
    }
}
