package io.parsimony.engine.user;

import io.parsimony.engine.schema.HiddenUserFields;
import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.store.SchemaStore;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import java.util.Map;

/** Makes the classes of users and sessions, with the indexes that uniqueness stands on, when they are first needed. */
public final class UserClasses {
    /** Finds sessions; nobody may drop it. */
    public static final String TOKEN_INDEX = "uniqueTokenOfSession";

    private final SchemaCatalogue catalogue;
    private final SchemaStore store;
    private final AuthIds authIds;
    private volatile boolean areThere;

    /** Classes in this store. */
    public UserClasses(SchemaCatalogue catalogue, SchemaStore store) {
        this.catalogue = catalogue;
        this.store = store;
        this.authIds = new AuthIds(catalogue, store);
    }

    /** What makes the ids at providers unique; asked for when {@link #require()} has been called. */
    AuthIds authIds() {
        return authIds;
    }

    /** Every step is idempotent, so that several threads may come first at once. */
    void require() {
        if (areThere) {
            return;
        }
        catalogue.create(SystemClasses.newborn(SystemClasses.USER));
        catalogue.create(SystemClasses.newborn(SystemClasses.SESSION));
        unique(SystemClasses.USER, HiddenUserFields.USERNAME_INDEX, HiddenUserFields.CANONICAL_USERNAME);
        unique(SystemClasses.USER, HiddenUserFields.EMAIL_INDEX, HiddenUserFields.CANONICAL_EMAIL);
        unique(SystemClasses.SESSION, TOKEN_INDEX, Sessions.TOKEN);
        areThere = true;
    }

    private void unique(String className, String name, String field) {
        store.createIndex(new IndexDefinition(className, name, Map.of(field, IndexKey.ASCENDING), true));
    }
}
