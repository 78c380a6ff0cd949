package io.parsimony.json;

import io.parsimony.ParseException;
import io.parsimony.query.Constraint;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ParseValue;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** {@code $nearSphere} with the distances beside it; of several ones the narrowest holds. */
final class NearReader implements Operators.Reader {
    /** How many of its unit make one radian; the server's own figures, not the SDKs'. */
    private static final Map<String, Double> UNITS = Map.of(
            "", 1.0,
            "InRadians", 1.0,
            "InMiles", 3959.0,
            "InKilometers", 6371.0);

    private static final String MOST = "$maxDistance";
    private static final String LEAST = "$minDistance";

    @Override
    public Optional<Constraint> read(Operators.Context context, String name, ParseValue operand) {
        if (!(operand instanceof GeoPointValue point)) {
            throw Operators.mismatch(ParseException.INVALID_JSON, context, name, "a GeoPoint", operand);
        }
        return Optional.of(new Constraint.Near(
                context.field(),
                point,
                radians(context, LEAST).max(),
                radians(context, MOST).min()));
    }

    private static DoubleStream radians(Operators.Context context, String operator) {
        return UNITS.entrySet().stream()
                .filter(unit -> context.siblings().containsKey(operator + unit.getKey()))
                .mapToDouble(unit -> distance(context, operator + unit.getKey()) / unit.getValue());
    }

    private static double distance(Operators.Context context, String name) {
        ParseValue operand = context.siblings().getOrDefault(name, ParseValue.NULL);
        if (operand instanceof NumberValue number && number.value() >= 0) {
            return number.value();
        }
        throw Operators.mismatch(ParseException.INVALID_JSON, context, name, "a number of 0 or more", operand);
    }
}
