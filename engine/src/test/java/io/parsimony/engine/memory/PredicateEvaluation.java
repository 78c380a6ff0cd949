package io.parsimony.engine.memory;

import io.parsimony.engine.match.Matcher;
import io.parsimony.engine.match.RelationLookup;
import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.Operand;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.Target;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.Optional;
import java.util.OptionalDouble;

/** Whether a predicate holds for one object. */
record PredicateEvaluation(MemoryTables tables, Bindings bindings, StoredObject object)
        implements Predicate.Visitor<Boolean> {
    private static final Matcher MATCHER = new Matcher(RelationLookup.NONE);

    static FieldPath path(Target target) {
        if (target instanceof Target.Nested nested) {
            return nested.path();
        }
        if (target instanceof Target.Field field) {
            return FieldPath.of(field.name());
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
        GeoPointValue point = (GeoPointValue) value(predicate.point());
        double max = ((NumberValue) value(predicate.maxRadians())).value();
        return matches(
                new Constraint.Near(path(predicate.target()), point, OptionalDouble.empty(), OptionalDouble.of(max)));
    }

    @Override
    public Boolean matches(Predicate.Matches predicate) {
        throw new UnsupportedOperationException("Matches");
    }

    @Override
    public Boolean containedBy(Predicate.ContainedBy predicate) {
        throw new UnsupportedOperationException("ContainedBy");
    }

    @Override
    public Boolean withinBox(Predicate.WithinBox predicate) {
        throw new UnsupportedOperationException("WithinBox");
    }

    @Override
    public Boolean withinPolygon(Predicate.WithinPolygon predicate) {
        throw new UnsupportedOperationException("WithinPolygon");
    }

    @Override
    public Boolean polygonContains(Predicate.PolygonContains predicate) {
        throw new UnsupportedOperationException("PolygonContains");
    }

    @Override
    public Boolean text(Predicate.Text predicate) {
        throw new UnsupportedOperationException("Text");
    }

    @Override
    public Boolean inSubQuery(Predicate.InSubQuery predicate) {
        throw new UnsupportedOperationException("InSubQuery");
    }

    @Override
    public Boolean hasMember(Predicate.HasMember predicate) {
        throw new UnsupportedOperationException("HasMember");
    }

    @Override
    public Boolean relatedTo(Predicate.RelatedTo predicate) {
        String ownerId = ((StringValue) value(predicate.ownerId())).value();
        boolean isMember = tables.members(predicate.relation(), ownerId).contains(object.objectId());
        return isMember
                && Optional.ofNullable(
                                tables.of(predicate.relation().className()).get(ownerId))
                        .filter(owner -> predicate.owner().accept(new PredicateEvaluation(tables, bindings, owner)))
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
