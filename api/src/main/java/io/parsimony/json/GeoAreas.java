package io.parsimony.json;

import io.parsimony.ParseException;
import io.parsimony.query.Constraint;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PolygonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code $within}, {@code $geoWithin} and {@code $geoIntersects}: a point and an area, one of them in the field. */
final class GeoAreas {
    private static final String BOX = "$box";
    private static final String POLYGON = "$polygon";
    private static final String CENTER_SPHERE = "$centerSphere";
    private static final String POINT = "$point";
    private static final int FEWEST_CORNERS = 3;

    private GeoAreas() {}

    static Optional<Constraint> within(Operators.Context context, String name, ParseValue operand) {
        if (only(operand, BOX) instanceof ArrayValue corners
                && corners.elements().size() == 2
                && corners.elements().get(0) instanceof GeoPointValue southwest
                && corners.elements().get(1) instanceof GeoPointValue northeast) {
            return Optional.of(new Constraint.WithinBox(context.field(), southwest, northeast));
        }
        throw Operators.mismatch(
                ParseException.INVALID_JSON,
                context,
                name,
                "{\"$box\": [southwest, northeast]} with two GeoPoints",
                operand);
    }

    static Optional<Constraint> geoWithin(Operators.Context context, String name, ParseValue operand) {
        if (only(operand, POLYGON) instanceof ArrayValue corners) {
            return Optional.of(polygon(context, name, corners));
        }
        if (only(operand, POLYGON) instanceof PolygonValue polygon) {
            return Optional.of(new Constraint.WithinPolygon(context.field(), polygon.ring()));
        }
        if (only(operand, CENTER_SPHERE) instanceof ArrayValue circle
                && circle.elements().size() == 2
                && circle.elements().get(1) instanceof NumberValue radians
                && radians.value() >= 0) {
            GeoPointValue centre = point(context, name, circle.elements().get(0));
            return Optional.of(new Constraint.WithinCircle(context.field(), centre, radians.value()));
        }
        throw Operators.mismatch(
                ParseException.INVALID_JSON,
                context,
                name,
                "{\"$polygon\": an array of 3 or more points, or a Polygon}, or {\"$centerSphere\": [point, radians of 0 or more]}",
                operand);
    }

    static Optional<Constraint> geoIntersects(Operators.Context context, String name, ParseValue operand) {
        if (only(operand, POINT) instanceof GeoPointValue point) {
            return Optional.of(new Constraint.PolygonContains(context.field(), point));
        }
        throw Operators.mismatch(ParseException.INVALID_JSON, context, name, "{\"$point\": a GeoPoint}", operand);
    }

    private static Constraint polygon(Operators.Context context, String name, ArrayValue points) {
        List<GeoPointValue> corners = new ArrayList<>();
        points.elements().forEach(element -> corners.add(point(context, name, element)));
        if (corners.size() < FEWEST_CORNERS) {
            throw new ParseException(
                    ParseException.INVALID_JSON,
                    name + " on '" + context.field() + "' needs a polygon of 3 or more points but got "
                            + corners.size());
        }
        return new Constraint.WithinPolygon(context.field(), corners);
    }

    /** A GeoPoint, or a pair, which has the longitude first, other than those of a Polygon value. */
    private static GeoPointValue point(Operators.Context context, String name, ParseValue value) {
        if (value instanceof GeoPointValue point) {
            return point;
        }
        if (value instanceof ArrayValue pair
                && pair.elements().size() == 2
                && pair.elements().get(0) instanceof NumberValue longitude
                && pair.elements().get(1) instanceof NumberValue latitude) {
            return geoPoint(context, name, latitude.value(), longitude.value());
        }
        throw Operators.mismatch(
                ParseException.INVALID_JSON,
                context,
                name,
                "GeoPoints, or pairs of a longitude and a latitude,",
                value);
    }

    private static GeoPointValue geoPoint(Operators.Context context, String name, double latitude, double longitude) {
        try {
            return new GeoPointValue(latitude, longitude);
        } catch (ParseException e) {
            throw new ParseException(
                    ParseException.INVALID_JSON, name + " on '" + context.field() + "': " + e.getMessage(), e);
        }
    }

    /** The value of the only member, if it has this name; else null, which is no area. */
    private static ParseValue only(ParseValue operand, String member) {
        return operand instanceof ObjectValue object && object.members().size() == 1
                ? object.members().getOrDefault(member, ParseValue.NULL)
                : ParseValue.NULL;
    }

    static ObjectValue write(Constraint.WithinBox constraint) {
        return within("$within", BOX, new ArrayValue(List.of(constraint.southwest(), constraint.northeast())));
    }

    static ObjectValue write(Constraint.WithinPolygon constraint) {
        return within("$geoWithin", POLYGON, new ArrayValue(List.copyOf(constraint.corners())));
    }

    static ObjectValue write(Constraint.WithinCircle constraint) {
        ArrayValue circle = new ArrayValue(List.of(constraint.centre(), new NumberValue(constraint.radians())));
        return within("$geoWithin", CENTER_SPHERE, circle);
    }

    static ObjectValue write(Constraint.PolygonContains constraint) {
        return within("$geoIntersects", POINT, constraint.point());
    }

    private static ObjectValue within(String operator, String shape, ParseValue value) {
        Map<String, ParseValue> operand = new LinkedHashMap<>();
        operand.put(operator, new ObjectValue(Map.of(shape, value)));
        return new ObjectValue(operand);
    }
}
