package io.parsimony.json;

import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes constraints, each as an object of one key; a conjunction puts its parts' keys into one object where that can be. */
final class WhereWriter implements Constraint.Visitor<ObjectValue> {
    private static final WhereWriter INSTANCE = new WhereWriter();
    private static final String EQUAL = "$eq";

    private WhereWriter() {}

    static ObjectValue write(Constraint constraint) {
        return withLiterals(constraint.accept(INSTANCE));
    }

    @Override
    public ObjectValue compare(Constraint.Compare constraint) {
        return onField(constraint.field(), Map.of(operator(constraint.op()), constraint.operand()));
    }

    private static String operator(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> EQUAL;
            case LESS_THAN -> "$lt";
            case LESS_THAN_OR_EQUAL -> "$lte";
            case GREATER_THAN -> "$gt";
            case GREATER_THAN_OR_EQUAL -> "$gte";
        };
    }

    @Override
    public ObjectValue in(Constraint.In constraint) {
        return onField(constraint.field(), Map.of("$in", new ArrayValue(constraint.operands())));
    }

    @Override
    public ObjectValue exists(Constraint.Exists constraint) {
        return onField(constraint.field(), Map.of("$exists", new BooleanValue(true)));
    }

    @Override
    public ObjectValue startsWith(Constraint.StartsWith constraint) {
        return onField(constraint.field(), Map.of("$regex", new StringValue(QuotedPrefix.format(constraint.prefix()))));
    }

    @Override
    public ObjectValue near(Constraint.Near constraint) {
        Map<String, ParseValue> operators = new LinkedHashMap<>();
        operators.put("$nearSphere", constraint.point());
        constraint.minRadians().ifPresent(radians -> operators.put("$minDistance", new NumberValue(radians)));
        constraint.maxRadians().ifPresent(radians -> operators.put("$maxDistance", new NumberValue(radians)));
        return onField(constraint.field(), operators);
    }

    @Override
    public ObjectValue matches(Constraint.Matches constraint) {
        Map<String, ParseValue> operators = new LinkedHashMap<>();
        operators.put("$regex", new StringValue(constraint.pattern()));
        if (!constraint.options().isEmpty()) {
            operators.put("$options", new StringValue(constraint.options()));
        }
        return onField(constraint.field(), operators);
    }

    @Override
    public ObjectValue containedBy(Constraint.ContainedBy constraint) {
        return onField(constraint.field(), Map.of("$containedBy", new ArrayValue(constraint.values())));
    }

    @Override
    public ObjectValue compareTime(Constraint.CompareTime constraint) {
        ParseValue time = new StringValue(RelativeTimes.format(constraint.time()));
        return onField(
                constraint.field(), Map.of(operator(constraint.op()), new ObjectValue(Map.of("$relativeTime", time))));
    }

    @Override
    public ObjectValue withinBox(Constraint.WithinBox constraint) {
        return single(constraint.field().toString(), GeoAreas.write(constraint));
    }

    @Override
    public ObjectValue withinPolygon(Constraint.WithinPolygon constraint) {
        return single(constraint.field().toString(), GeoAreas.write(constraint));
    }

    @Override
    public ObjectValue withinCircle(Constraint.WithinCircle constraint) {
        return single(constraint.field().toString(), GeoAreas.write(constraint));
    }

    @Override
    public ObjectValue polygonContains(Constraint.PolygonContains constraint) {
        return single(constraint.field().toString(), GeoAreas.write(constraint));
    }

    @Override
    public ObjectValue text(Constraint.Text constraint) {
        return onField(constraint.field(), Map.of("$text", TextReader.operand(constraint.search())));
    }

    @Override
    public ObjectValue inQuery(Constraint.InQuery constraint) {
        return onField(constraint.field(), Map.of("$inQuery", SubQueryJson.write(constraint.query())));
    }

    @Override
    public ObjectValue select(Constraint.Select constraint) {
        return onField(constraint.field(), Map.of("$select", SubQueryJson.write(constraint.query(), constraint.key())));
    }

    @Override
    public ObjectValue relatedTo(Constraint.RelatedTo constraint) {
        Map<String, ParseValue> operand = new LinkedHashMap<>();
        operand.put("object", constraint.owner());
        operand.put("key", new StringValue(constraint.key()));
        return single("$relatedTo", new ObjectValue(operand));
    }

    @Override
    public ObjectValue and(Constraint.And constraint) {
        Map<String, ParseValue> merged = new LinkedHashMap<>();
        for (Constraint part : constraint.parts()) {
            for (Map.Entry<String, ParseValue> member :
                    part.accept(this).members().entrySet()) {
                Optional<ParseValue> both = merged(merged.get(member.getKey()), member.getValue());
                if (both.isEmpty()) {
                    return single("$and", branches(constraint.parts()));
                }
                merged.put(member.getKey(), both.get());
            }
        }
        return new ObjectValue(merged);
    }

    @Override
    public ObjectValue or(Constraint.Or constraint) {
        // Parse refuses an empty $or; what never holds is said by an empty $in
        return constraint.parts().isEmpty()
                ? in(new Constraint.In(FieldPath.of("objectId"), List.of()))
                : single("$or", branches(constraint.parts()));
    }

    @Override
    public ObjectValue not(Constraint.Not constraint) {
        Constraint part = constraint.part();
        if (part instanceof Constraint.Compare compare && compare.op() == Comparison.EQUAL) {
            return onField(compare.field(), Map.of("$ne", compare.operand()));
        }
        if (part instanceof Constraint.In in) {
            return onField(in.field(), Map.of("$nin", new ArrayValue(in.operands())));
        }
        if (part instanceof Constraint.Exists exists) {
            return onField(exists.field(), Map.of("$exists", new BooleanValue(false)));
        }
        if (part instanceof Constraint.InQuery inQuery) {
            return onField(inQuery.field(), Map.of("$notInQuery", SubQueryJson.write(inQuery.query())));
        }
        if (part instanceof Constraint.Select select) {
            return onField(select.field(), Map.of("$dontSelect", SubQueryJson.write(select.query(), select.key())));
        }
        boolean isNor = part instanceof Constraint.Or or && !or.parts().isEmpty();
        return single("$nor", branches(isNor ? ((Constraint.Or) part).parts() : List.of(part)));
    }

    private static ArrayValue branches(List<Constraint> parts) {
        return new ArrayValue(parts.stream().<ParseValue>map(WhereWriter::write).toList());
    }

    private static ObjectValue onField(FieldPath field, Map<String, ParseValue> operators) {
        return single(field.toString(), new ObjectValue(operators));
    }

    private static ObjectValue single(String key, ParseValue value) {
        return new ObjectValue(Map.of(key, value));
    }

    /** The operators of both in one object; empty when they have one in common. */
    private static Optional<ParseValue> merged(@Nullable ParseValue first, ParseValue second) {
        if (first == null) {
            return Optional.of(second);
        }
        if (!(first instanceof ObjectValue one) || !(second instanceof ObjectValue other)) {
            return Optional.empty();
        }
        Map<String, ParseValue> operators = new LinkedHashMap<>(one.members());
        for (Map.Entry<String, ParseValue> operator : other.members().entrySet()) {
            if (operators.put(operator.getKey(), operator.getValue()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new ObjectValue(operators));
    }

    /** {@code {"a":{"$eq":1}}} as {@code {"a":1}}, but for objects, in which a literal would be read as operators. */
    private static ObjectValue withLiterals(ObjectValue where) {
        Map<String, ParseValue> result = new LinkedHashMap<>();
        where.members().forEach((key, value) -> {
            ParseValue equal = value instanceof ObjectValue operators
                            && operators.members().size() == 1
                    ? operators.members().get(EQUAL)
                    : null;
            result.put(key, equal == null || equal instanceof ObjectValue ? value : equal);
        });
        return new ObjectValue(result);
    }
}
