package io.parsimony.engine.administration;

import io.parsimony.engine.schema.InstallationFields;
import io.parsimony.engine.schema.RoleFields;
import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.schema.SessionFields;
import io.parsimony.engine.store.SchemaStore;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.IndexDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Indexes on fields that exist, as the master key sees them. Thread-safe. */
public final class Indexes {
    /** Without them two sessions could have one token, two roles one name, two installations one device. */
    private static final Set<String> OWN = Set.of(
            SessionFields.TOKEN_INDEX, SessionFields.USER_INDEX, RoleFields.NAME_INDEX, InstallationFields.ID_INDEX);

    private final SchemaCatalogue catalogue;
    private final SchemaStore store;

    /** Indexes of these classes. */
    public Indexes(SchemaCatalogue catalogue, SchemaStore store) {
        this.catalogue = catalogue;
        this.store = store;
    }

    /** The class's indexes but those on hidden fields, by name. */
    public List<IndexDefinition> of(String className) {
        return store.indexes(className).stream()
                .filter(index -> index.fields().keySet().stream().noneMatch(field -> field.startsWith("_")))
                .sorted(Comparator.comparing(IndexDefinition::name))
                .toList();
    }

    /**
     * Makes an index, unless it is there.
     *
     * @return it as it is kept
     * @throws io.parsimony.ParseException INVALID_QUERY (102)
     */
    public IndexDefinition create(IndexDefinition index) {
        ClassSchema schema = catalogue
                .find(index.className())
                .orElseThrow(() -> IndexRules.refused(
                        index, "is on a class that has never been written to; save an object first"));
        IndexDefinition checked = IndexRules.checked(schema, index);
        store.createIndex(checked);
        return checked;
    }

    /**
     * Drops an index.
     *
     * @throws io.parsimony.ParseException INVALID_QUERY (102) when it is not there, or the engine's own
     */
    public void delete(String className, String name) {
        requireDeletable(className, name);
        store.deleteIndex(className, name);
    }

    /**
     * Checks that an index can be dropped.
     *
     * @throws io.parsimony.ParseException INVALID_QUERY (102) when it is not there, or the engine's own
     */
    void requireDeletable(String className, String name) {
        if (of(className).stream().noneMatch(index -> index.name().equals(name))) {
            throw IndexRules.refused(className, name, "is not there; Parse.indexes lists those that are");
        }
        if (OWN.contains(name)) {
            throw IndexRules.refused(className, name, "is the engine's own and can't be dropped");
        }
    }
}
