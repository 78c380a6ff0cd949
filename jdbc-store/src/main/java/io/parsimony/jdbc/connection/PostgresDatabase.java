package io.parsimony.jdbc.connection;

import com.zaxxer.hikari.HikariConfig;
import io.parsimony.backend.BackendOptions;
import io.parsimony.backend.Durability;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.jdbc.dialect.DialectLoading;
import io.parsimony.jdbc.dialect.PostgresDialect;
import io.parsimony.jdbc.dialect.StoreDialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** An open PostgreSQL database. Other processes may have it open, too. */
public final class PostgresDatabase implements OpenDatabase {
    private static final String PREFIX = "jdbc:postgresql:";
    private static final String DRIVER = "org.postgresql.Driver";

    /** PostgreSQL serves a hundred connections by default, and other processes want theirs. */
    private static final int MAX_CONNECTIONS = 16;

    /** Whoever waits longer for a lock gives up, and tries again; plans are never worth compiling to machine code. */
    private static final String SETTINGS =
            "set lock_timeout = 10000; set jit = off; set default_transaction_isolation = 'read committed'";

    private final ConnectionSource connections;
    private final WriteLatch latch = new WriteLatch();

    private PostgresDatabase(ConnectionSource connections) {
        this.connections = connections;
    }

    /** Whether the URL is PostgreSQL's. */
    public static boolean accepts(String url) {
        return url.startsWith(PREFIX);
    }

    /**
     * Opens the database, which must exist.
     *
     * @throws StoreException UNAVAILABLE when the driver is missing, the database can't be reached, the server is older than PostgreSQL
     *     13, the database's encoding is not UTF8, or it can't be as durable as asked
     */
    public static PostgresDatabase open(BackendOptions options) {
        DialectLoading.begin();
        requireDriver();
        try (Connection first = DriverManager.getConnection(options.url(), credentials(options))) {
            PostgresServerSettings.of(first).require(options.durability());
        } catch (SQLException e) {
            throw new StoreException(
                    Kind.UNAVAILABLE,
                    "open",
                    "The database can't be opened (PostgreSQL error " + e.getSQLState()
                            + "); check host, port, name of the database, user and password",
                    e);
        }
        return new PostgresDatabase(new PooledConnections(pool(options)));
    }

    private static void requireDriver() {
        try {
            Class.forName(DRIVER);
        } catch (ClassNotFoundException e) {
            throw new StoreException(
                    Kind.UNAVAILABLE,
                    "open",
                    "PostgreSQL's driver is missing; add org.postgresql:postgresql to the dependencies",
                    e);
        }
    }

    private static HikariConfig pool(BackendOptions options) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(options.url());
        config.setDataSourceProperties(credentials(options));
        config.setMaximumPoolSize(MAX_CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionInitSql(SETTINGS + durability(options));
        return config;
    }

    /** Between the two levels PostgreSQL has none: what it does not force, it writes up to 0.6 s later, and a crash of its own loses it. */
    private static String durability(BackendOptions options) {
        Durability durability = options.durability();
        if (durability == null) {
            return ""; // as the server is set, which by default forces every commit
        }
        return durability == Durability.NONE ? "; set synchronous_commit = off" : "; set synchronous_commit = on";
    }

    private static Properties credentials(BackendOptions options) {
        Properties credentials = new Properties();
        if (options.user() != null) {
            credentials.setProperty("user", options.user());
        }
        if (options.password() != null) {
            credentials.setProperty("password", options.password());
        }
        return credentials;
    }

    @Override
    public StoreDialect dialect() {
        return DialectLoading.after(PostgresDialect::new);
    }

    @Override
    public ConnectionSource connections() {
        return connections;
    }

    /** The server returns from a commit when it is as durable as it is to be. */
    @Override
    public CommitBarrier commits() {
        return CommitBarrier.NONE;
    }

    /** Nobody changes tables through it, since that happens in transactions. */
    @Override
    public WriteLatch latch() {
        return latch;
    }

    @Override
    public boolean isFile() {
        return false;
    }

    @Override
    public void close() {
        connections.close();
    }
}
