package io.parsimony.jdbc.connection;

import io.parsimony.backend.BackendOptions;
import io.parsimony.backend.Durability;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.jdbc.dialect.DialectLoading;
import io.parsimony.jdbc.dialect.H2Dialect;
import io.parsimony.jdbc.dialect.StoreDialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An open H2 database. One connection is kept until the end, so that the database neither closes nor, in memory, vanishes
 * while no other one is open.
 */
public final class H2Database implements OpenDatabase {
    private static final int ALREADY_OPEN = 90020;

    /** As long as H2 itself would wait. */
    private static final Duration LATE = Duration.ofMillis(500);

    private final H2Url url;
    private final Connection keeper;
    private final ConnectionSource connections;
    private final CommitBarrier commits;
    private final WriteLatch latch;

    private H2Database(
            H2Url url, Connection keeper, ConnectionSource connections, CommitBarrier commits, WriteLatch latch) {
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
        DialectLoading.begin();
        H2Url url = H2Url.of(options.url(), options.durability());
        Connection keeper = keeper(url, options);
        WriteLatch latch = new WriteLatch();
        CommitBarrier commits = commits(url, keeper, latch);
        ConnectionSource connections =
                url.isMemory() ? new KeptConnections(url.text(), options) : new PooledConnections(url.text(), options);
        return new H2Database(url, keeper, connections, commits, latch);
    }

    @Override
    public StoreDialect dialect() {
        return DialectLoading.after(H2Dialect::new);
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

    /** Does work that opens connections of its own, while the file is not written. */
    public void undisturbed(Runnable work) {
        latch.enterAlone();
        try {
            work.run();
        } finally {
            latch.leaveAlone();
        }
    }

    @Override
    public WriteLatch latch() {
        return latch;
    }

    /** Even in an interrupted thread, since H2 would give up half-way. */
    @Override
    public void close() {
        boolean isInterrupted = Thread.interrupted();
        try {
            commits.close();
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
            throw failure(e);
        }
    }

    private static StoreException failure(SQLException cause) {
        int code = cause.getErrorCode();
        if (code == ALREADY_OPEN) {
            return alreadyOpen("another process, or in this one past the store", cause);
        }
        String message = "The database can't be opened (H2 error " + code
                + "); check its path, who may write there, user and password";
        return new StoreException(Kind.UNAVAILABLE, "open", message, cause);
    }

    private static CommitBarrier commits(H2Url url, Connection keeper, WriteLatch latch) {
        Durability level = url.durability();
        if (url.isMemory() || url.hasWriteDelay()) {
            return CommitBarrier.NONE;
        }
        try {
            Optional<H2File> file = H2File.takeOver(keeper, level == Durability.POWER_LOSS);
            if (level == Durability.NONE) {
                return file.<CommitBarrier>map(storage -> new LateCommits(latch, storage, LATE))
                        .orElse(CommitBarrier.NONE);
            }
            CommitBarrier commits = new GroupCommit(latch, file.orElseThrow(() -> notHere(level, null)));
            commits.awaitDurable(); // tries once what the level needs
            return commits;
        } catch (SQLException | StoreException e) {
            StoreException failure = notHere(level, e);
            closeAfter(keeper, failure);
            throw failure;
        }
    }

    private static StoreException notHere(Durability level, @Nullable Exception cause) {
        String message =
                "Durability " + level + " can't be promised here; put the database into a file that this process itself"
                        + " opens, on a disk that can be forced, or choose durability NONE";
        return cause == null
                ? new StoreException(Kind.UNAVAILABLE, "open", message)
                : new StoreException(Kind.UNAVAILABLE, "open", message, cause);
    }

    private static void closeAfter(Connection keeper, StoreException failure) {
        try {
            keeper.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
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
