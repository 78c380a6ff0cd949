package io.parsimony.json;

import io.parsimony.ParseException;
import io.parsimony.query.Constraint;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ParseValue;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@code $nearSphere} with the maximal distance beside it; of several distances the smallest holds. */
final class NearReader implements Operators.Reader {
    /** How many of its unit make one radian; the server's own figures, not the SDKs'. */
    private static final Map<String, Double> UNITS = Map.of(
            "$maxDistance", 1.0,
            "$maxDistanceInRadians", 1.0,
            "$maxDistanceInMiles", 3959.0,
            "$maxDistanceInKilometers", 6371.0);

    @Override
    public Optional<Constraint> read(Operators.Context context, String name, ParseValue operand) {
        if (!(operand instanceof GeoPointValue point)) {
            throw Operators.mismatch(ParseException.INVALID_JSON, context, name, "a GeoPoint", operand);
        }
        OptionalDouble maxRadians = UNITS.entrySet().stream()
                .filter(unit -> context.siblings().containsKey(unit.getKey()))
                .mapToDouble(unit -> distance(context, unit.getKey()) / unit.getValue())
                .min();
        return Optional.of(new Constraint.Near(context.field(), point, OptionalDouble.empty(), maxRadians));
    }

    private static double distance(Operators.Context context, String name) {
        ParseValue operand = context.siblings().getOrDefault(name, ParseValue.NULL);
        if (operand instanceof NumberValue number && number.value() >= 0) {
            return number.value();
        }
        throw Operators.mismatch(ParseException.INVALID_JSON, context, name, "a number of 0 or more", operand);
    }
}
