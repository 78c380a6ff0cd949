package io.parsimony.jdbc.connection;

import io.parsimony.jdbc.dialect.SqlFailures;
import io.parsimony.jdbc.dialect.StoreDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/**
 * A database and how to talk to it. Thread-safe.
 *
 * @param connections to it
 * @param dialect what it speaks
 * @param failures what its failures mean
 */
public record Database(ConnectionSource connections, StoreDialect dialect, SqlFailures failures) {
    /** Work on a connection. */
    @FunctionalInterface
    public interface Work<R> {
        /** Does it. */
        R on(Connection connection) throws SQLException;
    }

    /** Does work on a connection in auto-commit mode. */
    public <R> R run(String doing, Work<R> work) {
        Connection connection = take(doing);
        try {
            return work.on(connection);
        } catch (SQLException e) {
            throw failures.of(doing, e);
        } finally {
            connections.giveBack(connection);
        }
    }

    /** Does work with jOOQ in one transaction. For statements that are rare. */
    public <R> R inTransaction(String doing, java.util.function.Function<DSLContext, R> work) {
        return run(doing, connection -> {
            connection.setAutoCommit(false);
            try {
                R result = work.apply(using(connection));
                connection.commit();
                return result;
            } catch (org.jooq.exception.DataAccessException e) {
                throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    /** Runs statements that change tables, each committing by itself, on a connection without a transaction. */
    public void change(String doing, List<? extends QueryPart> statements) {
        run(doing, connection -> {
            try (Statement statement = connection.createStatement()) {
                for (QueryPart change : statements) {
                    statement.execute(dialect.renderInlined(change));
                }
            }
            return statements;
        });
    }

    /** A connection; the caller gives it back. */
    public Connection take(String doing) {
        try {
            return connections.take();
        } catch (SQLException e) {
            throw failures.of(doing, e);
        }
    }

    private DSLContext using(Connection connection) {
        return DSL.using(connection, dialect.dsl().dialect(), dialect.dsl().settings());
    }
}
