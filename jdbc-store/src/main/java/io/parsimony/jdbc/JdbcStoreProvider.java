package io.parsimony.jdbc;

import io.parsimony.backend.BackendOptions;
import io.parsimony.engine.store.Store;
import io.parsimony.engine.store.StoreProvider;
import io.parsimony.jdbc.connection.Credentials;
import io.parsimony.jdbc.connection.H2Database;
import io.parsimony.jdbc.connection.H2Url;
import io.parsimony.jdbc.migration.Migrations;

/**
 * Opens stores on H2: {@code jdbc:h2:file:…} for one that stays, {@code jdbc:h2:mem:} for one that is gone when it is
 * closed.
 */
public final class JdbcStoreProvider implements StoreProvider {
    static {
        // jOOQ would greet in the application's log; who wants that can say so
        for (String greeting : new String[] {"org.jooq.no-logo", "org.jooq.no-tips"}) {
            if (System.getProperty(greeting) == null) {
                System.setProperty(greeting, "true");
            }
        }
    }

    /** For {@link java.util.ServiceLoader}. */
    public JdbcStoreProvider() {}

    @Override
    public boolean accepts(String url) {
        return H2Url.accepts(url);
    }

    @Override
    public Store open(BackendOptions options) {
        H2Database database = H2Database.open(options);
        try {
            if (database.isMemory()) {
                Migrations.replay(database.connections());
            } else {
                database.undisturbed(() ->
                        Migrations.migrate(database.url(), Credentials.user(options), Credentials.password(options)));
            }
            return new JdbcStore(database, options);
        } catch (RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }
}
