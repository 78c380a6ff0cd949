package io.parsimony.jdbc.connection;

import io.parsimony.backend.BackendOptions;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * An open H2 database. One connection is kept until the end, so that the database neither closes nor, in memory, vanishes
 * while no other one is open.
 */
public final class H2Database implements AutoCloseable {
    private static final int ALREADY_OPEN = 90020;

    private final H2Url url;
    private final Connection keeper;
    private final ConnectionSource connections;

    private H2Database(H2Url url, Connection keeper, ConnectionSource connections) {
        this.url = url;
        this.keeper = keeper;
        this.connections = connections;
    }

    /**
     * Opens the database and makes it when it is not there.
     *
     * @throws StoreException UNAVAILABLE when it can't be opened, or somebody else has it open
     */
    public static H2Database open(BackendOptions options) {
        H2Url url = H2Url.of(options.url());
        Connection keeper = keeper(url, options);
        ConnectionSource connections =
                url.isMemory() ? new KeptConnections(url.text(), options) : new PooledConnections(url.text(), options);
        return new H2Database(url, keeper, connections);
    }

    /** Whether the database is gone when it is closed. */
    public boolean isMemory() {
        return url.isMemory();
    }

    /** The URL for the driver. */
    public String url() {
        return url.text();
    }

    /** Connections for whoever needs one. */
    public ConnectionSource connections() {
        return connections;
    }

    /** Even in an interrupted thread, since H2 would give up half-way. */
    @Override
    public void close() {
        boolean isInterrupted = Thread.interrupted();
        try {
            connections.close();
            keeper.close();
        } catch (SQLException e) {
            throw new StoreException(Kind.UNAVAILABLE, "close", "The database did not close cleanly", e);
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Connection keeper(H2Url url, BackendOptions options) {
        try {
            Connection keeper =
                    DriverManager.getConnection(url.text(), Credentials.user(options), Credentials.password(options));
            if (sessions(keeper) > 1) {
                keeper.close();
                throw alreadyOpen("this process", null);
            }
            return keeper;
        } catch (SQLException e) {
            if (e.getErrorCode() == ALREADY_OPEN) {
                throw alreadyOpen("another process, or in this one past the store", e);
            }
            throw new StoreException(
                    Kind.UNAVAILABLE,
                    "open",
                    "The database can't be opened (H2 error " + e.getErrorCode()
                            + "); check its path, who may write there, user and password",
                    e);
        }
    }

    /** H2 lets one process open a file twice, but two stores' gates would not know of each other. */
    private static int sessions(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from information_schema.sessions")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static StoreException alreadyOpen(String where, @org.jspecify.annotations.Nullable SQLException cause) {
        String message = "The database is already open in " + where + "; close it there first";
        return cause == null
                ? new StoreException(Kind.UNAVAILABLE, "open", message)
                : new StoreException(Kind.UNAVAILABLE, "open", message, cause);
    }
}
