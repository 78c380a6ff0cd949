package io.parsimony.jdbc.check;

import io.parsimony.backend.CheckRequest;
import io.parsimony.backend.Finding;
import io.parsimony.backend.Finding.Kind;
import io.parsimony.engine.store.StoreCheck;
import io.parsimony.engine.store.StoreException;
import io.parsimony.jdbc.connection.CommitBarrier;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.gate.ClassGates;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.jdbc.schema.SchemaCatalogue;
import io.parsimony.jdbc.schema.TableRepairs;
import io.parsimony.value.ObjectValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks everything in an order in which each part can trust what was checked, and mended, before it: tables and indexes, then what
 * objects refer to, then the objects, then what refers to objects.
 */
public final class JdbcStoreCheck implements StoreCheck {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcStoreCheck.class);

    private final Database database;
    private final SchemaCatalogue catalogue;
    private final ClassGates gates;
    private final TableRepairs repairs;
    private final CommitBarrier commits;

    /**
     * A check of this database.
     *
     * @param commits what repairs wait for before they are acknowledged
     */
    public JdbcStoreCheck(
            Database database,
            SchemaCatalogue catalogue,
            ClassGates gates,
            TableRepairs repairs,
            CommitBarrier commits) {
        this.database = database;
        this.catalogue = catalogue;
        this.gates = gates;
        this.repairs = repairs;
        this.commits = commits;
    }

    @Override
    public long run(CheckRequest request, Inspection inspection) {
        CheckRun run = new CheckRun(database, catalogue, gates, repairs, request, inspection, new UnsoundParts());
        new TableCheck(run).check();
        checkIndexes(run);
        KnownAcls acls = new KnownAcls(run);
        acls.check();
        new SequenceCheck(run).check();
        ChangeNumbers changes = new ChangeNumbers();
        new TombstoneCheck(run, changes).check();
        long checked = checkObjects(run, acls, changes);
        for (ClassLayout layout : run.soundClasses()) {
            guarded(run, layout, () -> new JoinCheck(run).check(layout));
            guarded(run, layout, () -> new ElementCheck(run).check(layout));
        }
        new LeftoverCheck(run).check();
        if (request.mode() == CheckRequest.Mode.REPAIR) {
            commits.awaitDurable();
        }
        return checked;
    }

    /**
     * Makes indexes and tables anew that don't agree with each other or with themselves, as a crash while several were writing left
     * them in files of earlier versions, and still may where H2 writes by itself. To be called before anybody else asks.
     */
    public void mendIndexes() {
        CheckRequest request = new CheckRequest(CheckRequest.Mode.REPAIR);
        CheckRun run = new CheckRun(database, catalogue, gates, repairs, request, new Unheard(), new UnsoundParts());
        checkIndexes(run);
        commits.awaitDurable();
    }

    /** Nobody asked for the check. */
    private static final class Unheard implements Inspection {
        @Override
        public Inspected inspect(String className, ObjectValue fields) {
            return new Inspected(fields, List.of());
        }

        @Override
        public void found(Finding finding) {
            LOG.warn("After a crash: {} ({})", finding.message(), finding.outcome());
        }
    }

    private static void checkIndexes(CheckRun run) {
        for (ClassLayout layout : run.soundClasses()) {
            guarded(run, layout, () -> {
                new RowCountCheck(run).check(layout);
                new IndexEntryCheck(run).check(layout);
            });
        }
    }

    private static long checkObjects(CheckRun run, KnownAcls acls, ChangeNumbers changes) {
        Map<ClassLayout, Long> sizes = new LinkedHashMap<>();
        for (ClassLayout layout : run.soundClasses()) {
            sizes.put(layout, run.inClass(layout.className(), sql ->
                    (long) sql.fetchCount(Tables.objects(layout.tableName()))));
        }
        long total = sizes.values().stream().mapToLong(Long::longValue).sum();
        long[] done = {0};
        for (ClassLayout layout : sizes.keySet()) {
            guarded(
                    run,
                    layout,
                    () -> new RowCheck(run, layout.className(), acls, changes).check(count -> {
                        done[0] += count;
                        run.request().progress().checked(layout.className(), done[0], total);
                    }));
        }
        return done[0];
    }

    /** A table that the database fails to read is a finding, and no reason not to look at the others. */
    private static void guarded(CheckRun run, ClassLayout layout, Runnable part) {
        try {
            part.run();
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.INTERNAL) {
                throw e;
            }
            run.report(
                    Kind.UNREADABLE_TABLE,
                    layout.className(),
                    layout.tableName(),
                    "The database fails when the tables of class '" + layout.className()
                            + "' are read, so that they were not checked; go back to a copy of the database");
        }
    }
}
