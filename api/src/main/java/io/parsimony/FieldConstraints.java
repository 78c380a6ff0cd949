package io.parsimony;

import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.ParseValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Constraints of {@link ParseQuery} that are more than their values. */
final class FieldConstraints {
    private FieldConstraints() {}

    static Constraint contains(FieldPath field, String substring) {
        return new Constraint.Matches(field, quoted(substring), "");
    }

    static Constraint endsWith(FieldPath field, String suffix) {
        return new Constraint.Matches(field, quoted(suffix) + "$", "");
    }

    /** As Parse's SDKs quote: an embedded {@code \E} stands outside of the quotation. */
    private static String quoted(String text) {
        return "\\Q" + text.replace("\\E", "\\E\\\\E\\Q") + "\\E";
    }

    /** The field has the value; other than equality to null, null never finds a missing field: as {@code $all} has it. */
    static Constraint has(FieldPath field, ParseValue value) {
        Constraint equal = new Constraint.Compare(field, Comparison.EQUAL, value);
        return value instanceof NullValue ? new Constraint.And(List.of(new Constraint.Exists(field), equal)) : equal;
    }

    /** All of them; with none of them, never: as {@code $all} has it. */
    static <T> Constraint all(Collection<T> values, Function<T, Constraint> each) {
        List<Constraint> parts = new ArrayList<>();
        values.forEach(value -> parts.add(each.apply(value)));
        if (parts.isEmpty()) {
            return new Constraint.Or(List.of());
        }
        return parts.size() == 1 ? parts.get(0) : new Constraint.And(parts);
    }

    static Constraint near(FieldPath field, ParseGeoPoint point, double minRadians, double maxRadians) {
        if (!(minRadians >= 0 && maxRadians >= 0)) {
            throw distance(field);
        }
        return new Constraint.Near(
                field,
                point.toValue(),
                OptionalDouble.of(minRadians),
                OptionalDouble.of(Math.min(maxRadians, Math.PI)));
    }

    static Constraint circle(FieldPath field, ParseGeoPoint centre, double radians) {
        if (!(radians >= 0)) {
            throw distance(field);
        }
        return new Constraint.WithinCircle(field, centre.toValue(), Math.min(radians, Math.PI));
    }

    static Constraint polygon(FieldPath field, Collection<ParseGeoPoint> points) {
        List<GeoPointValue> corners =
                points.stream().map(ParseGeoPoint::toValue).toList();
        if (corners.stream().distinct().count() < 3) {
            throw new ParseException(
                    ParseException.INVALID_JSON, "The polygon for '" + field + "' needs at least 3 distinct points");
        }
        return new Constraint.WithinPolygon(field, corners);
    }

    private static ParseException distance(FieldPath field) {
        return new ParseException(ParseException.INVALID_QUERY, "The distance on '" + field + "' must be 0 or more");
    }
}
