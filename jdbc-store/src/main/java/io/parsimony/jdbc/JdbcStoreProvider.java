package io.parsimony.jdbc;

import io.parsimony.backend.BackendOptions;
import io.parsimony.engine.store.Store;
import io.parsimony.engine.store.StoreProvider;
import io.parsimony.jdbc.connection.Credentials;
import io.parsimony.jdbc.connection.H2Database;
import io.parsimony.jdbc.connection.H2Url;
import io.parsimony.jdbc.connection.OpenDatabase;
import io.parsimony.jdbc.connection.PostgresDatabase;
import io.parsimony.jdbc.migration.Migrations;
import java.util.function.Consumer;

/**
 * Opens stores on H2: {@code jdbc:h2:file:…} for one that stays, {@code jdbc:h2:mem:} for one that is gone when it is
 * closed;
 * {@code jdbc:postgresql:…} for one on a server.
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
        return H2Url.accepts(url) || PostgresDatabase.accepts(url);
    }

    @Override
    public Store open(BackendOptions options) {
        return PostgresDatabase.accepts(options.url()) ? openPostgres(options) : openH2(options);
    }

    private static Store openPostgres(BackendOptions options) {
        return store(
                PostgresDatabase.open(options),
                options,
                database ->
                        Migrations.postgres(database.connections(), options.url(), options.user(), options.password()));
    }

    private static Store openH2(BackendOptions options) {
        return store(H2Database.open(options), options, database -> {
            if (database.isFile()) {
                database.undisturbed(() -> Migrations.migrate(
                        database.connections(),
                        database.url(),
                        Credentials.user(options),
                        Credentials.password(options)));
            } else {
                Migrations.replay(database.connections());
            }
        });
    }

    private static <D extends OpenDatabase> Store store(D database, BackendOptions options, Consumer<D> migration) {
        try {
            migration.accept(database);
            return new JdbcStore(database, options);
        } catch (RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }
}
