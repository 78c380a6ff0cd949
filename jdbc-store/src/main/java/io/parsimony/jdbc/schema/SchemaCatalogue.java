package io.parsimony.jdbc.schema;

import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.IndexDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** The layouts of all classes, in memory, as the system tables have them. Thread-safe; changed by {@link SchemaChanges} alone. */
public final class SchemaCatalogue {
    private final Map<String, Known> classes = new ConcurrentHashMap<>();
    private final AtomicLong versions = new AtomicLong();

    /** The versions at which classes were removed. */
    private final Map<String, Long> removed = new ConcurrentHashMap<>();

    /**
     * A class.
     *
     * @param layout how it lies in the database
     * @param schema the same as the engine knows it: one object for as long as nothing changes
     */
    public record Known(ClassLayout layout, ClassSchema schema) {}

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

    /** The indexes of the class that were asked for; none if it was never made. */
    List<IndexDefinition> indexes(String className) {
        return find(className).stream()
                .flatMap(layout -> layout.indexes().stream())
                .map(IndexLayout::definition)
                .toList();
    }

    /** A class that must exist; STALE when it does not. */
    public ClassLayout get(String className) {
        return find(className).orElseThrow(() -> missing(className));
    }

    /** The same with what the engine knows of it. */
    public Known known(String className) {
        Known known = classes.get(className);
        if (known == null) {
            throw missing(className);
        }
        return known;
    }

    static StoreException missing(String className) {
        return new StoreException(Kind.STALE, className, "Class '" + className + "' does not exist; create it first");
    }

    /** The version of a class's layout; it grows with every change of the class, be it made, changed or removed. */
    public long version(String className) {
        return find(className).map(ClassLayout::version).orElseGet(() -> removed.getOrDefault(className, 0L));
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

    void remove(String className) {
        removed.put(className, nextVersion());
        classes.remove(className);
    }

    /** Takes over all layouts as they were read, and keeps those that say the same. */
    void takeOver(List<ClassLayout> read) {
        Set<String> names = read.stream().map(ClassLayout::className).collect(Collectors.toSet());
        classes.keySet().stream().filter(name -> !names.contains(name)).toList().forEach(this::remove);
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
