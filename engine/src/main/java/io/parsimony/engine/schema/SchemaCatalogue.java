package io.parsimony.engine.schema;

import io.parsimony.engine.store.SchemaStore;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The classes as the engine knows them: all are read when a backend opens, each is renewed by what the store answers to a
 * change. Thread-safe.
 */
public final class SchemaCatalogue {
    private final SchemaStore store;
    private final Map<String, ClassSchema> classes = new ConcurrentHashMap<>();

    private SchemaCatalogue(SchemaStore store) {
        this.store = store;
    }

    /** Reads the store's classes. */
    public static SchemaCatalogue load(SchemaStore store) {
        SchemaCatalogue catalogue = new SchemaCatalogue(store);
        catalogue.reload();
        return catalogue;
    }

    /** Reads the store's classes again. */
    public void reload() {
        store.list().forEach(this::remember);
    }

    /** The class, if it has ever been written to. */
    public Optional<ClassSchema> find(String className) {
        return Optional.ofNullable(classes.get(className));
    }

    /** All classes that have ever been written to, by name. */
    public List<ClassSchema> all() {
        return classes.values().stream()
                .sorted(Comparator.comparing(ClassSchema::className))
                .toList();
    }

    /** Makes the class unless it is there; answers it as it is now, which another caller may have decided. */
    public ClassSchema create(ClassSchema schema) {
        return remember(store.createClass(schema));
    }

    /** Adds the fields that the class lacks; answers it as it is now, which another caller may have decided. */
    public ClassSchema addFields(String className, Map<String, FieldType> fields) {
        return remember(store.addFields(className, fields));
    }

    /** Fields are only ever added, so of two answers that overtook each other the one with more fields is the newer. */
    private ClassSchema remember(ClassSchema schema) {
        return classes.merge(
                schema.className(),
                schema,
                (known, renewed) -> renewed.fields().size() >= known.fields().size() ? renewed : known);
    }
}
