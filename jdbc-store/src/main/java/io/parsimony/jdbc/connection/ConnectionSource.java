package io.parsimony.jdbc.connection;

import java.sql.Connection;
import java.sql.SQLException;

/** Gives out connections in auto-commit mode. Thread-safe. */
public interface ConnectionSource extends AutoCloseable {
    /** A connection that nobody else has until it is given back. */
    Connection take() throws SQLException;

    /** Takes back a connection that has no open transaction. Never throws: a connection that can't go on is dropped. */
    void giveBack(Connection connection);

    /** Takes back a connection whose transaction could not be ended, and closes it for good; what it had not committed is undone. */
    void drop(Connection connection);

    /** Closes all connections. */
    @Override
    void close();
}
