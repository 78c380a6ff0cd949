package io.parsimony.engine.user;

import io.parsimony.engine.schema.HiddenUserFields;
import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.store.SchemaStore;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import java.util.List;
import java.util.Map;

/** Makes the classes of users and sessions, with the indexes that uniqueness stands on, when they are first needed, or needed again. */
public final class UserClasses {
    /** Finds sessions; nobody may drop it. */
    public static final String TOKEN_INDEX = "uniqueTokenOfSession";

    private static final List<IndexDefinition> INDEXES = List.of(
            unique(SystemClasses.USER, HiddenUserFields.USERNAME_INDEX, HiddenUserFields.CANONICAL_USERNAME),
            unique(SystemClasses.USER, HiddenUserFields.EMAIL_INDEX, HiddenUserFields.CANONICAL_EMAIL),
            unique(SystemClasses.SESSION, TOKEN_INDEX, Sessions.TOKEN));

    private final SchemaCatalogue catalogue;
    private final SchemaStore store;

    /** Classes in this store. */
    public UserClasses(SchemaCatalogue catalogue, SchemaStore store) {
        this.catalogue = catalogue;
        this.store = store;
    }

    /** Every step is idempotent, so that several threads may come first at once. */
    public void require() {
        for (IndexDefinition index : INDEXES) {
            if (catalogue.find(index.className()).isEmpty()
                    || store.indexes(index.className()).stream().noneMatch(index::equals)) {
                catalogue.create(SystemClasses.newborn(index.className()));
                store.createIndex(index);
            }
        }
    }

    private static IndexDefinition unique(String className, String name, String field) {
        return new IndexDefinition(className, name, Map.of(field, IndexKey.ASCENDING), true);
    }
}
