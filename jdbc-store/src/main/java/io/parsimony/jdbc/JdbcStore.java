package io.parsimony.jdbc;

import io.parsimony.backend.BackendOptions;
import io.parsimony.engine.store.ObjectStore;
import io.parsimony.engine.store.SchemaStore;
import io.parsimony.engine.store.Store;
import io.parsimony.engine.store.StoreCheck;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.engine.store.StoreSnapshot;
import io.parsimony.jdbc.acl.AclCatalogue;
import io.parsimony.jdbc.check.JdbcStoreCheck;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.connection.OpenDatabase;
import io.parsimony.jdbc.connection.Openings;
import io.parsimony.jdbc.dialect.SqlFailures;
import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.gate.ClassGates;
import io.parsimony.jdbc.schema.ChangeVersions;
import io.parsimony.jdbc.schema.JdbcSchemaStore;
import io.parsimony.jdbc.schema.RowSequences;
import io.parsimony.jdbc.schema.SchemaCatalogue;
import io.parsimony.jdbc.schema.SharedSchemaStore;
import io.parsimony.jdbc.schema.TableCopies;
import io.parsimony.jdbc.schema.TableSchemaStore;
import io.parsimony.jdbc.schema.UnfinishedChanges;
import io.parsimony.jdbc.snapshot.DatabaseSnapshots;
import io.parsimony.jdbc.sql.ObjectRows;
import io.parsimony.jdbc.sql.ScanPreparer;
import io.parsimony.jdbc.write.Announcements;
import io.parsimony.jdbc.write.Transactions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A store on an open database whose system tables are up to date. */
final class JdbcStore implements Store {
    private final OpenDatabase opened;
    private final Database database;
    private final TableSchemaStore schemas;
    private final AclCatalogue acls;
    private final Announcements announcements;
    private final JdbcObjectStore objects;
    private final JdbcStoreCheck check;
    private final Optional<DatabaseSnapshots> snapshots;
    private final AtomicBoolean open = new AtomicBoolean(true);

    JdbcStore(OpenDatabase opened, BackendOptions options) {
        this.opened = opened;
        StoreDialect dialect = opened.dialect();
        database =
                new Database(opened.connections(), dialect, new SqlFailures(dialect), opened.latch(), opened.commits());
        SchemaCatalogue catalogue = new SchemaCatalogue(database);
        if (opened.isFile()) {
            TableCopies.settle(database, catalogue);
            UnfinishedChanges.settle(database);
            RowSequences.settle(database, catalogue);
        }
        ClassGates gates = new ClassGates(!dialect.isShared());
        acls = new AclCatalogue(database);
        announcements = new Announcements(database);
        ObjectRows rows = new ObjectRows(acls);
        if (dialect.isShared()) {
            schemas = new SharedSchemaStore(database, catalogue, gates);
            snapshots = Optional.empty();
        } else {
            JdbcSchemaStore own =
                    new JdbcSchemaStore(database, catalogue, gates, opened.commits(), options.promotionDelay());
            schemas = own;
            snapshots = opened.isFile()
                    ? Optional.empty()
                    : Optional.of(new DatabaseSnapshots(database, own.replacement(), acls));
        }
        objects = new JdbcObjectStore(
                new ScanPreparer(database, catalogue, gates, acls, rows, this::catchUp),
                acls,
                new Transactions(
                        database,
                        catalogue,
                        gates,
                        rows,
                        opened.commits(),
                        announcements,
                        options.clock(),
                        this::catchUp));
        check = new JdbcStoreCheck(database, catalogue, gates, schemas.repairs(), opened.commits());
        if (opened.isFile() && !Openings.begin(database, options.clock())) {
            check.mendIndexes();
        }
    }

    @Override
    public boolean catchUp() {
        if (!database.dialect().isShared()) {
            return false;
        }
        ChangeVersions versions = ChangeVersions.read(database);
        acls.catchUp(versions.acls());
        announcements.catchUp(versions.announced());
        return schemas.catchUp(versions.classes());
    }

    @Override
    public long announced(String topic) {
        return announcements.of(topic);
    }

    @Override
    public SchemaStore schemas() {
        return schemas;
    }

    @Override
    public ObjectStore objects() {
        return objects;
    }

    @Override
    public StoreCheck checks() {
        return check;
    }

    @Override
    public StoreSnapshot snapshot() {
        return snapshots().take();
    }

    @Override
    public void restore(StoreSnapshot snapshot) {
        snapshots().restore(snapshot);
    }

    private DatabaseSnapshots snapshots() {
        return snapshots.orElseThrow(
                () -> new StoreException(
                        Kind.UNSUPPORTED,
                        "snapshot",
                        "Snapshots are of databases in memory alone; copy the file, or use the server's own means, for others"));
    }

    /** Even in an interrupted thread, which the pool would give no connection. */
    private void endOpening() {
        boolean isInterrupted = Thread.interrupted();
        try {
            if (opened.isFile()) {
                Openings.end(database);
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            schemas.close();
            endOpening();
            opened.close();
        }
    }
}
