package io.parsimony.engine.aggregate;

import io.parsimony.engine.match.Haversine;
import io.parsimony.json.ConstraintJson;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * {@code $geoNear}: the objects nearest first, each with its distance. Near a GeoPoint or a pair {@code [longitude, latitude]}
 * distances are in radians, near a GeoJSON point in metres, as in MongoDB.
 *
 * @param near the point
 * @param field what is near it
 * @param constraint which objects, the distance among it
 * @param distanceField where the distance goes
 * @param multiplier what the distance in radians is multiplied by
 */
record GeoNear(GeoPointValue near, FieldPath field, Constraint constraint, FieldPath distanceField, double multiplier)
        implements Stage {
    static final String STAGE = "$geoNear";
    private static final double MONGODB_EARTH_RADIUS_METRES = 6_378_100;
    private static final Set<String> ARGUMENTS = Set.of(
            "near", "distanceField", "key", "query", "minDistance", "maxDistance", "distanceMultiplier", "spherical");

    static GeoNear read(ParseValue arguments, ClassSchema schema) {
        ObjectValue object = StageArguments.object(STAGE, arguments);
        Map<String, ParseValue> members = object.members();
        if (!ARGUMENTS.containsAll(members.keySet())) {
            throw AggregateErrors.malformed(STAGE, "none but the arguments " + String.join(", ", ARGUMENTS));
        }
        FieldPath distanceField = StageArguments.name(STAGE, "distanceField", object);
        ParseValue near = members.getOrDefault("near", ParseValue.NULL);
        double unit = near instanceof ObjectValue ? MONGODB_EARTH_RADIUS_METRES : 1;
        GeoPointValue point = point(near);
        FieldPath field = members.containsKey("key") ? StageArguments.name(STAGE, "key", object) : onlyPoint(schema);
        Constraint.Near within = new Constraint.Near(
                field, point, radians("minDistance", members, unit), radians("maxDistance", members, unit));
        ObjectValue query = StageArguments.object(STAGE, members.getOrDefault("query", ObjectValue.EMPTY));
        Constraint where = ConstraintJson.read(new MatchJson(schema, UnaryOperator.identity()).where(query));
        double factor = number("distanceMultiplier", members).orElse(1);
        return new GeoNear(point, field, new Constraint.And(List.of(where, within)), distanceField, unit * factor);
    }

    private static GeoPointValue point(ParseValue near) {
        if (near instanceof GeoPointValue point) {
            return point;
        }
        if (near instanceof ArrayValue pair) {
            return fromPair(pair);
        }
        if (near instanceof ObjectValue geoJson
                && new StringValue("Point").equals(geoJson.members().get("type"))
                && geoJson.members().get("coordinates") instanceof ArrayValue pair) {
            return fromPair(pair);
        }
        throw AggregateErrors.malformed(STAGE, "'near', a GeoPoint, [longitude, latitude] or a GeoJSON point");
    }

    private static GeoPointValue fromPair(ArrayValue pair) {
        if (pair.elements().size() == 2
                && pair.elements().get(0) instanceof NumberValue longitude
                && pair.elements().get(1) instanceof NumberValue latitude) {
            return new GeoPointValue(latitude.value(), longitude.value());
        }
        throw AggregateErrors.malformed(STAGE, "'near' with the numbers [longitude, latitude]");
    }

    /** A class has at most one. */
    private static FieldPath onlyPoint(ClassSchema schema) {
        return schema.fields().entrySet().stream()
                .filter(field -> field.getValue().kind() == FieldType.Kind.GEO_POINT)
                .map(field -> FieldPath.of(field.getKey()))
                .findFirst()
                .orElseThrow(() -> AggregateErrors.malformed(
                        STAGE, "'key', since class '" + schema.className() + "' has no GeoPoint field"));
    }

    private static OptionalDouble radians(String argument, Map<String, ParseValue> members, double unit) {
        OptionalDouble distance = number(argument, members);
        return distance.isEmpty() ? distance : OptionalDouble.of(distance.getAsDouble() / unit);
    }

    private static OptionalDouble number(String argument, Map<String, ParseValue> members) {
        ParseValue value = members.get(argument);
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (value instanceof NumberValue number && number.value() >= 0) {
            return OptionalDouble.of(number.value());
        }
        throw AggregateErrors.malformed(STAGE, "'" + argument + "' as a number of 0 or more");
    }

    @Override
    public Stream<ObjectValue> apply(Stream<ObjectValue> rows) {
        return rows.map(row -> Paths.follow(row, field.steps())
                .filter(GeoPointValue.class::isInstance)
                .map(there -> Haversine.radians((GeoPointValue) there, near) * multiplier)
                .map(distance -> Paths.with(row, distanceField.steps(), new NumberValue(distance)))
                .orElse(row));
    }
}
