package io.parsimony.jdbc.write;

import io.parsimony.engine.store.ObjectStore.WriteWork;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.jdbc.connection.CommitBarrier;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.gate.ClassGates;
import io.parsimony.jdbc.schema.SchemaCatalogue;
import io.parsimony.jdbc.sql.ObjectRows;
import java.time.Clock;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

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

    /**
     * On this database.
     *
     * @param commits what a commit waits for before it is acknowledged
     * @param announcements where what transactions announce is counted
     */
    public Transactions(
            Database database,
            SchemaCatalogue catalogue,
            ClassGates gates,
            ObjectRows objects,
            CommitBarrier commits,
            Announcements announcements,
            Clock clock) {
        this.database = database;
        this.gates = gates;
        this.objects = objects;
        this.commits = commits;
        this.announcements = announcements;
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

    private <R> Committed<R> once(Set<String> classNames, WriteWork<R> work) {
        SortedSet<String> announced = new TreeSet<>();
        try {
            return database.transaction("running a transaction", connection -> {
                JdbcWriteTransaction transaction =
                        new JdbcWriteTransaction(connection, statements, objects, classNames, announced);
                R result = work.run(transaction);
                transaction.end();
                announcements.write(connection, announced);
                return new Committed<>(result, (transaction.hasWritten() ? commits : CommitBarrier.NONE).promise());
            });
        } finally {
            announcements.ended(announced);
        }
    }
}
