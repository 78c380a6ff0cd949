package io.parsimony.jdbc.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.parsimony.backend.BackendOptions;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HikariCP's pool. */
public final class PooledConnections implements ConnectionSource {
    private static final Logger LOG = LoggerFactory.getLogger(PooledConnections.class);

    /** More than cores can use at once, since open cursors keep theirs. */
    private static final int MAX_SIZE = 32;

    private static final int MIN_IDLE = 2;

    private final HikariDataSource pool;

    /** Opens a pool. */
    public PooledConnections(String url, BackendOptions options) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(Credentials.user(options));
        config.setPassword(Credentials.password(options));
        config.setMaximumPoolSize(MAX_SIZE);
        config.setMinimumIdle(MIN_IDLE);
        config.setInitializationFailTimeout(-1); // the caller has opened a connection already
        config.setPoolName("parsimony");
        pool = new HikariDataSource(config);
    }

    /** Opens a pool that is configured otherwise; the caller has opened a connection already. */
    PooledConnections(HikariConfig config) {
        config.setInitializationFailTimeout(-1);
        config.setPoolName("parsimony");
        pool = new HikariDataSource(config);
    }

    @Override
    public Connection take() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("A connection did not close", e);
        }
    }

    @Override
    public void drop(Connection connection) {
        pool.evictConnection(connection); // closes it; closing it again is no longer possible
    }

    @Override
    public void close() {
        pool.close();
    }
}
