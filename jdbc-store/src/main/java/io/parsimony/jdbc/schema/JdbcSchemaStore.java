package io.parsimony.jdbc.schema;

import io.parsimony.jdbc.connection.CommitBarrier;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.gate.ClassGates;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldOptions;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.IndexDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Classes, fields and indexes in SQL. */
public final class JdbcSchemaStore implements TableSchemaStore {
    private final SchemaCatalogue catalogue;
    private final SchemaChanges changes;
    private final IndexChanges indexes;
    private final Removals removals;
    private final Promotion promotion;
    private final CommitBarrier commits;
    private final TableRepairs repairs;
    private final ClassReplacement replacement;

    /**
     * Starts with what the catalogue has, and promotes what an earlier process left pending.
     *
     * @param commits what a change waits for before it is acknowledged
     * @param promotionDelay how long new fields wait for typed columns after the last one came
     */
    public JdbcSchemaStore(
            Database database,
            SchemaCatalogue catalogue,
            ClassGates gates,
            CommitBarrier commits,
            Duration promotionDelay) {
        this.catalogue = catalogue;
        this.commits = commits;
        changes = new SchemaChanges(database, catalogue, gates);
        indexes = new IndexChanges(database, catalogue, gates, changes);
        removals = new Removals(database, catalogue, gates, changes);
        promotion = new Promotion(changes, promotionDelay);
        repairs = new TableRepairs(database, catalogue, gates, changes);
        replacement = new ClassReplacement(database, catalogue, gates, changes, removals);
        catalogue.all().forEach(this::promoteLater);
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
        removals.finishEarlier();
        ClassLayout layout = changes.createClass(schema);
        commits.awaitDurable();
        return layout.schema();
    }

    @Override
    public ClassSchema addFields(String className, Map<String, FieldType> fields) {
        removals.finishEarlier();
        ClassLayout layout = changes.addFields(className, fields);
        promoteLater(layout);
        commits.awaitDurable();
        return layout.schema();
    }

    @Override
    public ClassSchema setOptions(String className, Map<String, FieldOptions> options) {
        ClassLayout layout = changes.setOptions(className, options);
        commits.awaitDurable();
        return layout.schema();
    }

    @Override
    public ClassSchema setPermissions(String className, ClassPermissions permissions) {
        ClassLayout layout = changes.setPermissions(className, permissions);
        commits.awaitDurable();
        return layout.schema();
    }

    @Override
    public ClassSchema deleteFields(String className, Set<String> fields) {
        removals.finishEarlier();
        ClassLayout layout = removals.deleteFields(className, fields);
        commits.awaitDurable();
        return layout.schema();
    }

    @Override
    public boolean deleteClass(String className) {
        removals.finishEarlier();
        boolean isGone = removals.deleteClass(className);
        commits.awaitDurable();
        return isGone;
    }

    @Override
    public List<IndexDefinition> indexes(String className) {
        return catalogue.indexes(className);
    }

    @Override
    public void createIndex(IndexDefinition index) {
        removals.finishEarlier();
        indexes.create(index);
        commits.awaitDurable();
    }

    @Override
    public void deleteIndex(String className, String name) {
        indexes.delete(className, name);
        commits.awaitDurable();
    }

    @Override
    public TableRepairs repairs() {
        return repairs;
    }

    /** Replaces all classes at once. */
    public ClassReplacement replacement() {
        return replacement;
    }

    /** There are no other processes. */
    @Override
    public boolean catchUp(long classes) {
        return false;
    }

    @Override
    public void close() {
        promotion.close();
    }

    private void promoteLater(ClassLayout layout) {
        if (!layout.pending().isEmpty()) {
            promotion.plan(layout.className());
        }
    }
}
