package io.parsimony.jdbc.write;

import io.parsimony.engine.store.ObjectStore.WriteWork;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.gate.ClassGates;
import io.parsimony.jdbc.schema.SchemaCatalogue;
import io.parsimony.jdbc.sql.ObjectRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Runs work in transactions, and again when others stood in its way. Thread-safe. */
public final class Transactions {
    private static final int TRIES = 5;
    private static final long PAUSE_NANOS = 2_000_000;

    private final Database database;
    private final ClassGates gates;
    private final ObjectRows objects;
    private final StatementCache statements;

    /** On this database. */
    public Transactions(
            Database database, SchemaCatalogue catalogue, ClassGates gates, ObjectRows objects, Clock clock) {
        this.database = database;
        this.gates = gates;
        this.objects = objects;
        this.statements = new StatementCache(database, catalogue, clock);
    }

    /** Runs the work and commits it. */
    public <R> R write(Set<String> classNames, WriteWork<R> work) {
        return gates.inside(classNames, () -> repeated(classNames, work));
    }

    private <R> R repeated(Set<String> classNames, WriteWork<R> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(classNames, work);
            } catch (StoreException e) {
                if (e.kind() != Kind.CONFLICT || attempt == TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS * attempt));
            }
        }
    }

    private <R> R once(Set<String> classNames, WriteWork<R> work) {
        Connection connection = database.take("starting a transaction");
        try {
            connection.setAutoCommit(false);
            JdbcWriteTransaction transaction = new JdbcWriteTransaction(connection, statements, objects, classNames);
            R result = work.run(transaction);
            transaction.end();
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw rolledBack(connection, database.failures().of("committing a transaction", e));
        } catch (RuntimeException | Error e) {
            rolledBack(connection, e);
            throw e;
        } finally {
            giveBack(connection);
        }
    }

    private static <E extends Throwable> E rolledBack(Connection connection, E cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
        return cause;
    }

    private void giveBack(Connection connection) {
        @Nullable SQLException failure = null;
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            failure = e;
        }
        database.connections().giveBack(connection);
        if (failure != null) {
            throw database.failures().of("ending a transaction", failure);
        }
    }
}
