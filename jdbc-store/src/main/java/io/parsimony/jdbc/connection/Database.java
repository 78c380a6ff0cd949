package io.parsimony.jdbc.connection;

import io.parsimony.jdbc.dialect.SqlFailures;
import io.parsimony.jdbc.dialect.StoreDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database and how to talk to it. Thread-safe.
 *
 * @param connections to it
 * @param dialect what it speaks
 * @param failures what its failures mean
 * @param latch what keeps transactions apart from changes of tables and writes of the file
 * @param commits what a commit waits for before it is acknowledged
 */
public record Database(
        ConnectionSource connections,
        StoreDialect dialect,
        SqlFailures failures,
        WriteLatch latch,
        CommitBarrier commits) {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** Work on a connection. */
    @FunctionalInterface
    public interface Work<R> {
        /** Does it. */
        R on(Connection connection) throws SQLException;
    }

    /** Reads on a connection in auto-commit mode. */
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
    public <R> R inTransaction(String doing, Function<DSLContext, R> work) {
        return transaction(doing, connection -> {
            try {
                return work.apply(using(connection));
            } catch (DataAccessException e) {
                throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e);
            }
        });
    }

    /**
     * Does work in one transaction on one connection and commits it; whatever the work throws undoes it. The connection comes first:
     * whoever waits for one inside the latch would keep everybody waiting.
     */
    public <R> R transaction(String doing, Work<R> work) {
        if (!latch.isInTransaction()) {
            commits.makeRoom();
        }
        Connection connection = take(doing);
        latch.enterTransaction();
        try {
            return transactionOn(connection, doing, work);
        } finally {
            latch.leaveTransaction();
        }
    }

    private <R> R transactionOn(Connection connection, String doing, Work<R> work) {
        R result;
        try {
            connection.setAutoCommit(false);
            result = work.on(connection);
            connection.commit();
        } catch (SQLException e) {
            undo(connection);
            throw failures.of(doing, e);
        } catch (RuntimeException | Error e) {
            undo(connection);
            throw e;
        }
        end(connection);
        return result;
    }

    /** Where a rollback fails, the connection goes: back in auto-commit mode it would commit what it should have undone. */
    private void undo(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            drop(connection, e);
            return;
        }
        end(connection);
    }

    private void end(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            drop(connection, e);
            return;
        }
        connections.giveBack(connection);
    }

    private void drop(Connection connection, SQLException why) {
        LOG.warn("A transaction did not end properly, so its connection is closed", why);
        connections.drop(connection);
    }

    /** Runs statements that change tables, each committing by itself, on a connection without a transaction. */
    public void change(String doing, List<? extends QueryPart> statements) {
        changeBy(doing, statements.stream().map(dialect::renderInlined).toList());
    }

    /** The same with statements that have been rendered. */
    public void changeBy(String doing, List<String> statements) {
        latch.requireNoTransaction();
        commits.makeRoom();
        run(doing, connection -> {
            latch.enterAlone();
            try (Statement statement = connection.createStatement()) {
                for (String change : statements) {
                    statement.execute(change);
                }
            } finally {
                latch.leaveAlone();
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
