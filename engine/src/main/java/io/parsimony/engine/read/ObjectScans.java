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

/** Runs planned scans: the one way by which objects are read, so that no read goes round the permissions. */
final class ObjectScans implements ObjectSource {
    private final QueryBinder binder;
    private final QueryPlanner planner;

    ObjectScans(QueryBinder binder, QueryPlanner planner) {
        this.binder = binder;
        this.planner = planner;
    }

    /** A scan that is ready to run. */
    record Ready(
            CompiledPlan plan, BoundQuery query, Identity identity, ClassSchema schema, Concealed concealed) {
        Bindings bindings(int limit, int skip) {
            return new Bindings(query.operands(), identity.principals(), limit, skip);
        }
    }

    Ready ready(OpenedClass opened, Constraint where, List<Ordering> order) {
        BoundQuery query = binder.bind(opened, where, order);
        return new Ready(planner.plan(query), query, opened.identity(), opened.schema(), opened.concealed());
    }

    List<Row> find(OpenedClass opened, Constraint where, List<Ordering> order, int limit, int skip) {
        return rows(ready(opened, where, order), limit, skip);
    }

    /** With the master key. */
    @Override
    public <R> R read(ClassSchema schema, Objects objects, Function<Iterator<StoredObject>, R> use) {
        Ready ready = ready(QueriedClasses.forMaster(schema), objects.where(), objects.order());
        if (objects.limit() == 0 || ready.plan().plan().isEmpty()) {
            return use.apply(Collections.emptyIterator());
        }
        try (Cursor<StoredObject> cursor = ready.plan().scan().find(ready.bindings(objects.limit(), objects.skip()))) {
            return use.apply(cursor);
        }
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
        if (limit == 0 || ready.plan().plan().isEmpty()) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        try (Cursor<StoredObject> cursor = ready.plan().scan().find(ready.bindings(limit, skip))) {
            while (cursor.hasNext()) {
                rows.add(new Row(ready.schema(), ready.concealed(), cursor.next()));
            }
        }
        return rows;
    }

    long count(OpenedClass opened, Constraint where) {
        Ready ready = ready(opened, where, List.of());
        return ready.plan().plan().isEmpty() ? 0 : ready.plan().scan().count(ready.bindings(Integer.MAX_VALUE, 0));
    }
}
