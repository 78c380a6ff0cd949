package io.parsimony.jdbc.schema;

import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.gate.ClassGates;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldOptions;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.IndexDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Classes, fields and indexes in a database that several processes share: fields have their columns from the beginning. */
public final class SharedSchemaStore implements TableSchemaStore {
    private final SchemaCatalogue catalogue;
    private final SharedSchemaChanges changes;
    private final SharedIndexes indexes;
    private final SharedRemovals removals;
    private final TableRepairs repairs;

    /** Starts with what the catalogue has. */
    public SharedSchemaStore(Database database, SchemaCatalogue catalogue, ClassGates gates) {
        this.catalogue = catalogue;
        changes = new SharedSchemaChanges(database, catalogue);
        indexes = new SharedIndexes(database, catalogue, changes);
        removals = new SharedRemovals(database, catalogue, changes);
        repairs = new TableRepairs(database, catalogue, gates, changes);
    }

    @Override
    public List<ClassSchema> list() {
        return catalogue.schemas();
    }

    @Override
    public Optional<ClassSchema> find(String className) {
        return catalogue.schema(className);
    }

    @Override
    public ClassSchema createClass(ClassSchema schema) {
        return changes.createClass(schema).schema();
    }

    @Override
    public ClassSchema addFields(String className, Map<String, FieldType> fields) {
        return changes.addFields(className, fields).schema();
    }

    @Override
    public ClassSchema setOptions(String className, Map<String, FieldOptions> options) {
        return changes.setOptions(className, options).schema();
    }

    @Override
    public ClassSchema setPermissions(String className, ClassPermissions permissions) {
        return changes.setPermissions(className, permissions).schema();
    }

    @Override
    public ClassSchema deleteFields(String className, Set<String> fields) {
        return removals.deleteFields(className, fields).schema();
    }

    @Override
    public boolean deleteClass(String className) {
        return removals.deleteClass(className);
    }

    @Override
    public List<IndexDefinition> indexes(String className) {
        return catalogue.indexes(className);
    }

    @Override
    public void deleteIndex(String className, String name) {
        indexes.delete(className, name);
    }

    @Override
    public void createIndex(IndexDefinition index) {
        indexes.create(index);
    }

    @Override
    public TableRepairs repairs() {
        return repairs;
    }

    @Override
    public boolean catchUp(long classes) {
        return changes.catchUp(classes);
    }

    @Override
    public void close() {}
}
