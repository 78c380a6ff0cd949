package io.parsimony.jdbc.connection;

import io.parsimony.backend.BackendOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections to a database in this process's memory: cheap to open, never broken, kept for the next who asks. */
public final class KeptConnections implements ConnectionSource {
    private static final Logger LOG = LoggerFactory.getLogger(KeptConnections.class);

    private final String url;
    private final BackendOptions options;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final Set<Connection> all = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Opens connections to the URL. */
    public KeptConnections(String url, BackendOptions options) {
        this.url = url;
        this.options = options;
    }

    @Override
    public Connection take() throws SQLException {
        if (closed) {
            throw new SQLException("The database is closed", "08003", 90121);
        }
        Connection connection = idle.pollFirst();
        if (connection == null) {
            connection = DriverManager.getConnection(url, Credentials.user(options), Credentials.password(options));
            all.add(connection);
        }
        return connection;
    }

    @Override
    public void giveBack(Connection connection) {
        if (closed) {
            closeQuietly(connection);
        } else {
            idle.addFirst(connection);
        }
    }

    @Override
    public void drop(Connection connection) {
        all.remove(connection);
        closeQuietly(connection);
    }

    @Override
    public void close() {
        closed = true;
        all.forEach(KeptConnections::closeQuietly);
        all.clear();
        idle.clear();
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("A connection did not close", e);
        }
    }
}
