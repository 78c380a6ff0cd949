package io.parsimony.jdbc.migration;

import io.parsimony.jdbc.layout.Tables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Flyway's history of a database, read and written without Flyway, which takes half a second to load. It only says that there is nothing to
 * do, and what a new database's first scripts were: whatever is not as expected is for Flyway to judge.
 */
final class MigrationHistory {
    private static final String NAME = "flyway_schema_history";
    private static final String TABLE = "\"" + Tables.SYSTEM + "\".\"" + NAME + "\"";

    /** Flyway 13's own table on H2; a test compares the two. */
    private static final List<String> TABLE_OF_H2 = List.of(
            "create table " + TABLE + " (\"installed_rank\" int not null, \"version\" varchar(50),"
                    + " \"description\" varchar(200) not null, \"type\" varchar(20) not null,"
                    + " \"script\" varchar(1000) not null, \"checksum\" int, \"installed_by\" varchar(100) not null,"
                    + " \"installed_on\" timestamp default current_timestamp not null, \"execution_time\" int not null,"
                    + " \"success\" boolean not null,"
                    + " constraint \"" + NAME + "_pk\" primary key (\"installed_rank\"))",
            "create index \"" + Tables.SYSTEM + "\".\"" + NAME + "_s_idx\" on " + TABLE + " (\"success\")");

    private static final String INSERT = "insert into " + TABLE
            + " (\"installed_rank\", \"version\", \"description\", \"type\", \"script\", \"checksum\", \"installed_by\","
            + " \"execution_time\", \"success\") values (?, ?, ?, ?, ?, ?, current_user, ?, true)";

    private final Connection connection;

    MigrationHistory(Connection connection) {
        this.connection = connection;
    }

    /** Whether no script has begun. */
    boolean isNew() throws SQLException {
        return !exists("select 1 from information_schema.schemata where schema_name = ?", Tables.SYSTEM);
    }

    /** Whether these scripts, unchanged, and no others have run to their ends. */
    boolean isExactly(List<ScriptResources.Script> scripts) throws SQLException {
        if (!exists(
                "select 1 from information_schema.tables where table_schema = ? and table_name = '" + NAME + "'",
                Tables.SYSTEM)) {
            return false;
        }
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select \"version\", \"type\", \"script\", \"checksum\", \"success\" from " + TABLE
                                + " where \"installed_rank\" > 0 order by \"installed_rank\"")) {
            while (rows.next()) {
                found.add(String.join(
                        " ",
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        String.valueOf(rows.getInt(4)),
                        String.valueOf(rows.getBoolean(5))));
            }
        }
        return found.equals(scripts.stream()
                .map(script -> script.version() + " SQL " + script.name() + " " + script.checksum() + " true")
                .toList());
    }

    private boolean exists(String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Begins the history of a new H2 database, whose schema has been made. */
    void begin() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String definition : TABLE_OF_H2) {
                statement.execute(definition);
            }
        }
        insert(-1, null, "<< Flyway Schema History table created >>", "TABLE", "", null, 0);
        insert(0, null, "<< Flyway Schema Creation >>", "SCHEMA", "\"" + Tables.SYSTEM + "\"", null, 0);
    }

    /**
     * Adds a script that ran.
     *
     * @param rank its place, from 1
     * @param millis how long it took
     */
    void add(int rank, ScriptResources.Script script, int millis) throws SQLException {
        insert(rank, script.version(), script.description(), "SQL", script.name(), script.checksum(), millis);
    }

    private void insert(
            int rank,
            @Nullable String version,
            String description,
            String type,
            String script,
            @Nullable Integer checksum,
            int millis)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setInt(1, rank);
            statement.setString(2, version);
            statement.setString(3, description);
            statement.setString(4, type);
            statement.setString(5, script);
            statement.setObject(6, checksum);
            statement.setInt(7, millis);
            statement.executeUpdate();
        }
    }
}
