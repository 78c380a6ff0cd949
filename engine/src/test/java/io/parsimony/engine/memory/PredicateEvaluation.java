package io.parsimony.engine.memory;

import io.parsimony.engine.match.Candidate;
import io.parsimony.engine.match.Matcher;
import io.parsimony.engine.match.OtherObjects;
import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.Operand;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.Target;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.SubQuery;
import io.parsimony.query.TextSearch;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.PolygonValue;
import io.parsimony.value.StringValue;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** Whether a predicate holds for one object. */
record PredicateEvaluation(MemoryTables tables, Bindings bindings, StoredObject object)
        implements Predicate.Visitor<Boolean> {
    private static final FieldPath SELF = FieldPath.of("self");
    private static final Matcher MATCHER = new Matcher(OtherObjects.NONE, Clock.systemUTC());

    static FieldPath path(Target target) {
        if (target instanceof Target.Nested nested) {
            return nested.path();
        }
        if (target instanceof Target.Field field) {
            return FieldPath.of(field.name());
        }
        if (target instanceof Target.PointerId id) {
            return FieldPath.of(id.pointer().name()).child("objectId");
        }
        if (target instanceof Target.Self) {
            return SELF;
        }
        return switch ((Target.BuiltIn) target) {
            case OBJECT_ID -> FieldPath.of("objectId");
            case CREATED_AT -> FieldPath.of("createdAt");
            case UPDATED_AT -> FieldPath.of("updatedAt");
        };
    }

    private ParseValue value(Operand operand) {
        return bindings.operands().get(operand.slot());
    }

    private boolean matches(Constraint constraint) {
        return MATCHER.matches(constraint, MemoryScan.candidate(object));
    }

    @Override
    public Boolean compare(Predicate.Compare predicate) {
        return matches(new Constraint.Compare(path(predicate.target()), predicate.op(), value(predicate.operand())));
    }

    @Override
    public Boolean in(Predicate.In predicate) {
        return ((ArrayValue) value(predicate.alternatives()))
                .elements().stream()
                        .anyMatch(alternative -> matches(
                                new Constraint.Compare(path(predicate.target()), Comparison.EQUAL, alternative)));
    }

    @Override
    public Boolean isNull(Predicate.IsNull predicate) {
        return matches(new Constraint.Compare(path(predicate.target()), Comparison.EQUAL, ParseValue.NULL));
    }

    @Override
    public Boolean exists(Predicate.Exists predicate) {
        return matches(new Constraint.Exists(path(predicate.target())));
    }

    @Override
    public Boolean startsWith(Predicate.StartsWith predicate) {
        String prefix = ((StringValue) value(predicate.prefix())).value();
        return matches(new Constraint.StartsWith(path(predicate.target()), prefix));
    }

    @Override
    public Boolean withinDistance(Predicate.WithinDistance predicate) {
        return matches(new Constraint.Near(
                path(predicate.target()),
                point(predicate.point()),
                OptionalDouble.of(number(predicate.minRadians())),
                OptionalDouble.of(number(predicate.maxRadians()))));
    }

    private GeoPointValue point(Operand operand) {
        return (GeoPointValue) value(operand);
    }

    private double number(Operand operand) {
        return ((NumberValue) value(operand)).value();
    }

    private String text(Operand operand) {
        return ((StringValue) value(operand)).value();
    }

    private List<ParseValue> elements(Operand operand) {
        return ((ArrayValue) value(operand)).elements();
    }

    @Override
    public Boolean matches(Predicate.Matches predicate) {
        return matches(
                new Constraint.Matches(path(predicate.target()), text(predicate.pattern()), predicate.options()));
    }

    @Override
    public Boolean containedBy(Predicate.ContainedBy predicate) {
        return matches(new Constraint.ContainedBy(path(predicate.target()), elements(predicate.values())));
    }

    @Override
    public Boolean withinBox(Predicate.WithinBox predicate) {
        List<ParseValue> corners = elements(predicate.corners());
        return matches(new Constraint.WithinBox(
                path(predicate.target()), (GeoPointValue) corners.get(0), (GeoPointValue) corners.get(1)));
    }

    @Override
    public Boolean withinPolygon(Predicate.WithinPolygon predicate) {
        List<GeoPointValue> corners = ((PolygonValue) value(predicate.polygon())).ring();
        return matches(new Constraint.WithinPolygon(path(predicate.target()), corners));
    }

    @Override
    public Boolean polygonContains(Predicate.PolygonContains predicate) {
        return matches(new Constraint.PolygonContains(path(predicate.target()), point(predicate.point())));
    }

    @Override
    public Boolean text(Predicate.Text predicate) {
        TextSearch search =
                new TextSearch(text(predicate.term()), predicate.isCaseSensitive(), predicate.isDiacriticSensitive());
        return matches(new Constraint.Text(path(predicate.target()), search));
    }

    @Override
    public Boolean inSubQuery(Predicate.InSubQuery predicate) {
        List<Candidate> found = tables.of(predicate.className()).values().stream()
                .filter(other -> holds(predicate.where(), other))
                .map(MemoryScan::candidate)
                .toList();
        SubQuery query = new SubQuery(predicate.className(), Constraint.ALWAYS);
        FieldPath path = path(predicate.target());
        return new Matcher(new SameAnswer(found), Clock.systemUTC())
                .matches(
                        predicate.key() instanceof Target.Self
                                ? new Constraint.InQuery(path, query)
                                : new Constraint.Select(path, query, path(predicate.key())),
                        withItself(predicate.target()));
    }

    /** The object, with a pointer to itself in a field where the target asks for it. */
    private Candidate withItself(Target target) {
        Candidate candidate = MemoryScan.candidate(object);
        return target instanceof Target.Self self
                ? new Candidate(
                        candidate.objectId(),
                        candidate.createdAtMillis(),
                        candidate.updatedAtMillis(),
                        new ObjectValue(Map.of(SELF.field(), new PointerValue(self.className(), object.objectId()))))
                : candidate;
    }

    /** The answer to every sub-query. */
    private record SameAnswer(List<Candidate> objects) implements OtherObjects {
        @Override
        public boolean isMember(PointerValue owner, String key, String memberId) {
            return false;
        }

        @Override
        public Optional<Set<PointerValue>> members(String ownerId, String field) {
            return Optional.empty();
        }

        @Override
        public Found find(SubQuery query) {
            return new Found(query.className(), objects);
        }
    }

    private boolean holds(Predicate predicate, StoredObject other) {
        return predicate.accept(new PredicateEvaluation(tables, bindings, other));
    }

    @Override
    public Boolean hasMember(Predicate.HasMember predicate) {
        if (predicate.member() instanceof Predicate.In in && !predicate.readsMember()) {
            return ((ArrayValue) value(in.alternatives()))
                    .elements().stream()
                            .map(id -> ((StringValue) id).value())
                            .anyMatch(tables.members(predicate.relation(), object.objectId())::contains);
        }
        return tables.members(predicate.relation(), object.objectId()).stream()
                .flatMap(id ->
                        Stream.ofNullable(tables.of(predicate.memberClass()).get(id)))
                .anyMatch(member -> holds(predicate.member(), member));
    }

    @Override
    public Boolean relatedTo(Predicate.RelatedTo predicate) {
        String ownerId = ((StringValue) value(predicate.ownerId())).value();
        boolean isMember = tables.members(predicate.relation(), ownerId).contains(object.objectId());
        return isMember
                && Optional.ofNullable(
                                tables.of(predicate.relation().className()).get(ownerId))
                        .filter(owner -> holds(predicate.owner(), owner))
                        .isPresent();
    }

    @Override
    public Boolean readableBy(Predicate.ReadableBy predicate) {
        return object.acl() == null || object.acl().readableBy(bindings.principals());
    }

    @Override
    public Boolean and(Predicate.And predicate) {
        return predicate.parts().stream().allMatch(part -> part.accept(this));
    }

    @Override
    public Boolean or(Predicate.Or predicate) {
        return predicate.parts().stream().anyMatch(part -> part.accept(this));
    }

    @Override
    public Boolean not(Predicate.Not predicate) {
        return !predicate.part().accept(this);
    }
}
