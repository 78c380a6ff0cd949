package io.parsimony.engine;

import io.parsimony.engine.schema.RoleFields;
import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.store.SchemaStore;
import io.parsimony.engine.user.UserClasses;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.IndexDefinition;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The schema as the master key sees it, and indexes on fields that exist. */
final class Indexes {
    /** Without them two sessions could have one token, two roles one name. */
    private static final Set<String> OWN = Set.of(UserClasses.TOKEN_INDEX, RoleFields.NAME_INDEX);

    private final SchemaCatalogue catalogue;
    private final SchemaStore store;

    Indexes(SchemaCatalogue catalogue, SchemaStore store) {
        this.catalogue = catalogue;
        this.store = store;
    }

    /** The classes without hidden fields, by name. */
    List<ClassSchema> classes() {
        return catalogue.all().stream().map(Indexes::withoutHidden).toList();
    }

    private static ClassSchema withoutHidden(ClassSchema schema) {
        Map<String, FieldType> fields = new LinkedHashMap<>(schema.fields());
        fields.keySet().removeIf(field -> field.startsWith("_"));
        return schema.withFields(fields);
    }

    /** The class's indexes but those on hidden fields, by name. */
    List<IndexDefinition> of(String className) {
        if (catalogue.find(className).isEmpty()) {
            return List.of();
        }
        return store.indexes(className).stream()
                .filter(index -> index.fields().keySet().stream().noneMatch(field -> field.startsWith("_")))
                .sorted(Comparator.comparing(IndexDefinition::name))
                .toList();
    }

    IndexDefinition create(IndexDefinition index) {
        ClassSchema schema = catalogue
                .find(index.className())
                .orElseThrow(() -> IndexRules.refused(
                        index, "is on a class that has never been written to; save an object first"));
        IndexDefinition checked = IndexRules.checked(schema, index);
        store.createIndex(checked);
        return checked;
    }

    void delete(String className, String name) {
        if (of(className).stream().noneMatch(index -> index.name().equals(name))) {
            throw IndexRules.refused(className, name, "is not there; Parse.indexes lists those that are");
        }
        if (OWN.contains(name)) {
            throw IndexRules.refused(className, name, "is the engine's own and can't be dropped");
        }
        store.deleteIndex(className, name);
    }
}
