package io.parsimony.engine.plan;

import io.parsimony.engine.schema.BuiltInFields;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.SortKey;
import io.parsimony.engine.store.Target;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.Ordering;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds queries to the schema: paths get types, values get slots. What can't be understood fails here, not in SQL. */
public final class QueryBinder {
    private static final Map<String, String> ORDER_ALIASES =
            Map.of("_created_at", BuiltInFields.CREATED_AT, "_updated_at", BuiltInFields.UPDATED_AT);

    private final QueriedClasses classes;
    private final Clock clock;

    /** A binder for these classes, and for times seen from the clock's. */
    public QueryBinder(QueriedClasses classes, Clock clock) {
        this.classes = classes;
        this.clock = clock;
    }

    /**
     * The query's shape and values.
     *
     * @param opened the query's class; those of inner queries must be open to the same caller
     * @throws io.parsimony.ParseException INVALID_QUERY (102), INVALID_KEY_NAME (105), INVALID_JSON (107), OPERATION_FORBIDDEN
     *     (119), OBJECT_NOT_FOUND (101) for an inner query of a class that wants a user, INVALID_SESSION_TOKEN (209) for one of sessions
     *     without a session
     */
    public BoundQuery bind(OpenedClass opened, Constraint where, List<Ordering> order) {
        ClassSchema schema = opened.schema();
        Operands operands = new Operands(clock.instant());
        Asker asker = new Asker(opened, classes, operands);
        PathBinder paths = new PathBinder(opened, where);
        ConstraintBinder binder = new ConstraintBinder(schema, asker, paths, 0);
        Predicate filter = QueriedClasses.allowed(opened.identity(), schema.className(), where)
                .accept(binder);
        List<SortKey> keys = new ArrayList<>();
        for (Ordering ordering : order) {
            if (ordering.path().equals(FieldPath.SCORE)) {
                TopText.of(schema.className(), where); // or 102
                binder.orderByScore().ifPresent(keys::add);
            } else {
                sortKey(schema, paths, ordering).ifPresent(keys::add);
            }
        }
        if (order.isEmpty()) {
            binder.orderByDistance().ifPresent(keys::add);
        }
        PlanContext context = asker.context(opened.operation()); // may add a value
        return new BoundQuery(new QueryPlan(schema.className(), filter, keys), operands.values(), context);
    }

    private static Optional<SortKey> sortKey(ClassSchema schema, PathBinder paths, Ordering ordering) {
        FieldPath path = ordering.path();
        String alias = path.isNested() ? null : ORDER_ALIASES.get(path.field());
        if (alias != null) {
            path = FieldPath.of(alias);
        }
        if (path.field().equals(BuiltInFields.ACL)) {
            return Optional.empty();
        }
        if (isIdOfProvider(path)) {
            throw QueryErrors.orderByProviderId(schema.className(), path);
        }
        Place place = paths.place(path);
        if (place instanceof Place.IdOfPointer id) {
            return Optional.of(new SortKey.ByValue(id.pointer(), ordering.direction()));
        }
        if (!(place instanceof Place.At at)) {
            return Optional.empty();
        }
        if (at.target() instanceof Target.Field field && !isOrdered(field.type())) {
            throw QueryErrors.noOrder(schema.className(), path, field.type());
        }
        return Optional.of(new SortKey.ByValue(at.target(), ordering.direction()));
    }

    /** Whether the path leads to the id of a user at somebody who logs users in: {@code authData.facebook.id}. */
    private static boolean isIdOfProvider(FieldPath path) {
        List<String> steps = path.steps();
        return steps.size() == 3
                && steps.get(0).equals("authData")
                && steps.get(2).equals("id");
    }

    private static boolean isOrdered(FieldType type) {
        return switch (type.kind()) {
            case STRING, NUMBER, BOOLEAN, DATE, POINTER, ARRAY -> true;
            case OBJECT, GEO_POINT, POLYGON, FILE, BYTES, RELATION -> false;
        };
    }
}
