package io.parsimony;

import io.parsimony.QueryConstraints.Kind;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.TextSearch;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a query asks of its objects (the guide's "Query Constraints", "Queries on Array Values", "Queries on String Values", "Relational
 * Queries", "Geo Queries"). Constraints on different fields, and different ones on the same field, must all hold; the same one on the same
 * field again replaces the earlier, and {@link #whereEqualTo} replaces all others on its field. Against an array field a constraint holds
 * when some element fulfils it.
 *
 * <p>A field may be dotted ({@code address.city}); a path never leads through a pointer. Methods that take a field throw INVALID_KEY_NAME
 * (105) when it is no path, those that take a value INCORRECT_TYPE (111) for Java types that Parse has no counterpart of, and
 * INVALID_POINTER (106) for an object that is not saved.
 *
 * @param <Q> the query itself, which every method answers
 */
public abstract sealed class QueryConditions<Q extends QueryConditions<Q>> permits QueryShape {
    final QueryConstraints constraints = new QueryConstraints();

    QueryConditions() {}

    abstract Q self();

    /** Adds a constraint that is not one of a field. */
    Q where(Constraint constraint) {
        constraints.add(constraint);
        return self();
    }

    /** The field equals the value; null: it is null or missing. */
    public Q whereEqualTo(String key, @Nullable Object value) {
        return compare(key, Kind.EQUAL, Comparison.EQUAL, value);
    }

    /** The field does not equal the value, or is missing; null: it is there and not null. */
    public Q whereNotEqualTo(String key, @Nullable Object value) {
        FieldPath field = FieldPath.parse(key);
        return put(
                field,
                Kind.NOT_EQUAL,
                new Constraint.Not(new Constraint.Compare(field, Comparison.EQUAL, encode(value))));
    }

    /** The field is less than the value and of the same type: numbers, dates, or strings by code point. */
    public Q whereLessThan(String key, Object value) {
        return compare(key, Kind.LESS_THAN, Comparison.LESS_THAN, value);
    }

    /** As {@link #whereLessThan}, or equal. */
    public Q whereLessThanOrEqualTo(String key, Object value) {
        return compare(key, Kind.LESS_THAN_OR_EQUAL, Comparison.LESS_THAN_OR_EQUAL, value);
    }

    /** The field is greater than the value and of the same type: numbers, dates, or strings by code point. */
    public Q whereGreaterThan(String key, Object value) {
        return compare(key, Kind.GREATER_THAN, Comparison.GREATER_THAN, value);
    }

    /** As {@link #whereGreaterThan}, or equal. */
    public Q whereGreaterThanOrEqualTo(String key, Object value) {
        return compare(key, Kind.GREATER_THAN_OR_EQUAL, Comparison.GREATER_THAN_OR_EQUAL, value);
    }

    /** The field equals one of the values; null among them also finds null and missing. */
    public Q whereContainedIn(String key, Collection<?> values) {
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.IN, new Constraint.In(field, encodeAll(values)));
    }

    /** The field equals none of the values, or is missing. */
    public Q whereNotContainedIn(String key, Collection<?> values) {
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.NOT_IN, new Constraint.Not(new Constraint.In(field, encodeAll(values))));
    }

    /** The field is there, be it null. */
    public Q whereExists(String key) {
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.EXISTS, new Constraint.Exists(field));
    }

    /** The field is missing. */
    public Q whereDoesNotExist(String key) {
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.EXISTS, new Constraint.Not(new Constraint.Exists(field)));
    }

    /** The string starts with the prefix, in the same case. */
    public Q whereStartsWith(String key, String prefix) {
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.REGEX, new Constraint.StartsWith(field, prefix));
    }

    /** The string holds one of the words; {@code "phrases"} must stand in it, {@code -word} must not ({@link TextSearch}). */
    public Q whereFullText(String key, String term) {
        return whereFullText(key, new TextSearch(term, false, false));
    }

    /** As {@link #whereFullText(String, String)}, minding case and diacritics as the search says. */
    public Q whereFullText(String key, TextSearch search) {
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.TEXT, new Constraint.Text(field, search));
    }

    /** The field is a point; without an order of its own the results come nearest first (the guide's "GeoPoints"). */
    public Q whereNear(String key, ParseGeoPoint point) {
        return near(key, point, OptionalDouble.empty());
    }

    /** As {@link #whereNear}, at most so far away, as an angle at the earth's centre. */
    public Q whereWithinRadians(String key, ParseGeoPoint point, double maxDistance) {
        if (!(maxDistance >= 0)) {
            throw invalidQuery("The distance on '" + key + "' must be 0 or more");
        }
        return near(key, point, OptionalDouble.of(maxDistance));
    }

    /** As {@link #whereNear}, at most so many kilometres away. */
    public Q whereWithinKilometers(String key, ParseGeoPoint point, double maxDistance) {
        return whereWithinRadians(key, point, maxDistance / ParseGeoPoint.EARTH_RADIUS_KILOMETERS);
    }

    /** As {@link #whereNear}, at most so many miles away. */
    public Q whereWithinMiles(String key, ParseGeoPoint point, double maxDistance) {
        return whereWithinRadians(key, point, maxDistance / ParseGeoPoint.EARTH_RADIUS_MILES);
    }

    /** The string holds a match of the regular expression, in the same case; as {@link #whereMatches(String, String, String)}. */
    public Q whereMatches(String key, String regex) {
        return whereMatches(key, regex, "");
    }

    /**
     * The string holds a match of the regular expression, anywhere unless it is anchored. What PCRE and Java have in common is understood,
     * but no references to groups, atomic groups and possessive repetitions; the query fails with INVALID_QUERY (102) then.
     *
     * @param modifiers letters of {@code i} (any case), {@code m} (^ and $ at every line), {@code x} (spaces and comments),
     *     {@code s} (a dot is a line feed too), {@code u} (letters and case of all scripts); else INVALID_QUERY (102)
     */
    public Q whereMatches(String key, String regex, String modifiers) {
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.REGEX, new Constraint.Matches(field, regex, modifiers));
    }

    /** The string holds the other one, in the same case. No index serves this. */
    public Q whereContains(String key, String substring) {
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.REGEX, FieldConstraints.contains(field, substring));
    }

    /** The string ends with the suffix, in the same case, or with it and a line feed. No index serves this. */
    public Q whereEndsWith(String key, String suffix) {
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.REGEX, FieldConstraints.endsWith(field, suffix));
    }

    /** The array has all of the values; none of them: never. */
    public Q whereContainsAll(String key, Collection<?> values) {
        FieldPath field = FieldPath.parse(key);
        return put(
                field, Kind.ALL, FieldConstraints.all(encodeAll(values), value -> FieldConstraints.has(field, value)));
    }

    /** For each of the prefixes the array has a string that starts with it; none of them: never. */
    public Q whereContainsAllStartsWith(String key, Collection<String> prefixes) {
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.ALL, FieldConstraints.all(prefixes, prefix -> new Constraint.StartsWith(field, prefix)));
    }

    /** The field is an array without any element but the values; an empty one is. */
    public Q whereContainedBy(String key, Collection<?> values) {
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.CONTAINED_BY, new Constraint.ContainedBy(field, encodeAll(values)));
    }

    /** As {@link #whereNear}, at least and at most so far away, as angles at the earth's centre. */
    public Q whereNear(String key, ParseGeoPoint point, double minRadians, double maxRadians) {
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.NEAR, FieldConstraints.near(field, point, minRadians, maxRadians));
    }

    /** As {@link #whereWithinRadians(String, ParseGeoPoint, double)}; not sorted: without an effect on the order. */
    public Q whereWithinRadians(String key, ParseGeoPoint point, double maxDistance, boolean sorted) {
        if (sorted) {
            return whereWithinRadians(key, point, maxDistance);
        }
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.GEO_WITHIN, FieldConstraints.circle(field, point, maxDistance));
    }

    /** As {@link #whereWithinRadians(String, ParseGeoPoint, double, boolean)}, in kilometres. */
    public Q whereWithinKilometers(String key, ParseGeoPoint point, double maxDistance, boolean sorted) {
        return whereWithinRadians(key, point, maxDistance / ParseGeoPoint.EARTH_RADIUS_KILOMETERS, sorted);
    }

    /** As {@link #whereWithinRadians(String, ParseGeoPoint, double, boolean)}, in miles. */
    public Q whereWithinMiles(String key, ParseGeoPoint point, double maxDistance, boolean sorted) {
        return whereWithinRadians(key, point, maxDistance / ParseGeoPoint.EARTH_RADIUS_MILES, sorted);
    }

    /** The point lies between the corners, edges included. A box that is upside down or crosses the date line has no points. */
    public Q whereWithinGeoBox(String key, ParseGeoPoint southwest, ParseGeoPoint northeast) {
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.WITHIN, new Constraint.WithinBox(field, southwest.toValue(), northeast.toValue()));
    }

    /** The point lies in the polygon with these corners, edges included; INVALID_JSON (107) for fewer than three points. */
    public Q whereWithinPolygon(String key, List<ParseGeoPoint> points) {
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.GEO_WITHIN, FieldConstraints.polygon(field, points));
    }

    /** The point lies in the polygon, edges included. */
    public Q whereWithinPolygon(String key, ParsePolygon polygon) {
        return whereWithinPolygon(key, polygon.getCoordinates());
    }

    /** The field is a polygon that has the point in it, edges included. */
    public Q wherePolygonContains(String key, ParseGeoPoint point) {
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.GEO_INTERSECTS, new Constraint.PolygonContains(field, point.toValue()));
    }

    /**
     * The pointer, or some pointer in the array or relation, leads to an object that the other query finds. Of the other query its
     * constraints count as they are now, its limit, skip and order do not; it finds what the caller may read.
     */
    public Q whereMatchesQuery(String key, ParseQuery<?> query) {
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.MATCHES_QUERY, new Constraint.InQuery(field, query.toSubQuery()));
    }

    /** The opposite of {@link #whereMatchesQuery}: a missing field is found too. */
    public Q whereDoesNotMatchQuery(String key, ParseQuery<?> query) {
        FieldPath field = FieldPath.parse(key);
        return put(
                field, Kind.NOT_MATCHES_QUERY, new Constraint.Not(new Constraint.InQuery(field, query.toSubQuery())));
    }

    /**
     * The field equals a field of some object that the other query finds; of an array each element counts, a missing field or null for
     * nothing. Of the other query its constraints count as they are now, its limit, skip and order do not.
     */
    public Q whereMatchesKeyInQuery(String key, String keyInQuery, ParseQuery<?> query) {
        FieldPath field = FieldPath.parse(key);
        return put(
                field, Kind.MATCHES_KEY, new Constraint.Select(field, query.toSubQuery(), FieldPath.parse(keyInQuery)));
    }

    /** The opposite of {@link #whereMatchesKeyInQuery}: a missing field is found too. */
    public Q whereDoesNotMatchKeyInQuery(String key, String keyInQuery, ParseQuery<?> query) {
        FieldPath field = FieldPath.parse(key);
        return put(
                field,
                Kind.NOT_MATCHES_KEY,
                new Constraint.Not(new Constraint.Select(field, query.toSubQuery(), FieldPath.parse(keyInQuery))));
    }

    private Q compare(String key, Kind kind, Comparison comparison, @Nullable Object value) {
        FieldPath field = FieldPath.parse(key);
        return put(field, kind, new Constraint.Compare(field, comparison, encode(value)));
    }

    private Q near(String key, ParseGeoPoint point, OptionalDouble maxRadians) {
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.NEAR, new Constraint.Near(field, point.toValue(), OptionalDouble.empty(), maxRadians));
    }

    private Q put(FieldPath field, Kind kind, Constraint constraint) {
        constraints.put(field, kind, constraint);
        return self();
    }

    static ParseValue encode(@Nullable Object value) {
        return new ValueEncoder(QueryConditions::pointerTo).encode(value);
    }

    private static List<ParseValue> encodeAll(Collection<?> values) {
        return new ValueEncoder(QueryConditions::pointerTo).encodeAll(values);
    }

    private static PointerValue pointerTo(ParseObject object) {
        if (object.getObjectId() == null) {
            throw new ParseException(
                    ParseException.INVALID_POINTER,
                    "A query can't look for a new object of class " + object.getClassName() + "; save it first");
        }
        return object.pointer();
    }

    static ParseException invalidQuery(String message) {
        return new ParseException(ParseException.INVALID_QUERY, message);
    }
}
