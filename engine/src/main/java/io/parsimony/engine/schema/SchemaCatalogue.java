package io.parsimony.engine.schema;

import io.parsimony.engine.store.SchemaStore;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldOptions;
import io.parsimony.schema.FieldType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The classes as the engine knows them. The store has them in memory and alone knows in which order changes came, so nothing is kept
 * here: two questions may have different answers. Thread-safe.
 */
public final class SchemaCatalogue {
    private final SchemaStore store;

    /** The store's classes. */
    public SchemaCatalogue(SchemaStore store) {
        this.store = store;
    }

    /** The class, if it exists. */
    public Optional<ClassSchema> find(String className) {
        return store.find(className);
    }

    /** All classes that exist, by name. */
    public List<ClassSchema> all() {
        return store.list();
    }

    /** Makes the class unless it is there; answers it as it is now, which another caller may have decided. */
    public ClassSchema create(ClassSchema schema) {
        return store.createClass(schema);
    }

    /** Adds the fields that the class lacks; answers it as it is now, which another caller may have decided. */
    public ClassSchema addFields(String className, Map<String, FieldType> fields) {
        return store.addFields(className, fields);
    }

    /** Replaces what is asked of some fields. */
    public ClassSchema setOptions(String className, Map<String, FieldOptions> options) {
        return store.setOptions(className, options);
    }

    /** Replaces the class's permissions as a whole. */
    public ClassSchema setPermissions(String className, ClassPermissions permissions) {
        return store.setPermissions(className, permissions);
    }
}
