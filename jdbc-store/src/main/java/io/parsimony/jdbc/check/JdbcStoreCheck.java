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
import java.util.Optional;
import java.util.function.Consumer;
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
            guarded(run, layout, new JoinCheck(run)::check);
            guarded(run, layout, new ElementCheck(run)::check);
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
            guarded(run, layout, now -> {
                new RowCountCheck(run).check(now);
                new IndexEntryCheck(run).check(now);
            });
        }
    }

    private static long checkObjects(CheckRun run, KnownAcls acls, ChangeNumbers changes) {
        Map<ClassLayout, Long> sizes = new LinkedHashMap<>();
        for (ClassLayout layout : run.soundClasses()) {
            guarded(
                    run,
                    layout,
                    now -> sizes.put(now, run.inClass(now.className(), sql ->
                            (long) sql.fetchCount(Tables.objects(now.tableName())))));
        }
        long total = sizes.values().stream().mapToLong(Long::longValue).sum();
        long[] done = {0};
        for (ClassLayout layout : sizes.keySet()) {
            guardedOnce(
                    run,
                    layout,
                    one -> new RowCheck(run, one.className(), acls, changes).check(count -> {
                        done[0] += count;
                        run.request().progress().checked(one.className(), done[0], total);
                    }));
        }
        return done[0];
    }

    /** Looks at a class; at one that was changed meanwhile again, as it is now. */
    private static void guarded(CheckRun run, ClassLayout layout, Consumer<ClassLayout> part) {
        Optional<ClassLayout> now = Optional.of(layout);
        while (now.isPresent() && !isDone(now.get(), part)) {
            long version = now.get().version();
            now = run.catalogue().find(layout.className());
            if (now.filter(found -> found.version() == version).isPresent()) {
                reportUnreadable(run, layout);
                return;
            }
        }
    }

    /** Looks at a class once. */
    private static void guardedOnce(CheckRun run, ClassLayout layout, Consumer<ClassLayout> part) {
        if (!isDone(layout, part) && run.catalogue().find(layout.className()).isPresent()) {
            reportUnreadable(run, layout);
        }
    }

    /** Whether the class could be looked at. */
    private static boolean isDone(ClassLayout layout, Consumer<ClassLayout> part) {
        try {
            part.accept(layout);
            return true;
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.INTERNAL && e.kind() != StoreException.Kind.STALE) {
                throw e;
            }
            return false;
        }
    }

    /** A table that the database fails to read is a finding, and no reason not to look at the others. */
    private static void reportUnreadable(CheckRun run, ClassLayout layout) {
        run.report(
                Kind.UNREADABLE_TABLE,
                layout.className(),
                layout.tableName(),
                "The database fails when the tables of class '" + layout.className()
                        + "' are read, so that they were not checked; go back to a copy of the database");
    }
}
