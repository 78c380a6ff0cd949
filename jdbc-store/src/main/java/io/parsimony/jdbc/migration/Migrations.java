package io.parsimony.jdbc.migration;

import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.jdbc.connection.ConnectionSource;
import io.parsimony.jdbc.layout.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Brings the system tables up to date, from the scripts under {@code db/migration}. */
public final class Migrations {
    private static final String H2 = "/db/migration/h2/";
    private static final String NEW_SCHEMA = "create schema \"" + Tables.SYSTEM + "\"";
    private static final String POSTGRES = "/db/migration/postgres/";

    /** In order; a released script never changes. */
    private static final List<String> SCRIPTS = List.of(
            "V1__system_tables.sql",
            "V2__functions.sql",
            "V3__tombstones_by_object.sql",
            "V4__opening.sql",
            "V5__patterns_and_areas.sql",
            "V6__element_tables.sql",
            "V8__sub_queries.sql",
            "V10__schema_changes.sql",
            "V11__gathered_keys.sql");

    /** The same of PostgreSQL; numbers are those of H2's scripts that do the same. */
    private static final List<String> POSTGRES_SCRIPTS = List.of(
            "V1__system_tables.sql",
            "V2__functions.sql",
            "V5__patterns_and_areas.sql",
            "V6__element_tables.sql",
            "V8__sub_queries.sql",
            "V10__schema_changes.sql");

    private Migrations() {}

    /**
     * Runs what a file has not seen yet: in a new one all scripts, as {@link #replay} does, with an entry in Flyway's history for each; else
     * with Flyway, which is not even loaded when there is nothing to do.
     */
    public static void migrate(ConnectionSource connections, String url, String user, String password) {
        List<ScriptResources.Script> scripts = scripts(H2, SCRIPTS);
        if (!on(connections, connection -> isReady(connection, scripts))) {
            migrate(url, user, password, scripts);
        }
    }

    private static boolean isReady(Connection connection, List<ScriptResources.Script> scripts) throws SQLException {
        MigrationHistory history = new MigrationHistory(connection);
        if (!history.isNew()) {
            return history.isExactly(scripts);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(NEW_SCHEMA);
            history.begin();
            for (int i = 0; i < scripts.size(); i++) {
                long begin = System.nanoTime();
                statement.execute(scripts.get(i).text());
                history.add(i + 1, scripts.get(i), (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
            }
        }
        return true;
    }

    /** With Flyway, unless there is nothing to do; processes that come at once wait for each other. */
    public static void postgres(
            ConnectionSource connections, String url, @Nullable String user, @Nullable String password) {
        List<ScriptResources.Script> scripts = scripts(POSTGRES, POSTGRES_SCRIPTS);
        if (!on(connections, connection -> new MigrationHistory(connection).isExactly(scripts))) {
            migrate(url, user, password, scripts);
        }
    }

    private static void migrate(
            String url, @Nullable String user, @Nullable String password, List<ScriptResources.Script> scripts) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(url, user, password)
                    .defaultSchema(Tables.SYSTEM)
                    .schemas(Tables.SYSTEM)
                    .createSchemas(true)
                    .resourceProvider(new ScriptResources(scripts))
                    .skipDefaultCallbacks(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw failed(e);
        }
    }

    /** Replays all scripts in a database that is new and won't outlive the process. Flyway would take three times as long. */
    public static void replay(ConnectionSource connections) {
        on(connections, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(NEW_SCHEMA);
                for (ScriptResources.Script script : scripts(H2, SCRIPTS)) {
                    statement.execute(script.text());
                }
            }
            return true;
        });
    }

    private static boolean on(ConnectionSource connections, Step step) {
        Connection connection = null;
        try {
            connection = connections.take();
            return step.on(connection);
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            if (connection != null) {
                connections.giveBack(connection);
            }
        }
    }

    /** Something to do on a connection. */
    private interface Step {
        boolean on(Connection connection) throws SQLException;
    }

    private static List<ScriptResources.Script> scripts(String folder, List<String> names) {
        List<ScriptResources.Script> scripts = new ArrayList<>();
        for (String name : names) {
            try (InputStream in = Migrations.class.getResourceAsStream(folder + name)) {
                if (in == null) {
                    throw new IllegalStateException("Missing resource " + folder + name);
                }
                scripts.add(new ScriptResources.Script(name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw failed(e);
            }
        }
        return scripts;
    }

    private static StoreException failed(Exception cause) {
        return new StoreException(
                Kind.UNAVAILABLE,
                "migrate",
                "The system tables can't be brought up to date; was the database made by a newer version?",
                cause);
    }
}
