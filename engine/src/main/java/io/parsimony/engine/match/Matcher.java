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
import io.parsimony.value.StringValue;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether objects match a constraint, by nothing but their values ({@code parse-semantics.md} section 3). Thread-safe.
 *
 * <p>What a query learns from the schema the matcher can't know: a bare string never equals a pointer here, a relation field is
 * missing, and a query that the engine refuses, such as one for a whole object, is evaluated.
 */
public final class Matcher {
    private static final Set<String> DATES = Set.of("createdAt", "updatedAt", "expiresAt");

    private final RelationLookup relations;

    /** A matcher that asks there for the members of relations. */
    public Matcher(RelationLookup relations) {
        this.relations = relations;
    }

    /** Whether the object matches. */
    public boolean matches(Constraint constraint, Candidate candidate) {
        return constraint.accept(new Evaluation(candidate));
    }

    private final class Evaluation implements Constraint.Visitor<Boolean> {
        private final Candidate candidate;

        Evaluation(Candidate candidate) {
            this.candidate = candidate;
        }

        @Override
        public Boolean compare(Constraint.Compare constraint) {
            if (constraint.operand() instanceof NullValue) {
                return constraint.op() == Comparison.EQUAL && isNull(constraint.field());
            }
            ParseValue operand = operand(constraint.field(), constraint.operand());
            return anyValueOrElement(constraint.field(), value -> holds(value, constraint.op(), operand));
        }

        @Override
        public Boolean in(Constraint.In constraint) {
            return constraint.operands().stream()
                    .flatMap(operand ->
                            operand instanceof ArrayValue array ? array.elements().stream() : Stream.of(operand))
                    .anyMatch(
                            operand -> compare(new Constraint.Compare(constraint.field(), Comparison.EQUAL, operand)));
        }

        @Override
        public Boolean exists(Constraint.Exists constraint) {
            return !ReachedValues.of(candidate, constraint.field()).isEmpty();
        }

        @Override
        public Boolean startsWith(Constraint.StartsWith constraint) {
            return anyValueOrElement(
                    constraint.field(),
                    value -> value instanceof StringValue text && text.value().startsWith(constraint.prefix()));
        }

        @Override
        public Boolean near(Constraint.Near constraint) {
            double max = constraint.maxRadians().orElse(Math.PI);
            return ReachedValues.of(candidate, constraint.field()).stream()
                    .anyMatch(value -> value instanceof GeoPointValue point
                            && (max >= Math.PI || Haversine.radians(point, constraint.point()) <= max));
        }

        @Override
        public Boolean matches(Constraint.Matches constraint) {
            throw new UnsupportedOperationException("Matches");
        }

        @Override
        public Boolean containedBy(Constraint.ContainedBy constraint) {
            throw new UnsupportedOperationException("ContainedBy");
        }

        @Override
        public Boolean compareTime(Constraint.CompareTime constraint) {
            throw new UnsupportedOperationException("CompareTime");
        }

        @Override
        public Boolean withinBox(Constraint.WithinBox constraint) {
            throw new UnsupportedOperationException("WithinBox");
        }

        @Override
        public Boolean withinPolygon(Constraint.WithinPolygon constraint) {
            throw new UnsupportedOperationException("WithinPolygon");
        }

        @Override
        public Boolean withinCircle(Constraint.WithinCircle constraint) {
            throw new UnsupportedOperationException("WithinCircle");
        }

        @Override
        public Boolean polygonContains(Constraint.PolygonContains constraint) {
            throw new UnsupportedOperationException("PolygonContains");
        }

        @Override
        public Boolean text(Constraint.Text constraint) {
            throw new UnsupportedOperationException("Text");
        }

        @Override
        public Boolean inQuery(Constraint.InQuery constraint) {
            throw new UnsupportedOperationException("InQuery");
        }

        @Override
        public Boolean select(Constraint.Select constraint) {
            throw new UnsupportedOperationException("Select");
        }

        @Override
        public Boolean relatedTo(Constraint.RelatedTo constraint) {
            return relations.isMember(constraint.owner(), constraint.key(), candidate.objectId());
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
            return !constraint.part().accept(this);
        }

        /** Missing counts as null, and so does an array with a null in it. */
        private boolean isNull(FieldPath path) {
            return ReachedValues.of(candidate, path).isEmpty() || anyValueOrElement(path, NullValue.class::isInstance);
        }

        private boolean anyValueOrElement(FieldPath path, Predicate<ParseValue> test) {
            return ReachedValues.of(candidate, path).stream()
                    .flatMap(value -> value instanceof ArrayValue array
                            ? Stream.concat(Stream.of(value), array.elements().stream())
                            : Stream.of(value))
                    .anyMatch(test);
        }
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
