package io.parsimony.jdbc.connection;

import io.parsimony.backend.BackendOptions;
import io.parsimony.backend.Durability;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.jdbc.dialect.H2Dialect;
import io.parsimony.jdbc.dialect.StoreDialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * An open H2 database. One connection is kept until the end, so that the database neither closes nor, in memory, vanishes
 * while no other one is open. The same connection forces commits to the disk.
 */
public final class H2Database implements OpenDatabase {
    private static final int ALREADY_OPEN = 90020;
    private static final int NOT_ADMIN = 90040;

    private final StoreDialect dialect = new H2Dialect();
    private final H2Url url;
    private final Connection keeper;
    private final ConnectionSource connections;
    private final CommitBarrier commits;
    private final ChangeLatch latch;

    private H2Database(
            H2Url url, Connection keeper, ConnectionSource connections, CommitBarrier commits, ChangeLatch latch) {
        this.url = url;
        this.keeper = keeper;
        this.connections = connections;
        this.commits = commits;
        this.latch = latch;
    }

    /**
     * Opens the database and makes it when it is not there.
     *
     * @throws StoreException UNAVAILABLE when it can't be opened, somebody else has it open, or it can't be as durable as asked
     */
    public static H2Database open(BackendOptions options) {
        H2Url url = H2Url.of(options.url(), options.durability());
        Connection keeper = keeper(url, options);
        ChangeLatch latch = new ChangeLatch();
        CommitBarrier commits = commits(url, keeper, latch);
        ConnectionSource connections =
                url.isMemory() ? new KeptConnections(url.text(), options) : new PooledConnections(url.text(), options);
        return new H2Database(url, keeper, connections, commits, latch);
    }

    @Override
    public StoreDialect dialect() {
        return dialect;
    }

    @Override
    public boolean isFile() {
        return !url.isMemory();
    }

    /** The URL for the driver. */
    public String url() {
        return url.text();
    }

    @Override
    public ConnectionSource connections() {
        return connections;
    }

    @Override
    public CommitBarrier commits() {
        return commits;
    }

    @Override
    public ChangeLatch latch() {
        return latch;
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
            throw failure(url, e);
        }
    }

    private static StoreException failure(H2Url url, SQLException cause) {
        int code = cause.getErrorCode();
        if (code == ALREADY_OPEN) {
            return alreadyOpen("another process, or in this one past the store", cause);
        }
        String message = code == NOT_ADMIN && url.durability() != Durability.NONE
                ? "Durability " + url.durability()
                        + " needs a database user with admin rights; open it as such a one, or"
                        + " choose durability NONE"
                : "The database can't be opened (H2 error " + code
                        + "); check its path, who may write there, user and password";
        return new StoreException(Kind.UNAVAILABLE, "open", message, cause);
    }

    /** Tries once what the durability needs. */
    private static CommitBarrier commits(H2Url url, Connection keeper, ChangeLatch latch) {
        try {
            if (url.durability() == Durability.POWER_LOSS) {
                GroupCommit.Sync sync = () -> {
                    latch.enterWriting();
                    try {
                        execute(keeper, "checkpoint sync");
                    } finally {
                        latch.leaveWriting();
                    }
                };
                sync.run();
                return new GroupCommit(sync);
            }
            if (!url.isMemory() && !url.hasWriteDelay()) {
                writeLater(keeper);
            }
            return () -> {};
        } catch (SQLException e) {
            StoreException failure = failure(url, e);
            closeAfter(keeper, failure);
            throw failure;
        }
    }

    /** Gives the database back H2's own delay, since it remembers that of its last opening. */
    private static void writeLater(Connection keeper) throws SQLException {
        try {
            execute(keeper, "set write_delay 500");
        } catch (SQLException e) {
            if (e.getErrorCode() != NOT_ADMIN) {
                throw e;
            }
            // the delay stays as it was: at worst slower, never less durable
        }
    }

    private static void closeAfter(Connection keeper, StoreException failure) {
        try {
            keeper.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
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

    private static StoreException alreadyOpen(String where, @Nullable SQLException cause) {
        String message = "The database is already open in " + where + "; close it there first";
        return cause == null
                ? new StoreException(Kind.UNAVAILABLE, "open", message)
                : new StoreException(Kind.UNAVAILABLE, "open", message, cause);
    }
}
