package io.parsimony.engine.read;

import io.parsimony.backend.Explanation;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.FoundPage;
import io.parsimony.backend.GetRequest;
import io.parsimony.engine.aggregate.ObjectSource;
import io.parsimony.engine.auth.ShownAuthData;
import io.parsimony.engine.plan.QueriedClasses;
import io.parsimony.engine.plan.QueryBinder;
import io.parsimony.engine.plan.QueryPlanner;
import io.parsimony.engine.schema.BuiltInFields;
import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.store.PreparedScan;
import io.parsimony.engine.store.ScanExplanation;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.ClassSchema;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Get, find, count, explain. Thread-safe. */
public final class ObjectReader {
    private static final FieldPath OBJECT_ID = FieldPath.of(BuiltInFields.OBJECT_ID);

    private final SchemaCatalogue catalogue;
    private final QueriedClasses classes;
    private final int maxLimit;
    private final ObjectScans scans;
    private final Includes includes;
    /** For the engine itself, from which nobody hides anything. */
    private final Includes stored;

    /**
     * A reader.
     *
     * @param clock tells the time that relative times are seen from
     * @param clientClassCreation whether a class that does not exist reads as empty to callers without the master key; else 119
     * @param maxLimit how many objects a find gives at most
     * @param shownAuthData what is shown of users' authData
     */
    public ObjectReader(
            SchemaCatalogue catalogue,
            QueryPlanner planner,
            Clock clock,
            boolean clientClassCreation,
            int maxLimit,
            ShownAuthData shownAuthData) {
        this.catalogue = catalogue;
        this.maxLimit = maxLimit;
        this.classes = new QueriedClasses(catalogue, clientClassCreation);
        this.scans = new ObjectScans(new QueryBinder(classes, clock), planner);
        this.includes = new Includes(scans, catalogue, new Presentation(shownAuthData));
        this.stored = new Includes(scans, catalogue, new Presentation(ShownAuthData.asStored()));
    }

    /** {@link io.parsimony.backend.ParseBackend#get}. */
    public FetchedObject get(Identity identity, GetRequest request) {
        Constraint byId = new Constraint.Compare(OBJECT_ID, Comparison.EQUAL, new StringValue(request.objectId()));
        List<Row> rows = classes.toGet(identity, request.className())
                .map(schema -> scans.find(identity, schema, byId, List.of(), 1, 0))
                .orElse(List.of());
        if (rows.isEmpty()) {
            throw ReadErrors.notFound(request.className());
        }
        Shape shape = Shape.of(request.selection(), rows.get(0).schema());
        return includes.complete(identity, rows, shape).get(0);
    }

    /** {@link io.parsimony.backend.ParseBackend#find}. */
    public List<FetchedObject> find(Identity identity, FindRequest request) {
        return asked(identity, request)
                .map(schema -> find(identity, schema, request))
                .orElse(List.of());
    }

    private List<FetchedObject> find(Identity identity, ClassSchema schema, FindRequest request) {
        List<Row> rows = scans.find(identity, schema, request.where(), request.order(), limit(request), request.skip());
        return includes.complete(identity, ScoredRows.of(request, rows), Shape.of(request.selection(), schema));
    }

    private int limit(FindRequest request) {
        return Math.min(request.limit(), maxLimit);
    }

    /** {@link io.parsimony.backend.ParseBackend#findAndCount}. */
    public FoundPage findAndCount(Identity identity, FindRequest request) {
        List<FetchedObject> results = find(identity, request);
        boolean reachesTheEnd = results.size() < limit(request) && (!results.isEmpty() || request.skip() == 0);
        long count = reachesTheEnd ? (long) request.skip() + results.size() : count(identity, request);
        return new FoundPage(results, count);
    }

    /** {@link io.parsimony.backend.ParseBackend#count}. */
    public long count(Identity identity, FindRequest request) {
        return asked(identity, request)
                .map(schema -> scans.count(identity, schema, request.where()))
                .orElse(0L);
    }

    /** Objects for pipelines; no permission applies. */
    public ObjectSource objects() {
        return scans;
    }

    /** {@link io.parsimony.backend.ParseBackend#explain}. */
    public Explanation explain(Identity identity, FindRequest request) {
        return explained(
                identity,
                request,
                schema -> scans.ready(identity, schema, request.where(), request.order()),
                (scan, ready) -> scan.explain(ready.bindings(limit(request), request.skip())));
    }

    /** {@link io.parsimony.backend.ParseBackend#explainCount}. */
    public Explanation explainCount(Identity identity, FindRequest request) {
        return explained(
                identity,
                request,
                schema -> scans.ready(identity, schema, request.where(), List.of()),
                (scan, ready) -> scan.explainCount(ready.bindings(0, 0)));
    }

    private Explanation explained(
            Identity identity,
            FindRequest request,
            Function<ClassSchema, ObjectScans.Ready> prepare,
            BiFunction<PreparedScan, ObjectScans.Ready, ScanExplanation> explain) {
        return asked(identity, request)
                .map(prepare)
                .map(ready -> explanation(ready, explain.apply(ready.plan().scan(), ready)))
                .orElseGet(() -> new Explanation(
                        List.of(),
                        "",
                        List.of(),
                        "",
                        List.of("Class '" + request.className() + "' has never been written to: nothing is read")));
    }

    private static Explanation explanation(ObjectScans.Ready ready, ScanExplanation scan) {
        return new Explanation(ready.plan().steps(), scan.sql(), scan.bindValues(), scan.databasePlan(), scan.notes());
    }

    /**
     * The engine's own look-up by a string that an index makes unique, hidden fields included; no permission applies.
     *
     * @return with all fields in its document
     */
    public Optional<FetchedObject> findByIndexedString(String className, String field, String value) {
        return catalogue
                .find(className)
                .flatMap(schema -> scans.findByString(schema, field, value))
                .map(row -> stored.complete(Identity.master(), List.of(row), Shape.WHOLE)
                        .get(0));
    }

    /**
     * The objects that match as a transaction sees them; no permission applies.
     *
     * @param className a class that the transaction was opened for
     */
    public List<StoredObject> find(WriteTransaction transaction, String className, Constraint where) {
        return catalogue
                .find(className)
                .map(schema -> scans.ready(Identity.master(), schema, where, List.of()))
                .filter(ready -> !ready.plan().plan().isEmpty())
                .map(ready -> transaction.find(ready.plan().scan(), ready.bindings(Integer.MAX_VALUE, 0)))
                .orElse(List.of());
    }

    /** The object of this id; no permission applies. */
    public Optional<FetchedObject> findById(String className, String objectId) {
        Constraint byId = new Constraint.Compare(OBJECT_ID, Comparison.EQUAL, new StringValue(objectId));
        return catalogue
                .find(className)
                .map(schema -> scans.find(Identity.master(), schema, byId, List.of(), 1, 0))
                .filter(rows -> !rows.isEmpty())
                .map(rows -> stored.complete(Identity.master(), rows, Shape.WHOLE).get(0));
    }

    /** Whether the pointer leads to an object; no permission applies. */
    public boolean isThere(PointerValue pointer) {
        Constraint byId = new Constraint.Compare(OBJECT_ID, Comparison.EQUAL, new StringValue(pointer.objectId()));
        return count(Identity.master(), FindRequest.of(pointer.className(), byId)) > 0;
    }

    /** The ids of all objects that match; no permission applies. */
    public List<String> ids(String className, Constraint where) {
        return catalogue
                .find(className)
                .map(schema -> scans.find(Identity.master(), schema, where, List.of(), Integer.MAX_VALUE, 0))
                .orElse(List.of())
                .stream()
                .map(row -> row.object().objectId())
                .toList();
    }

    /** The class that the request asks, which a redirection may say. */
    private Optional<ClassSchema> asked(Identity identity, FindRequest request) {
        return classes.toFind(identity, classes.redirected(request.className(), request.redirectKey()));
    }
}
