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
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the system tables up to date, from the scripts under {@code db/migration}. */
public final class Migrations {
    private static final String FOLDER = "/db/migration/h2/";

    /** In order; a released script never changes. */
    private static final List<String> SCRIPTS = List.of(
            "V1__system_tables.sql",
            "V2__functions.sql",
            "V3__tombstones_by_object.sql",
            "V4__opening.sql",
            "V5__patterns_and_areas.sql",
            "V8__sub_queries.sql");

    private Migrations() {}

    /** Runs what the database has not seen yet, with Flyway, which records it. */
    public static void migrate(String url, String user, String password) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(url, user, password)
                    .defaultSchema(Tables.SYSTEM)
                    .schemas(Tables.SYSTEM)
                    .createSchemas(true)
                    .resourceProvider(new ScriptResources(scripts()))
                    .skipDefaultCallbacks(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw failed(e);
        }
    }

    /** Replays all scripts in a database that is new and won't outlive the process. Flyway would take three times as long. */
    public static void replay(ConnectionSource connections) {
        Connection connection = null;
        try {
            connection = connections.take();
            try (Statement statement = connection.createStatement()) {
                statement.execute("create schema \"" + Tables.SYSTEM + "\"");
                for (ScriptResources.Script script : scripts()) {
                    statement.execute(script.text());
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            if (connection != null) {
                connections.giveBack(connection);
            }
        }
    }

    private static List<ScriptResources.Script> scripts() {
        List<ScriptResources.Script> scripts = new ArrayList<>();
        for (String name : SCRIPTS) {
            try (InputStream in = Migrations.class.getResourceAsStream(FOLDER + name)) {
                if (in == null) {
                    throw new IllegalStateException("Missing resource " + FOLDER + name);
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
