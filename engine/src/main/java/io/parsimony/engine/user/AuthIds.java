package io.parsimony.engine.user;

import io.parsimony.auth.AuthOptions;
import io.parsimony.engine.auth.AuthErrors;
import io.parsimony.engine.schema.HiddenUserFields;
import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.store.SchemaStore;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import java.util.Collection;
import java.util.Map;

/**
 * The users' ids at providers: a hidden field per provider with a unique index, so that the database itself refuses a second user of one
 * id, whichever process writes it. Field and index are made when a provider is first used. Thread-safe.
 */
final class AuthIds {
    private final SchemaCatalogue catalogue;
    private final SchemaStore store;

    AuthIds(SchemaCatalogue catalogue, SchemaStore store) {
        this.catalogue = catalogue;
        this.store = store;
    }

    /**
     * Makes what is missing. Commits by itself; every step is idempotent, so that several threads and processes may come first at once.
     *
     * @param providers by whose ids users are about to be looked up, or stored
     * @throws io.parsimony.ParseException INVALID_VALUE (162) for what can be no provider's name
     */
    void require(Collection<String> providers) {
        providers.forEach(this::require);
    }

    private void require(String provider) {
        if (!AuthOptions.isName(provider)) {
            throw AuthErrors.badName(provider);
        }
        String field = HiddenUserFields.authId(provider);
        IndexDefinition index = new IndexDefinition(
                SystemClasses.USER, HiddenUserFields.authIdIndex(provider), Map.of(field, IndexKey.ASCENDING), true);
        if (store.indexes(SystemClasses.USER).stream().noneMatch(index::equals)) {
            catalogue.addFields(SystemClasses.USER, Map.of(field, FieldType.STRING));
            store.createIndex(index);
        }
    }
}
