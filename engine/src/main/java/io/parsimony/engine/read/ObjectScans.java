package io.parsimony.engine.read;

import io.parsimony.engine.aggregate.ObjectSource;
import io.parsimony.engine.plan.BoundQuery;
import io.parsimony.engine.plan.CompiledPlan;
import io.parsimony.engine.plan.OpenedClass;
import io.parsimony.engine.plan.QueriedClasses;
import io.parsimony.engine.plan.QueryBinder;
import io.parsimony.engine.plan.QueryPlan;
import io.parsimony.engine.plan.QueryPlanner;
import io.parsimony.engine.security.Concealed;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.Cursor;
import io.parsimony.engine.store.Operand;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.Target;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.Ordering;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs planned scans: the one way by which objects are read, so that no read goes round the permissions. */
final class ObjectScans implements ObjectSource {
    /** How often classes may change while a query begins. */
    private static final int ATTEMPTS = 10;

    private final QueriedClasses classes;
    private final QueryBinder binder;
    private final QueryPlanner planner;

    ObjectScans(QueriedClasses classes, QueryBinder binder, QueryPlanner planner) {
        this.classes = classes;
        this.binder = binder;
        this.planner = planner;
    }

    /** A scan that is ready to run. */
    record Ready(CompiledPlan plan, BoundQuery query, Identity identity, ClassSchema schema, Concealed concealed) {
        Bindings bindings(int limit, int skip) {
            return new Bindings(query.operands(), identity.principals(), limit, skip);
        }
    }

    /**
     * A query of a class that was there.
     *
     * @param hint the name of an index that the caller would use; null for none
     */
    record Query(
            OpenedClass opened,
            Constraint where,
            List<Ordering> order,
            @Nullable String hint) {
        /** Without a hint. */
        Query(OpenedClass opened, Constraint where, List<Ordering> order) {
            this(opened, where, order, null);
        }
    }

    private Ready ready(OpenedClass opened, Query query) {
        BoundQuery bound = binder.bind(opened, query.where(), query.order()).withHint(query.hint());
        return new Ready(planner.plan(bound), bound, opened.identity(), opened.schema(), opened.concealed());
    }

    /**
     * Binds a query to its class and runs it; again when the class, or another one that it reads, is not any more what it was. The class is
     * asked again too: its permissions may have changed with it.
     *
     * @param none the answer where the class itself is gone meanwhile
     */
    <R> R run(Query query, R none, Function<Ready, R> use) {
        Optional<OpenedClass> now = Optional.of(query.opened());
        for (int attempt = 1; now.isPresent(); attempt++) {
            try {
                return use.apply(ready(now.get(), query));
            } catch (StoreException e) {
                if (e.kind() != StoreException.Kind.STALE || attempt == ATTEMPTS) {
                    throw e;
                }
                now = classes.again(query.opened());
            }
        }
        return none;
    }

    List<Row> find(OpenedClass opened, Constraint where, List<Ordering> order, int limit, int skip) {
        return find(new Query(opened, where, order), limit, skip);
    }

    List<Row> find(Query query, int limit, int skip) {
        return run(query, List.of(), ready -> rows(ready, limit, skip));
    }

    /** With the master key. */
    @Override
    public <R> R read(ClassSchema schema, Objects objects, Function<Iterator<StoredObject>, R> use) {
        Query query = new Query(QueriedClasses.forMaster(schema), objects.where(), objects.order());
        Optional<Cursor<StoredObject>> found =
                run(query, Optional.empty(), ready -> cursor(ready, objects.limit(), objects.skip()));
        if (found.isEmpty()) {
            return use.apply(Collections.emptyIterator());
        }
        try (Cursor<StoredObject> cursor = found.get()) {
            return use.apply(cursor);
        }
    }

    /** Empty where the plan finds nothing; the caller closes it. */
    private static Optional<Cursor<StoredObject>> cursor(Ready ready, int limit, int skip) {
        return limit == 0 || ready.plan().plan().isEmpty()
                ? Optional.empty()
                : Optional.of(ready.plan().scan().find(ready.bindings(limit, skip)));
    }

    /** With the master key. */
    @Override
    public long count(ClassSchema schema, Constraint where) {
        return count(QueriedClasses.forMaster(schema), where);
    }

    /** The engine's own look-up, which may use hidden fields. */
    Optional<Row> findByString(ClassSchema schema, String field, String value) {
        Predicate equal = new Predicate.Compare(
                new Target.Field(field, FieldType.STRING), Comparison.EQUAL, new Operand(0, FieldType.Kind.STRING));
        BoundQuery query = BoundQuery.ofMaster(
                new QueryPlan(schema.className(), equal, List.of()), List.of(new StringValue(value)));
        Ready ready = new Ready(planner.plan(query), query, Identity.master(), schema, Concealed.NOTHING);
        return rows(ready, 1, 0).stream().findFirst();
    }

    private static List<Row> rows(Ready ready, int limit, int skip) {
        Optional<Cursor<StoredObject>> found = cursor(ready, limit, skip);
        if (found.isEmpty()) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        try (Cursor<StoredObject> cursor = found.get()) {
            while (cursor.hasNext()) {
                rows.add(new Row(ready.schema(), ready.concealed(), cursor.next()));
            }
        }
        return rows;
    }

    long count(OpenedClass opened, Constraint where) {
        return count(new Query(opened, where, List.of()));
    }

    long count(Query query) {
        return run(
                query,
                0L,
                ready -> ready.plan().plan().isEmpty()
                        ? 0L
                        : ready.plan().scan().count(ready.bindings(Integer.MAX_VALUE, 0)));
    }
}
