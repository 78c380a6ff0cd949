package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.Cursor;
import io.parsimony.engine.store.Scan;
import io.parsimony.engine.store.ScanExplanation;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.dialect.SqlFailures;
import io.parsimony.jdbc.gate.ClassGates;
import io.parsimony.jdbc.gate.ClassGates.Pass;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.schema.SchemaCatalogue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A scan with its statements, compiled anew when a class that it reads has got or lost columns or indexes. */
final class JdbcPreparedScan implements JoinableScan {
    /** A page that ends here at the latest is found without looking at all objects, as a rule. */
    private static final int SHORT = 1_000;

    /** How often classes may change while one execution begins. */
    private static final int TRIES = 10;

    private final Scan scan;
    private final ScanSlots slots;
    private final ScanCompiler compiler;
    private final InnerSizes sizes;
    private final AclReach reach;
    private final Database database;
    private final Execution execution;
    private final SchemaCatalogue catalogue;
    private final ClassGates gates;
    private final ObjectRows objects;
    private final Runnable catchUp;
    private final Map<Variant, CompiledStatement> finds = new ConcurrentHashMap<>();
    private final Map<Variant, CompiledStatement> counts = new ConcurrentHashMap<>();
    private final Map<InnerSizes.Sized, InnerSizes.Sizing> sizings = new ConcurrentHashMap<>();
    private volatile @Nullable ScanChoices choices;

    /** What of the values a statement depends on. */
    private record Variant(ValueShape shape, Access access) {}

    JdbcPreparedScan(
            Scan scan,
            ScanCompiler compiler,
            InnerSizes sizes,
            AclReach reach,
            Database database,
            SchemaCatalogue catalogue,
            ClassGates gates,
            ObjectRows objects,
            Runnable catchUp) {
        this.catchUp = catchUp;
        this.scan = scan;
        this.slots = ScanSlots.of(scan);
        this.compiler = compiler;
        this.sizes = sizes;
        this.reach = reach;
        this.database = database;
        this.execution = new Execution(database, slots.patterns());
        this.catalogue = catalogue;
        this.gates = gates;
        this.objects = objects;
    }

    @Override
    public Cursor<StoredObject> find(Bindings bindings) {
        return forLayoutsOfNow(() -> findNow(bindings));
    }

    /**
     * Again when another process has changed a class so that the statement is not right any more.
     *
     * @throws StoreException STALE when a class is gone
     */
    private <R> R forLayoutsOfNow(Supplier<R> work) {
        for (int attempt = 1; ; attempt++) {
            long version = layoutVersion();
            try {
                return work.get();
            } catch (StoreException e) {
                if (e.kind() != Kind.STALE || !(e.getCause() instanceof SQLException)) {
                    throw e;
                }
                catchUp.run();
                if (version == layoutVersion()) {
                    throw SqlFailures.notStale(e);
                }
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private Cursor<StoredObject> findNow(Bindings bindings) {
        Pass pass = gates.enter(slots.classNames());
        try {
            ScanChoices now = choices();
            return now.goesInRings(bindings) ? nearest(now, bindings, pass) : open(bindings, pass);
        } catch (RuntimeException e) {
            pass.close();
            throw e;
        }
    }

    private Cursor<StoredObject> open(Bindings bindings, Pass pass) {
        CompiledStatement compiled = compiled(finds, bindings);
        Connection connection = database.take(doing());
        PreparedStatement statement = null;
        try {
            statement = compiled.prepare(connection, "", bindings);
            ResultSet rows = execution.rows(statement, bindings);
            return new ObjectCursor(database, scan.className(), objects, pass, connection, statement, rows);
        } catch (SQLException e) {
            closeQuietly(statement, e);
            database.connections().giveBack(connection);
            throw database.failures().of(doing(), e);
        } catch (RuntimeException e) {
            closeQuietly(statement, e);
            database.connections().giveBack(connection);
            throw e;
        }
    }

    @Override
    public String className() {
        return scan.className();
    }

    @Override
    public List<StoredObject> findOn(Connection connection, Bindings bindings) throws SQLException {
        return execution.read(connection, compiled(finds, bindings), bindings, objects::read);
    }

    private Cursor<StoredObject> nearest(ScanChoices now, Bindings bindings, Pass pass) {
        NearestFind rings = nearestFind(now);
        List<StoredObject> found = database.run(
                doing(),
                connection ->
                        rings.find(connection, bindings, ring -> compiled(finds, ring.bindings(), ring.access())));
        pass.close();
        return new ListCursor<>(found);
    }

    private NearestFind nearestFind(ScanChoices now) {
        return new NearestFind(now.rings().orElseThrow(), now.neighbours().orElseThrow(), objects, execution);
    }

    @Override
    public long count(Bindings bindings) {
        return forLayoutsOfNow(() -> countNow(bindings));
    }

    private long countNow(Bindings bindings) {
        return gates.inside(slots.classNames(), () -> {
            CompiledStatement compiled = compiled(counts, bindings);
            return database.run(doing(), connection -> execution.readNumber(connection, compiled, bindings));
        });
    }

    @Override
    public ScanExplanation explain(Bindings bindings) {
        return forLayoutsOfNow(() -> explain(finds, bindings));
    }

    @Override
    public ScanExplanation explainCount(Bindings bindings) {
        return forLayoutsOfNow(() -> explain(counts, bindings));
    }

    private ScanExplanation explain(Map<Variant, CompiledStatement> statements, Bindings asked) {
        return gates.inside(slots.classNames(), () -> {
            ScanChoices now = choices();
            boolean isInRings = statements == finds && now.goesInRings(asked);
            NearestFind.Ring execution = isInRings
                    ? database.run(doing(), connection -> nearestFind(now).first(connection, asked))
                    : new NearestFind.Ring(asked, access(asked, statements == counts));
            Bindings bindings = execution.bindings();
            CompiledStatement compiled = compiled(statements, bindings, execution.access());
            String plan = plan(compiled, bindings);
            List<String> notes = new ArrayList<>();
            if (isInRings) {
                notes.add("in growing rings around the point, of which this is the first");
            }
            notes.addAll(compiled.notes());
            List<String> planNotes = database.dialect().plans().planNotes(plan);
            notes.addAll(planNotes);
            IndexHint.of(scan, catalogue.get(scan.className()))
                    .map(hint -> hint.note(database.dialect(), scan.className(), planNotes))
                    .ifPresent(notes::add);
            notes.addAll(advice(planNotes, statements == counts));
            return new ScanExplanation(compiled.sql(), compiled.bindTexts(bindings), plan, notes);
        });
    }

    private List<String> advice(List<String> planNotes, boolean isCount) {
        ClassLayout layout = catalogue.get(scan.className());
        Scan asked = isCount ? new Scan(scan.className(), scan.filter(), List.of()) : scan;
        List<ClassLayout> layouts = slots.classNames().stream()
                .flatMap(className -> catalogue.find(className).stream())
                .toList();
        List<String> notes = new ArrayList<>(new LargeReads(database).notes(planNotes, asked, layouts));
        notes.addAll(Unindexed.notes(scan, layout));
        IndexAdvice.note(asked, layout).ifPresent(notes::add);
        return notes;
    }

    private String plan(CompiledStatement compiled, Bindings bindings) {
        return database.run(doing(), connection -> {
            String explain = database.dialect().plans().explain("");
            try (PreparedStatement statement = compiled.prepare(connection, explain, bindings);
                    ResultSet rows = statement.executeQuery()) {
                StringBuilder text = new StringBuilder();
                while (rows.next()) {
                    text.append(rows.getString(1)).append('\n');
                }
                return text.toString().strip();
            }
        });
    }

    /** The statement for the classes' layouts, which stay as they are while the caller is inside their gates. */
    private CompiledStatement compiled(Map<Variant, CompiledStatement> statements, Bindings bindings) {
        return compiled(statements, bindings, access(bindings, statements == counts));
    }

    private Access access(Bindings bindings, boolean isCount) {
        return choices().access(catalogue.get(scan.className()), bindings, reach, isCount);
    }

    private CompiledStatement compiled(Map<Variant, CompiledStatement> statements, Bindings bindings, Access access) {
        long version = layoutVersion();
        ValueShape shape = shape(bindings, version, statements == finds);
        Variant variant = new Variant(shape, access);
        CompiledStatement known = statements.get(variant);
        if (known == null || known.layoutVersion() != version) {
            known = statements == finds
                    ? compiler.find(scan, shape, access, version)
                    : compiler.count(scan, shape, access, version);
            statements.put(variant, known);
        }
        return known;
    }

    private ValueShape shape(Bindings bindings, long version, boolean isFind) {
        ValueShape shape = ValueShape.of(slots, bindings, database.dialect());
        if (slots.semiJoins().isEmpty()) {
            return shape;
        }
        boolean stopsEarly = isFind && (long) bindings.limit() + bindings.skip() <= SHORT;
        return sizes.sized(slots.semiJoins(), shape.withStopsEarly(stopsEarly), sizings, bindings, execution, version);
    }

    private ScanChoices choices() {
        long version = layoutVersion();
        ScanChoices known = choices;
        if (known == null || known.layoutVersion() != version) {
            known = ScanChoices.of(scan, catalogue.get(scan.className()), database.dialect(), compiler, version);
            choices = known;
        }
        return known;
    }

    /** The sum of the layouts' versions, which grows with each change of any of them. */
    private long layoutVersion() {
        long sum = 0;
        for (String className : slots.classNames()) {
            sum += catalogue.version(className);
        }
        return sum;
    }

    private String doing() {
        return "reading class '" + scan.className() + "'";
    }

    private static void closeQuietly(@Nullable PreparedStatement statement, Exception cause) {
        if (statement != null) {
            try {
                statement.close();
            } catch (SQLException e) {
                cause.addSuppressed(e);
            }
        }
    }
}
