package io.parsimony.engine.user;

import io.parsimony.engine.schema.HiddenUserFields;
import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.schema.SessionFields;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.store.SchemaStore;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the classes of users and sessions, with the indexes that uniqueness stands on, when they are first needed. */
public final class UserClasses {
    private final SchemaCatalogue catalogue;
    private final SchemaStore store;
    private final boolean findsTokensOfMails;
    private final AuthIds authIds;
    private volatile boolean areThere;

    /**
     * Classes in this store.
     *
     * @param findsTokensOfMails whether users are looked for by the tokens of links in mails
     */
    public UserClasses(SchemaCatalogue catalogue, SchemaStore store, boolean findsTokensOfMails) {
        this.catalogue = catalogue;
        this.store = store;
        this.findsTokensOfMails = findsTokensOfMails;
        this.authIds = new AuthIds(catalogue, store);
    }

    /** What makes the ids at providers unique; asked for when {@link #require()} has been called. */
    AuthIds authIds() {
        return authIds;
    }

    /** Every step is idempotent, so that several threads may come first at once. */
    public void require() {
        if (areThere) {
            return;
        }
        ClassSchema users = catalogue.create(SystemClasses.newborn(SystemClasses.USER));
        Map<String, FieldType> missing = new LinkedHashMap<>(HiddenUserFields.ofAccounts());
        missing.keySet().removeAll(users.fields().keySet());
        if (!missing.isEmpty()) {
            catalogue.addFields(SystemClasses.USER, missing); // the class was made by an earlier version
        }
        catalogue.create(SystemClasses.newborn(SystemClasses.SESSION));
        index(SystemClasses.USER, HiddenUserFields.USERNAME_INDEX, HiddenUserFields.CANONICAL_USERNAME, true);
        index(SystemClasses.USER, HiddenUserFields.EMAIL_INDEX, HiddenUserFields.CANONICAL_EMAIL, true);
        index(SystemClasses.SESSION, SessionFields.TOKEN_INDEX, SessionFields.TOKEN, true);
        index(SystemClasses.SESSION, SessionFields.USER_INDEX, SessionFields.USER, false);
        if (findsTokensOfMails) {
            index(SystemClasses.USER, HiddenUserFields.VERIFY_TOKEN_INDEX, HiddenUserFields.VERIFY_TOKEN, false);
            index(SystemClasses.USER, HiddenUserFields.RESET_TOKEN_INDEX, HiddenUserFields.RESET_TOKEN, false);
        }
        areThere = true;
    }

    private void index(String className, String name, String field, boolean isUnique) {
        store.createIndex(new IndexDefinition(className, name, Map.of(field, IndexKey.ASCENDING), isUnique));
    }
}
