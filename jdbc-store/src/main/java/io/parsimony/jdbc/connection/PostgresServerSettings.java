package io.parsimony.jdbc.connection;

import io.parsimony.backend.Durability;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What a PostgreSQL server says of itself, as far as a database on it needs it.
 *
 * @param version as {@code server_version_num} has it: 130004 is 13.4
 * @param encoding of the database
 * @param forcesWrites whether the server forces what it writes to its disk, its setting {@code fsync}
 */
record PostgresServerSettings(int version, String encoding, boolean forcesWrites) {
    /** The first with {@code normalize}, which full-text search needs. */
    private static final int OLDEST = 13;

    private static final int RELEASES_OF_A_VERSION = 10_000;

    static PostgresServerSettings of(Connection connection) throws SQLException {
        return new PostgresServerSettings(
                Integer.parseInt(setting(connection, "server_version_num")),
                setting(connection, "server_encoding"),
                !setting(connection, "fsync").equals("off"));
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /**
     * Refuses a server or a database that can't do what is needed.
     *
     * @param durability null for the server's own
     * @throws StoreException UNAVAILABLE, with what to do about it
     */
    void require(@Nullable Durability durability) {
        if (version < OLDEST * RELEASES_OF_A_VERSION) {
            throw new StoreException(
                    Kind.UNAVAILABLE,
                    "version",
                    "The server is PostgreSQL " + version / RELEASES_OF_A_VERSION + ", which is too old; use " + OLDEST
                            + " or a later one");
        }
        if (!encoding.equals("UTF8")) {
            throw new StoreException(
                    Kind.UNAVAILABLE,
                    "encoding",
                    "The database's encoding is " + encoding
                            + " and not UTF8, so it can't hold every string; create it with" + " ENCODING 'UTF8'");
        }
        if (durability == Durability.POWER_LOSS && !forcesWrites) {
            throw new StoreException(
                    Kind.UNAVAILABLE,
                    "durability",
                    "Durability POWER_LOSS can't be had from a server with the setting fsync = off; switch it on, or choose"
                            + " another durability");
        }
    }
}
