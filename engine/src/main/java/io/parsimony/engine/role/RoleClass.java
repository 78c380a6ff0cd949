package io.parsimony.engine.role;

import io.parsimony.engine.schema.RoleFields;
import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.store.SchemaStore;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import java.util.Map;

/** Makes the class of roles, with the index that makes names unique, when it is first needed, or needed again. */
public final class RoleClass {
    private static final IndexDefinition UNIQUE_NAME = new IndexDefinition(
            SystemClasses.ROLE, RoleFields.NAME_INDEX, Map.of(RoleFields.NAME, IndexKey.ASCENDING), true);

    private final SchemaCatalogue catalogue;
    private final SchemaStore store;

    /** The class in this store. */
    public RoleClass(SchemaCatalogue catalogue, SchemaStore store) {
        this.catalogue = catalogue;
        this.store = store;
    }

    /** Every step is idempotent, so that several threads may come first at once. */
    void require() {
        if (catalogue.find(SystemClasses.ROLE).isEmpty()
                || store.indexes(SystemClasses.ROLE).stream().noneMatch(UNIQUE_NAME::equals)) {
            catalogue.create(SystemClasses.newborn(SystemClasses.ROLE));
            store.createIndex(UNIQUE_NAME);
        }
    }
}
