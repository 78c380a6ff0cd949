package io.parsimony.engine.match;

import io.parsimony.json.IsoDates;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.DateValue;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.PolygonValue;
import io.parsimony.value.StringValue;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whether a constraint holds for one object: slow and obvious. */
record Evaluation(Candidate candidate, OtherObjects others, Clock clock, Patterns patterns)
        implements Constraint.Visitor<Boolean> {
    private static final Set<String> DATES = Set.of("createdAt", "updatedAt", "expiresAt");

    @Override
    public Boolean compare(Constraint.Compare constraint) {
        Optional<Set<PointerValue>> members = members(constraint.field());
        if (members.isPresent()) {
            return constraint.op() == Comparison.EQUAL && isAmong(members.get(), constraint.operand());
        }
        if (constraint.operand() instanceof NullValue) {
            return constraint.op() == Comparison.EQUAL && isNull(constraint.field());
        }
        ParseValue operand = operand(constraint.field(), constraint.operand());
        return anyValueOrElement(constraint.field(), value -> holds(value, constraint.op(), operand));
    }

    @Override
    public Boolean in(Constraint.In constraint) {
        return constraint.operands().stream()
                .flatMap(Evaluation::flattened)
                .anyMatch(operand -> compare(new Constraint.Compare(constraint.field(), Comparison.EQUAL, operand)));
    }

    @Override
    public Boolean exists(Constraint.Exists constraint) {
        return members(constraint.field()).isEmpty()
                && !reached(constraint.field()).isEmpty();
    }

    @Override
    public Boolean startsWith(Constraint.StartsWith constraint) {
        return anyText(constraint.field(), text -> text.startsWith(constraint.prefix()));
    }

    @Override
    public Boolean matches(Constraint.Matches constraint) {
        return anyText(constraint.field(), text -> patterns.find(constraint.pattern(), constraint.options(), text));
    }

    @Override
    public Boolean text(Constraint.Text constraint) {
        SearchTerm term = new SearchTerm(constraint.search());
        return anyText(constraint.field(), term::finds);
    }

    @Override
    public Boolean containedBy(Constraint.ContainedBy constraint) {
        return reached(constraint.field()).stream()
                .anyMatch(value ->
                        value instanceof ArrayValue array && constraint.values().containsAll(array.elements()));
    }

    @Override
    public Boolean compareTime(Constraint.CompareTime constraint) {
        DateValue moment =
                new DateValue(clock.instant().plus(constraint.time().fromNow()).toEpochMilli());
        return compare(new Constraint.Compare(constraint.field(), constraint.op(), moment));
    }

    @Override
    public Boolean near(Constraint.Near constraint) {
        double min = constraint.minRadians().orElse(0);
        double max = constraint.maxRadians().orElse(Math.PI);
        return anyPoint(constraint.field(), point -> isBetween(min, point, constraint.point(), max));
    }

    @Override
    public Boolean withinCircle(Constraint.WithinCircle constraint) {
        return anyPoint(constraint.field(), point -> isBetween(0, point, constraint.centre(), constraint.radians()));
    }

    /** A distance has no exact value, so that bounds which mean "any" are not compared with it. */
    private static boolean isBetween(double min, GeoPointValue point, GeoPointValue from, double max) {
        return (min <= 0 || Haversine.radians(point, from) >= min)
                && (max >= Math.PI || Haversine.radians(point, from) <= max);
    }

    @Override
    public Boolean withinBox(Constraint.WithinBox constraint) {
        GeoPointValue southwest = constraint.southwest();
        GeoPointValue northeast = constraint.northeast();
        return anyPoint(
                constraint.field(),
                point -> southwest.latitude() <= point.latitude()
                        && point.latitude() <= northeast.latitude()
                        && southwest.longitude() <= point.longitude()
                        && point.longitude() <= northeast.longitude());
    }

    @Override
    public Boolean withinPolygon(Constraint.WithinPolygon constraint) {
        return anyPoint(constraint.field(), point -> Polygons.contain(constraint.corners(), point));
    }

    @Override
    public Boolean polygonContains(Constraint.PolygonContains constraint) {
        return reached(constraint.field()).stream()
                .anyMatch(value ->
                        value instanceof PolygonValue polygon && Polygons.contain(polygon.ring(), constraint.point()));
    }

    @Override
    public Boolean inQuery(Constraint.InQuery constraint) {
        OtherObjects.Found found = others.find(constraint.query());
        List<ParseValue> pointers = found.objects().stream()
                .<ParseValue>map(object -> new PointerValue(found.className(), object.objectId()))
                .toList();
        return in(new Constraint.In(constraint.field(), pointers));
    }

    @Override
    public Boolean select(Constraint.Select constraint) {
        List<ParseValue> keys = others.find(constraint.query()).objects().stream()
                .flatMap(object -> ReachedValues.of(object, constraint.key()).stream())
                .flatMap(Evaluation::flattened)
                .filter(key -> !(key instanceof NullValue))
                .toList();
        return keys.stream()
                .anyMatch(key -> compare(new Constraint.Compare(constraint.field(), Comparison.EQUAL, key)));
    }

    @Override
    public Boolean relatedTo(Constraint.RelatedTo constraint) {
        return others.isMember(constraint.owner(), constraint.key(), candidate.objectId());
    }

    @Override
    public Boolean and(Constraint.And constraint) {
        return constraint.parts().stream().allMatch(part -> part.accept(this));
    }

    @Override
    public Boolean or(Constraint.Or constraint) {
        return constraint.parts().stream().anyMatch(part -> part.accept(this));
    }

    @Override
    public Boolean not(Constraint.Not constraint) {
        return !asksForNothing(constraint.part()) && !constraint.part().accept(this);
    }

    /** Parse: whether a relation is there, or null, is no question, so that its opposite finds nothing either. */
    private boolean asksForNothing(Constraint part) {
        return (part instanceof Constraint.Exists exists
                        && members(exists.field()).isPresent())
                || (part instanceof Constraint.Compare compare
                        && compare.operand() instanceof NullValue
                        && members(compare.field()).isPresent());
    }

    private List<ParseValue> reached(FieldPath path) {
        return ReachedValues.of(candidate, path);
    }

    private Optional<Set<PointerValue>> members(FieldPath path) {
        return path.isNested() ? Optional.empty() : others.members(candidate.objectId(), path.field());
    }

    /** A relation has members of one class, so that their ids are enough. */
    private static boolean isAmong(Set<PointerValue> members, ParseValue operand) {
        return operand instanceof StringValue id
                ? members.stream().anyMatch(member -> member.objectId().equals(id.value()))
                : operand instanceof PointerValue pointer && members.contains(pointer);
    }

    /** Missing counts as null, and so does an array with a null in it. */
    private boolean isNull(FieldPath path) {
        return reached(path).isEmpty() || anyValueOrElement(path, NullValue.class::isInstance);
    }

    private boolean anyText(FieldPath path, Predicate<String> test) {
        return anyValueOrElement(path, value -> value instanceof StringValue text && test.test(text.value()));
    }

    private boolean anyPoint(FieldPath path, Predicate<GeoPointValue> test) {
        return reached(path).stream().anyMatch(value -> value instanceof GeoPointValue point && test.test(point));
    }

    private boolean anyValueOrElement(FieldPath path, Predicate<ParseValue> test) {
        return reached(path).stream()
                .flatMap(value -> Stream.concat(
                        Stream.of(value), value instanceof ArrayValue array ? array.elements().stream() : Stream.of()))
                .anyMatch(test);
    }

    private static Stream<ParseValue> flattened(ParseValue value) {
        return value instanceof ArrayValue array ? array.elements().stream() : Stream.of(value);
    }

    /** These fields are compared with bare ISO strings too ({@code parse-semantics.md} section 3.4). */
    private static ParseValue operand(FieldPath path, ParseValue operand) {
        return operand instanceof StringValue iso && !path.isNested() && DATES.contains(path.field())
                ? new DateValue(IsoDates.parse(iso.value()))
                : operand;
    }

    private static boolean holds(ParseValue value, Comparison op, ParseValue operand) {
        if (op == Comparison.EQUAL) {
            return value.equals(operand);
        }
        OptionalInt order = ValueOrder.withinType(value, operand);
        return order.isPresent()
                && switch (op) {
                    case EQUAL -> order.getAsInt() == 0;
                    case LESS_THAN -> order.getAsInt() < 0;
                    case LESS_THAN_OR_EQUAL -> order.getAsInt() <= 0;
                    case GREATER_THAN -> order.getAsInt() > 0;
                    case GREATER_THAN_OR_EQUAL -> order.getAsInt() >= 0;
                };
    }
}
