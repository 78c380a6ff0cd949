package io.parsimony.jdbc.write;

import io.parsimony.engine.store.ObjectStore.WriteWork;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.jdbc.connection.CommitBarrier;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.dialect.SqlFailures;
import io.parsimony.jdbc.gate.ClassGates;
import io.parsimony.jdbc.schema.SchemaCatalogue;
import io.parsimony.jdbc.sql.ObjectRows;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Runs work in transactions, and again when others stood in its way. Thread-safe. */
public final class Transactions {
    private static final int TRIES = 10;
    private static final long PAUSE_NANOS = 2_000_000;

    private final Database database;
    private final ClassGates gates;
    private final ObjectRows objects;
    private final CommitBarrier commits;
    private final StatementCache statements;
    private final Announcements announcements;
    private final Runnable catchUp;

    /**
     * On this database.
     *
     * @param commits what a commit waits for before it is acknowledged
     * @param announcements where what transactions announce is counted
     * @param catchUp takes note of what other processes changed
     */
    public Transactions(
            Database database,
            SchemaCatalogue catalogue,
            ClassGates gates,
            ObjectRows objects,
            CommitBarrier commits,
            Announcements announcements,
            Clock clock,
            Runnable catchUp) {
        this.database = database;
        this.gates = gates;
        this.objects = objects;
        this.commits = commits;
        this.announcements = announcements;
        this.catchUp = catchUp;
        this.statements = new StatementCache(database, catalogue, clock);
    }

    /** Runs the work and commits it; returns when it is durable, unless it only read and locked. */
    public <R> R write(Set<String> classNames, WriteWork<R> work) {
        Committed<R> committed = gates.inside(classNames, () -> repeated(classNames, work));
        committed.durability().await();
        return committed.result();
    }

    private record Committed<R>(R result, CommitBarrier.Promise durability) {}

    private <R> Committed<R> repeated(Set<String> classNames, WriteWork<R> work) {
        for (int attempt = 1; ; attempt++) {
            Attempt<R> once = new Attempt<>(classNames, work);
            try {
                return once.run();
            } catch (StoreException e) {
                boolean isInTheWay = e.kind() == Kind.CONFLICT || once.metAnotherLayout(e);
                if (!isInTheWay || attempt == TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS * attempt));
            }
        }
    }

    /** One try of the work. */
    private final class Attempt<R> {
        private final Set<String> classNames;
        private final WriteWork<R> work;
        private @Nullable JdbcWriteTransaction transaction;

        Attempt(Set<String> classNames, WriteWork<R> work) {
            this.classNames = classNames;
            this.work = work;
        }

        Committed<R> run() {
            SortedSet<String> announced = new TreeSet<>();
            try {
                return database.transaction("running a transaction", connection -> {
                    JdbcWriteTransaction running =
                            new JdbcWriteTransaction(connection, statements, objects, classNames, announced);
                    transaction = running;
                    R result = work.run(running);
                    running.end();
                    announcements.write(connection, announced);
                    return new Committed<>(result, (running.hasWritten() ? commits : CommitBarrier.NONE).promise());
                });
            } finally {
                announcements.ended(announced);
            }
        }

        /** Whether the statements were for classes as another process had changed them. The work decides whether it can go on then. */
        boolean metAnotherLayout(StoreException failure) {
            if (failure.kind() != Kind.STALE || transaction == null) {
                return false;
            }
            catchUp.run();
            if (transaction.isStale()) {
                return true;
            }
            if (failure.getCause()
                    instanceof SQLException) { // the database's own, and not because anything has changed
                throw SqlFailures.notStale(failure);
            }
            return false;
        }
    }
}
