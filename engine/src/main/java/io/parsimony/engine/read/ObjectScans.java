package io.parsimony.engine.read;

import io.parsimony.engine.aggregate.ObjectSource;
import io.parsimony.engine.plan.BoundQuery;
import io.parsimony.engine.plan.CompiledPlan;
import io.parsimony.engine.plan.QueryBinder;
import io.parsimony.engine.plan.QueryPlan;
import io.parsimony.engine.plan.QueryPlanner;
import io.parsimony.engine.schema.SchemaCatalogue;
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
import java.util.function.BiFunction;
import java.util.function.Function;

/** Runs planned scans: the one way by which objects are read, so that no read goes round the permissions. */
final class ObjectScans implements ObjectSource {
    /** How often classes may change while a query begins. */
    private static final int ATTEMPTS = 10;

    private final SchemaCatalogue catalogue;
    private final QueryBinder binder;
    private final QueryPlanner planner;

    ObjectScans(SchemaCatalogue catalogue, QueryBinder binder, QueryPlanner planner) {
        this.catalogue = catalogue;
        this.binder = binder;
        this.planner = planner;
    }

    /** A scan that is ready to run. */
    record Ready(CompiledPlan plan, BoundQuery query, Identity identity) {
        Bindings bindings(int limit, int skip) {
            return new Bindings(query.operands(), identity.principals(), limit, skip);
        }
    }

    Ready ready(Identity identity, ClassSchema schema, Constraint where, List<Ordering> order) {
        BoundQuery query = binder.bind(identity, schema, where, order);
        return new Ready(planner.plan(query, identity.isMaster()), query, identity);
    }

    /**
     * Binds a query to a class and runs it; again when the class, or another one that it reads, is not any more what it was.
     *
     * @param none the answer where the class itself is gone meanwhile
     */
    <R> R run(Query query, R none, BiFunction<ClassSchema, Ready, R> use) {
        Optional<ClassSchema> now = Optional.of(query.schema());
        for (int attempt = 1; now.isPresent(); attempt++) {
            try {
                return use.apply(now.get(), ready(query.identity(), now.get(), query.where(), query.order()));
            } catch (StoreException e) {
                if (e.kind() != StoreException.Kind.STALE || attempt == ATTEMPTS) {
                    throw e;
                }
                now = catalogue.find(query.schema().className());
            }
        }
        return none;
    }

    /** A query of a class that was there. */
    record Query(Identity identity, ClassSchema schema, Constraint where, List<Ordering> order) {}

    List<Row> find(Identity identity, ClassSchema schema, Constraint where, List<Ordering> order, int limit, int skip) {
        return run(
                new Query(identity, schema, where, order),
                List.of(),
                (now, ready) -> rows(now, ready, limit, skip));
    }

    /** With the master key. */
    @Override
    public <R> R read(ClassSchema schema, Objects objects, Function<Iterator<StoredObject>, R> use) {
        Query query = new Query(Identity.master(), schema, objects.where(), objects.order());
        Optional<Cursor<StoredObject>> opened =
                run(query, Optional.empty(), (now, ready) -> cursor(ready, objects.limit(), objects.skip()));
        if (opened.isEmpty()) {
            return use.apply(Collections.emptyIterator());
        }
        try (Cursor<StoredObject> cursor = opened.get()) {
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
        return count(Identity.master(), schema, where);
    }

    /** The engine's own look-up, which may use hidden fields. */
    Optional<Row> findByString(ClassSchema schema, String field, String value) {
        Predicate equal = new Predicate.Compare(
                new Target.Field(field, FieldType.STRING), Comparison.EQUAL, new Operand(0, FieldType.Kind.STRING));
        BoundQuery query =
                new BoundQuery(new QueryPlan(schema.className(), equal, List.of()), List.of(new StringValue(value)));
        Ready ready = new Ready(planner.plan(query, true), query, Identity.master());
        return rows(schema, ready, 1, 0).stream().findFirst();
    }

    private static List<Row> rows(ClassSchema schema, Ready ready, int limit, int skip) {
        Optional<Cursor<StoredObject>> found = cursor(ready, limit, skip);
        if (found.isEmpty()) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        try (Cursor<StoredObject> cursor = found.get()) {
            while (cursor.hasNext()) {
                rows.add(new Row(schema, cursor.next()));
            }
        }
        return rows;
    }

    long count(Identity identity, ClassSchema schema, Constraint where) {
        return run(
                new Query(identity, schema, where, List.of()),
                0L,
                (now, ready) -> ready.plan().plan().isEmpty()
                        ? 0L
                        : ready.plan().scan().count(ready.bindings(Integer.MAX_VALUE, 0)));
    }
}
