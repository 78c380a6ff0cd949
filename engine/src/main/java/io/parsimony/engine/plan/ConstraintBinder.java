package io.parsimony.engine.plan;

import io.parsimony.engine.regex.RegularExpression;
import io.parsimony.engine.store.Operand;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.SortKey;
import io.parsimony.engine.store.Target;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.TextSearch;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.DateValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PolygonValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Binds a constraint tree to one class: each path gets its target, each value its slot. For one query. */
final class ConstraintBinder implements Constraint.Visitor<Predicate> {
    /** Deeper trees are no queries, and would be too deep for the recursion of whoever walks them, the database's parser too. */
    private static final int DEEPEST = 100;

    /** More than any distance; there is no infinity among the numbers of JSON. */
    private static final double FARTHEST_LEAST = 4;

    private final ClassSchema schema;
    private final PathBinder paths;
    private final Operands operands;
    private final SubQueryBinder subQueries;
    private final List<Near> nears = new ArrayList<>();
    private final List<Predicate.Text> texts = new ArrayList<>();
    private int depthBelowTop;
    private int depth;

    /** A near constraint that may order the results. */
    private record Near(FieldPath path, SortKey.ByDistance key) {}

    /**
     * A binder.
     *
     * @param depth how deep the constraint lies in a query of another class; 0 for a query's own
     */
    ConstraintBinder(ClassSchema schema, Asker asker, PathBinder paths, int depth) {
        this.schema = schema;
        this.paths = paths;
        this.operands = asker.operands();
        this.depth = depth;
        this.subQueries = new SubQueryBinder(schema, asker);
    }

    /** The order that a near constraint at the top asks for, where there is one. */
    Optional<SortKey> orderByDistance() {
        return nears.stream().<SortKey>map(Near::key).findFirst();
    }

    /** The order by the full-text search at the top; empty when its field can hold no text, so that nothing is found. */
    Optional<SortKey> orderByScore() {
        return texts.stream().<SortKey>map(SortKey.ByScore::new).findFirst();
    }

    @Override
    public Predicate compare(Constraint.Compare constraint) {
        Place place = paths.place(constraint.field());
        if (constraint.operand() instanceof NullValue) {
            return constraint.op() == Comparison.EQUAL ? isNull(place) : Predicate.never();
        }
        if (place instanceof Place.At at) {
            refuseWholeObject(constraint.field(), at.target(), constraint.operand());
            return OperandFitting.fitting(at.target(), constraint.op(), constraint.operand())
                    .<Predicate>map(value -> new Predicate.Compare(at.target(), constraint.op(), operands.slot(value)))
                    .orElse(Predicate.never());
        }
        if (place instanceof Place.IdOfPointer id) {
            if (constraint.op() != Comparison.EQUAL) {
                throw QueryErrors.throughPointer(schema.className(), constraint.field());
            }
            return alternatives(id.pointer(), onlyIds(List.of(constraint.operand())));
        }
        return constraint.op() == Comparison.EQUAL
                ? memberOf(constraint.field(), place, List.of(constraint.operand()))
                : Predicate.never();
    }

    @Override
    public Predicate in(Constraint.In constraint) {
        Place place = paths.place(constraint.field());
        List<ParseValue> values = constraint.operands().stream()
                .flatMap(value -> value instanceof ArrayValue array ? array.elements().stream() : Stream.of(value))
                .toList();
        List<ParseValue> present =
                values.stream().filter(value -> !(value instanceof NullValue)).toList();
        Predicate some;
        if (place instanceof Place.At at) {
            present.forEach(value -> refuseWholeObject(constraint.field(), at.target(), value));
            some = alternatives(at.target(), present);
        } else if (place instanceof Place.IdOfPointer id) {
            some = alternatives(id.pointer(), onlyIds(present));
        } else {
            some = memberOf(constraint.field(), place, present);
        }
        return present.size() == values.size() ? some : new Predicate.Or(List.of(some, isNull(place)));
    }

    private Predicate alternatives(Target target, List<ParseValue> values) {
        List<ParseValue> fitting = values.stream()
                .flatMap(value -> OperandFitting.fitting(target, Comparison.EQUAL, value).stream())
                .toList();
        return fitting.isEmpty() ? Predicate.never() : new Predicate.In(target, operands.slot(fitting));
    }

    private static List<ParseValue> onlyIds(List<ParseValue> values) {
        return values.stream().filter(StringValue.class::isInstance).toList();
    }

    /** Whole objects can be compared only where they are elements of an array. */
    private void refuseWholeObject(FieldPath path, Target target, ParseValue operand) {
        boolean isArrayField =
                target instanceof Target.Field field && field.type().kind() == FieldType.Kind.ARRAY;
        boolean mayHoldObject = target instanceof Target.Nested
                || (target instanceof Target.Field field && field.type().kind() == FieldType.Kind.OBJECT);
        if (operand instanceof ObjectValue && mayHoldObject && !isArrayField) {
            throw QueryErrors.wholeObject(schema.className(), path);
        }
    }

    private Predicate memberOf(FieldPath path, Place place, List<ParseValue> members) {
        return place instanceof Place.Relation ? subQueries.hasMember(path, members) : Predicate.never();
    }

    private static Predicate isNull(Place place) {
        if (place instanceof Place.At at) {
            return at.target() instanceof Target.BuiltIn ? Predicate.never() : new Predicate.IsNull(at.target());
        }
        if (place instanceof Place.IdOfPointer id) {
            return new Predicate.IsNull(id.pointer());
        }
        return place instanceof Place.Nowhere ? Predicate.always() : Predicate.never();
    }

    @Override
    public Predicate exists(Constraint.Exists constraint) {
        Place place = paths.place(constraint.field());
        if (place instanceof Place.At at) {
            return at.target() instanceof Target.BuiltIn ? Predicate.always() : new Predicate.Exists(at.target());
        }
        return place instanceof Place.IdOfPointer
                ? new Predicate.Not(isNull(place)) // a pointer that is not null has an id
                : Predicate.never();
    }

    @Override
    public Predicate startsWith(Constraint.StartsWith constraint) {
        return stringsAt(constraint.field())
                .<Predicate>map(
                        target -> new Predicate.StartsWith(target, operands.slot(new StringValue(constraint.prefix()))))
                .orElse(Predicate.never());
    }

    private Optional<Target> stringsAt(FieldPath path) {
        Place place = paths.place(path);
        if (place instanceof Place.IdOfPointer) {
            throw QueryErrors.throughPointer(schema.className(), path);
        }
        return place instanceof Place.At at && mayHoldStrings(at.target())
                ? Optional.of(at.target())
                : Optional.empty();
    }

    private static boolean mayHoldStrings(Target target) {
        return target instanceof Target.Field field
                ? field.type().kind() == FieldType.Kind.STRING || field.type().kind() == FieldType.Kind.ARRAY
                : target != Target.BuiltIn.CREATED_AT && target != Target.BuiltIn.UPDATED_AT;
    }

    @Override
    public Predicate near(Constraint.Near constraint) {
        FieldPath path = constraint.field();
        Place place = paths.place(path);
        double maxRadians = constraint.maxRadians().orElse(Math.PI);
        double minRadians = constraint.minRadians().orElse(0);
        if (!(maxRadians >= 0)) {
            throw QueryErrors.distanceOutOfRange(path, maxRadians);
        }
        if (!(minRadians >= 0)) {
            throw QueryErrors.distanceOutOfRange(path, minRadians);
        }
        if (depthBelowTop > 0 && constraint.maxRadians().isEmpty()) {
            throw QueryErrors.endlessNear(schema.className(), path);
        }
        if (!(place instanceof Place.At at) || !mayHoldPoint(at.target())) {
            return Predicate.never();
        }
        Operand point = operands.slot(constraint.point());
        if (depthBelowTop == 0) {
            nears.add(new Near(path, new SortKey.ByDistance(at.target(), point)));
            if (nears.size() > 1) {
                throw QueryErrors.secondNear(schema.className(), nears.get(0).path(), path);
            }
        }
        return new Predicate.WithinDistance(
                at.target(),
                point,
                operands.slot(new NumberValue(Math.min(minRadians, FARTHEST_LEAST))),
                operands.slot(new NumberValue(Math.min(maxRadians, Math.PI))));
    }

    private static boolean mayHoldPoint(Target target) {
        return target instanceof Target.Nested
                || (target instanceof Target.Field field && field.type().kind() == FieldType.Kind.GEO_POINT);
    }

    @Override
    public Predicate matches(Constraint.Matches constraint) {
        RegularExpression expression = RegularExpression.parse(constraint.pattern(), constraint.options());
        Optional<String> prefix = expression.prefix();
        if (prefix.isPresent()) {
            return startsWith(new Constraint.StartsWith(constraint.field(), prefix.get()));
        }
        return stringsAt(constraint.field())
                .<Predicate>map(target -> new Predicate.Matches(
                        target, operands.slot(new StringValue(constraint.pattern())), constraint.options()))
                .orElse(Predicate.never());
    }

    @Override
    public Predicate containedBy(Constraint.ContainedBy constraint) {
        return paths.place(constraint.field()) instanceof Place.At at && mayHoldArray(at.target())
                ? new Predicate.ContainedBy(at.target(), operands.slot(constraint.values()))
                : Predicate.never();
    }

    private static boolean mayHoldArray(Target target) {
        return target instanceof Target.Nested
                || (target instanceof Target.Field field && field.type().kind() == FieldType.Kind.ARRAY);
    }

    @Override
    public Predicate compareTime(Constraint.CompareTime constraint) {
        Place place = paths.place(constraint.field());
        if (place instanceof Place.Nowhere) {
            return Predicate.never();
        }
        if (!(place instanceof Place.At at) || !mayHoldDate(at.target())) {
            throw QueryErrors.noDate(schema.className(), constraint.field());
        }
        DateValue date = DateValue.of(operands.now().plus(constraint.time().fromNow()));
        return new Predicate.Compare(at.target(), constraint.op(), operands.slot(date));
    }

    private static boolean mayHoldDate(Target target) {
        return target instanceof Target.Field field
                ? field.type().kind() == FieldType.Kind.DATE
                : target != Target.BuiltIn.OBJECT_ID;
    }

    @Override
    public Predicate withinBox(Constraint.WithinBox constraint) {
        Operand corners = operands.slot(List.of(constraint.southwest(), constraint.northeast()));
        return pointsAt(constraint.field())
                .<Predicate>map(target -> new Predicate.WithinBox(target, corners))
                .orElse(Predicate.never());
    }

    private Optional<Target> pointsAt(FieldPath path) {
        return paths.place(path) instanceof Place.At at && mayHoldPoint(at.target())
                ? Optional.of(at.target())
                : Optional.empty();
    }

    @Override
    public Predicate withinPolygon(Constraint.WithinPolygon constraint) {
        if (new HashSet<>(constraint.corners()).size() < 3) {
            throw QueryErrors.fewCorners(schema.className(), constraint.field());
        }
        Operand polygon = operands.slot(new PolygonValue(constraint.corners()));
        return pointsAt(constraint.field())
                .<Predicate>map(target -> new Predicate.WithinPolygon(target, polygon))
                .orElse(Predicate.never());
    }

    @Override
    public Predicate withinCircle(Constraint.WithinCircle constraint) {
        if (!(constraint.radians() >= 0)) {
            throw QueryErrors.radiusOutOfRange(constraint.field(), constraint.radians());
        }
        Operand centre = operands.slot(constraint.centre());
        Operand least = operands.slot(new NumberValue(0));
        Operand most = operands.slot(new NumberValue(Math.min(constraint.radians(), Math.PI)));
        return pointsAt(constraint.field())
                .<Predicate>map(target -> new Predicate.WithinDistance(target, centre, least, most))
                .orElse(Predicate.never());
    }

    @Override
    public Predicate polygonContains(Constraint.PolygonContains constraint) {
        boolean mayHoldPolygon = paths.place(constraint.field()) instanceof Place.At at
                && (at.target() instanceof Target.Nested
                        || (at.target() instanceof Target.Field field
                                && field.type().kind() == FieldType.Kind.POLYGON));
        return mayHoldPolygon
                ? new Predicate.PolygonContains(
                        ((Place.At) paths.place(constraint.field())).target(), operands.slot(constraint.point()))
                : Predicate.never();
    }

    @Override
    public Predicate text(Constraint.Text constraint) {
        Place place = paths.place(constraint.field());
        if (place instanceof Place.IdOfPointer) {
            throw QueryErrors.throughPointer(schema.className(), constraint.field());
        }
        if (!(place instanceof Place.At at) || !mayHoldStrings(at.target())) {
            return Predicate.never();
        }
        TextSearch search = constraint.search();
        Predicate.Text text = new Predicate.Text(
                at.target(),
                operands.slot(new StringValue(search.term())),
                search.isCaseSensitive(),
                search.isDiacriticSensitive());
        if (depthBelowTop == 0) {
            texts.add(text);
        }
        return text;
    }

    @Override
    public Predicate inQuery(Constraint.InQuery constraint) {
        FieldPath path = constraint.field();
        return subQueries.inQuery(path, paths.place(path), constraint.query(), deeper());
    }

    @Override
    public Predicate select(Constraint.Select constraint) {
        FieldPath path = constraint.field();
        return subQueries.select(path, paths.place(path), constraint.query(), constraint.key(), deeper());
    }

    @Override
    public Predicate relatedTo(Constraint.RelatedTo constraint) {
        return subQueries.relatedTo(constraint);
    }

    @Override
    public Predicate and(Constraint.And constraint) {
        return new Predicate.And(parts(constraint.parts()));
    }

    @Override
    public Predicate or(Constraint.Or constraint) {
        depthBelowTop++;
        Predicate or = new Predicate.Or(parts(constraint.parts()));
        depthBelowTop--;
        return or;
    }

    @Override
    public Predicate not(Constraint.Not constraint) {
        if (asksForNothingInRelation(constraint.part())) {
            return Predicate.never();
        }
        depthBelowTop++;
        Predicate not = new Predicate.Not(part(constraint.part()));
        depthBelowTop--;
        return not;
    }

    /** Parse: whether a relation is there, or null, is no question, so that its opposite finds nothing either. */
    private boolean asksForNothingInRelation(Constraint part) {
        FieldPath path = part instanceof Constraint.Exists exists
                ? exists.field()
                : part instanceof Constraint.Compare compare && compare.operand() instanceof NullValue
                        ? compare.field()
                        : null;
        return path != null && paths.place(path) instanceof Place.Relation;
    }

    private List<Predicate> parts(List<Constraint> parts) {
        return parts.stream().map(this::part).toList();
    }

    private Predicate part(Constraint part) {
        int before = depth;
        depth = deeper();
        Predicate bound = part.accept(this);
        depth = before;
        return bound;
    }

    private int deeper() {
        if (depth >= DEEPEST) {
            throw QueryErrors.tooDeep(schema.className(), DEEPEST);
        }
        return depth + 1;
    }
}
