package io.parsimony.engine.read;

import io.parsimony.backend.Explanation;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.FoundPage;
import io.parsimony.backend.GetRequest;
import io.parsimony.engine.aggregate.ObjectSource;
import io.parsimony.engine.auth.ShownAuthData;
import io.parsimony.engine.plan.OpenedClass;
import io.parsimony.engine.plan.QueriedClasses;
import io.parsimony.engine.plan.QueryBinder;
import io.parsimony.engine.plan.QueryPlanner;
import io.parsimony.engine.schema.BuiltInFields;
import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.store.PreparedScan;
import io.parsimony.engine.store.ScanExplanation;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.Ordering;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

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
     * @param maxLimit how many objects a find gives at most
     * @param shownAuthData what is shown of users' authData
     */
    public ObjectReader(
            SchemaCatalogue catalogue,
            QueriedClasses classes,
            QueryPlanner planner,
            Clock clock,
            int maxLimit,
            ShownAuthData shownAuthData) {
        this.catalogue = catalogue;
        this.maxLimit = maxLimit;
        this.classes = classes;
        this.scans = new ObjectScans(classes, new QueryBinder(classes, clock), planner);
        this.includes = new Includes(scans, classes, shownAuthData);
        this.stored = new Includes(scans, classes, ShownAuthData.asStored());
    }

    /** {@link io.parsimony.backend.ParseBackend#get}. */
    public FetchedObject get(Identity identity, GetRequest request) {
        OpenedClass opened = classes.toGet(identity, request.className());
        List<Row> rows = opened.isThere() ? scans.find(opened, byId(request.objectId()), List.of(), 1, 0) : List.of();
        if (rows.isEmpty()) {
            throw ReadErrors.notFound(request.className());
        }
        Shape shape = Shape.of(request.selection(), rows.get(0).schema());
        return includes.complete(identity, rows, shape).get(0);
    }

    private static Constraint byId(String objectId) {
        return new Constraint.Compare(OBJECT_ID, Comparison.EQUAL, new StringValue(objectId));
    }

    /**
     * A user as itself, whatever permissions say of its class and object: whoever logs in is told who it is.
     *
     * @throws io.parsimony.ParseException OBJECT_NOT_FOUND (101) when it is gone
     */
    public FetchedObject self(Identity.User user) {
        Row row = catalogue
                .find(SystemClasses.USER)
                .map(QueriedClasses::forMaster)
                .map(opened -> scans.find(opened, byId(user.id()), List.of(), 1, 0))
                .flatMap(rows -> rows.stream().findFirst())
                .orElseThrow(() -> ReadErrors.notFound(SystemClasses.USER));
        Row shown = new Row(row.schema(), classes.concealed(user, row.schema()), row.object());
        return includes.complete(user, List.of(shown), Shape.WHOLE).get(0);
    }

    /** {@link io.parsimony.backend.ParseBackend#find}. */
    public List<FetchedObject> find(Identity identity, FindRequest request) {
        return find(toFind(identity, request), request);
    }

    private List<FetchedObject> find(OpenedClass opened, FindRequest request) {
        if (!opened.isThere()) {
            return List.of();
        }
        List<Row> rows = ScoredRows.of(
                request, scans.find(query(opened, request, request.order()), limit(request), request.skip()));
        if (rows.isEmpty()) {
            return List.of();
        }
        return includes.complete(
                opened.identity(),
                rows,
                Shape.of(request.selection(), rows.get(0).schema()));
    }

    private int limit(FindRequest request) {
        return Math.min(request.limit(), maxLimit);
    }

    /** {@link io.parsimony.backend.ParseBackend#findAndCount}. */
    public FoundPage findAndCount(Identity identity, FindRequest request) {
        OpenedClass toFind = toFind(identity, request);
        OpenedClass toCount = toCount(identity, request);
        List<FetchedObject> results = find(toFind, request);
        boolean reachesTheEnd = results.size() < limit(request) && (!results.isEmpty() || request.skip() == 0);
        long count = reachesTheEnd && toFind.reach().equals(toCount.reach())
                ? (long) request.skip() + results.size()
                : count(toCount, request);
        return new FoundPage(results, count);
    }

    /** {@link io.parsimony.backend.ParseBackend#count}. */
    public long count(Identity identity, FindRequest request) {
        return count(toCount(identity, request), request);
    }

    private long count(OpenedClass opened, FindRequest request) {
        return opened.isThere() ? scans.count(query(opened, request, List.of())) : 0;
    }

    /** Objects for pipelines; no permission applies. */
    public ObjectSource objects() {
        return scans;
    }

    /** {@link io.parsimony.backend.ParseBackend#explain}. */
    public Explanation explain(Identity identity, FindRequest request) {
        return explained(
                toFind(identity, request),
                request,
                request.order(),
                (scan, ready) -> scan.explain(ready.bindings(limit(request), request.skip())));
    }

    /** {@link io.parsimony.backend.ParseBackend#explainCount}. */
    public Explanation explainCount(Identity identity, FindRequest request) {
        return explained(
                toCount(identity, request),
                request,
                List.of(),
                (scan, ready) -> scan.explainCount(ready.bindings(0, 0)));
    }

    private Explanation explained(
            OpenedClass opened,
            FindRequest request,
            List<Ordering> order,
            BiFunction<PreparedScan, ObjectScans.Ready, ScanExplanation> explain) {
        if (!opened.isThere()) {
            return nothing(request);
        }
        return scans.run(
                query(opened, request, order),
                nothing(request),
                ready -> explanation(ready, explain.apply(ready.plan().scan(), ready)));
    }

    private static ObjectScans.Query query(OpenedClass opened, FindRequest request, List<Ordering> order) {
        return new ObjectScans.Query(opened, request.where(), order, request.hint());
    }

    private static Explanation nothing(FindRequest request) {
        return new Explanation(
                List.of(),
                "",
                List.of(),
                "",
                List.of("Class '" + request.className() + "' has never been written to: nothing is read"));
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
                .map(QueriedClasses::forMaster)
                .map(opened -> scans.<List<StoredObject>>run(
                        new ObjectScans.Query(opened, where, List.of()),
                        List.of(),
                        ready -> ready.plan().plan().isEmpty()
                                ? List.of()
                                : transaction.find(ready.plan().scan(), ready.bindings(Integer.MAX_VALUE, 0))))
                .orElse(List.of());
    }

    /** The object of this id; no permission applies. */
    public Optional<FetchedObject> findById(String className, String objectId) {
        return catalogue
                .find(className)
                .map(QueriedClasses::forMaster)
                .map(opened -> scans.find(opened, byId(objectId), List.of(), 1, 0))
                .filter(rows -> !rows.isEmpty())
                .map(rows ->
                        stored.complete(Identity.master(), rows, Shape.WHOLE).get(0));
    }

    /** Whether the pointer leads to an object; no permission applies. */
    public boolean isThere(PointerValue pointer) {
        return count(Identity.master(), FindRequest.of(pointer.className(), byId(pointer.objectId()))) > 0;
    }

    /** How many objects a class has; no permission applies. */
    public long countAll(String className) {
        return count(Identity.master(), FindRequest.of(className, Constraint.ALWAYS));
    }

    /** The ids of all objects that match; no permission applies. */
    public List<String> ids(String className, Constraint where) {
        return catalogue
                .find(className)
                .map(QueriedClasses::forMaster)
                .map(opened -> scans.find(opened, where, List.of(), Integer.MAX_VALUE, 0))
                .orElse(List.of())
                .stream()
                .map(row -> row.object().objectId())
                .toList();
    }

    /** All objects that match, with all fields in their documents; no permission applies. */
    public List<FetchedObject> all(String className, Constraint where) {
        return catalogue
                .find(className)
                .map(QueriedClasses::forMaster)
                .map(opened -> stored.complete(
                        opened.identity(), scans.find(opened, where, List.of(), Integer.MAX_VALUE, 0), Shape.WHOLE))
                .orElse(List.of());
    }

    private OpenedClass toFind(Identity identity, FindRequest request) {
        return classes.toFind(identity, asked(request), request.where());
    }

    private OpenedClass toCount(Identity identity, FindRequest request) {
        return classes.toCount(identity, asked(request));
    }

    /** The class that the request asks, which a redirection may say. */
    private String asked(FindRequest request) {
        return classes.redirected(request.className(), request.redirectKey());
    }
}
