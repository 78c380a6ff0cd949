package io.parsimony;

import io.parsimony.QueryConstraints.Kind;
import io.parsimony.backend.Explanation;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.GetRequest;
import io.parsimony.backend.Selection;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.Ordering;
import io.parsimony.query.TextSearch;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A question for the objects of one class (the guide's "Queries"). Constraints on different fields, and different ones on the
 * same field, must all hold; the same one on the same field again replaces the earlier, and {@link #whereEqualTo} replaces
 * all others on its field. Against an array field a constraint holds when some element fulfils it.
 *
 * <p>A field may be dotted ({@code address.city}); a path never leads through a pointer. Methods that take a field throw
 * INVALID_KEY_NAME (105) when it is no path, those that take a value INCORRECT_TYPE (111) for Java types that Parse has no
 * counterpart of, and INVALID_POINTER (106) for an object that is not saved.
 *
 * <p>For one thread at a time.
 *
 * @param <T> what the results are
 */
public final class ParseQuery<T extends ParseObject> {
    private final Parse parse;
    private final String className;
    private final Class<T> type;
    private final QueryConstraints constraints = new QueryConstraints();
    private final List<Ordering> order = new ArrayList<>();
    private final Set<FieldPath> includes = new LinkedHashSet<>();
    private @Nullable Set<FieldPath> selected;
    private int limit = FindRequest.DEFAULT_LIMIT;
    private int skip;

    ParseQuery(Parse parse, String className, Class<T> type) {
        this.parse = parse;
        this.className = className;
        this.type = type;
    }

    /**
     * A query for what at least one of the queries finds.
     *
     * @param queries at least one, of the same class, with constraints only
     * @throws ParseException INVALID_QUERY (102) otherwise
     */
    public static <T extends ParseObject> ParseQuery<T> or(List<ParseQuery<T>> queries) {
        if (queries.isEmpty()) {
            throw invalid("An or needs at least one query");
        }
        ParseQuery<T> first = queries.get(0);
        ParseQuery<T> either = new ParseQuery<>(first.parse, first.className, first.type);
        for (ParseQuery<T> query : queries) {
            if (!query.className.equals(first.className)) {
                throw invalid(
                        "An or needs queries of one class but got " + first.className + " and " + query.className);
            }
            if (query.hasMoreThanConstraints()) {
                throw invalid(
                        "A query inside an or has constraints only; set limit, skip, order, include and selectKeys"
                                + " on the or itself");
            }
        }
        return either.where(new Constraint.Or(
                queries.stream().map(query -> query.constraints.toConstraint()).toList()));
    }

    public String getClassName() {
        return className;
    }

    // -- Constraints -----------------------------------------------------------------------------------------------

    /** The field equals the value; null: it is null or missing. */
    public ParseQuery<T> whereEqualTo(String key, @Nullable Object value) {
        return compare(key, Kind.EQUAL, Comparison.EQUAL, value);
    }

    /** The field does not equal the value, or is missing; null: it is there and not null. */
    public ParseQuery<T> whereNotEqualTo(String key, @Nullable Object value) {
        FieldPath field = FieldPath.parse(key);
        return put(
                field,
                Kind.NOT_EQUAL,
                new Constraint.Not(new Constraint.Compare(field, Comparison.EQUAL, encode(value))));
    }

    /** The field is less than the value and of the same type: numbers, dates, or strings by code point. */
    public ParseQuery<T> whereLessThan(String key, Object value) {
        return compare(key, Kind.LESS_THAN, Comparison.LESS_THAN, value);
    }

    /** As {@link #whereLessThan}, or equal. */
    public ParseQuery<T> whereLessThanOrEqualTo(String key, Object value) {
        return compare(key, Kind.LESS_THAN_OR_EQUAL, Comparison.LESS_THAN_OR_EQUAL, value);
    }

    /** The field is greater than the value and of the same type: numbers, dates, or strings by code point. */
    public ParseQuery<T> whereGreaterThan(String key, Object value) {
        return compare(key, Kind.GREATER_THAN, Comparison.GREATER_THAN, value);
    }

    /** As {@link #whereGreaterThan}, or equal. */
    public ParseQuery<T> whereGreaterThanOrEqualTo(String key, Object value) {
        return compare(key, Kind.GREATER_THAN_OR_EQUAL, Comparison.GREATER_THAN_OR_EQUAL, value);
    }

    /** The field equals one of the values; null among them also finds null and missing. */
    public ParseQuery<T> whereContainedIn(String key, Collection<?> values) {
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.IN, new Constraint.In(field, encodeAll(values)));
    }

    /** The field equals none of the values, or is missing. */
    public ParseQuery<T> whereNotContainedIn(String key, Collection<?> values) {
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.NOT_IN, new Constraint.Not(new Constraint.In(field, encodeAll(values))));
    }

    /** The field is there, be it null. */
    public ParseQuery<T> whereExists(String key) {
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.EXISTS, new Constraint.Exists(field));
    }

    /** The field is missing. */
    public ParseQuery<T> whereDoesNotExist(String key) {
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.EXISTS, new Constraint.Not(new Constraint.Exists(field)));
    }

    /** The string starts with the prefix, in the same case. */
    public ParseQuery<T> whereStartsWith(String key, String prefix) {
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.STARTS_WITH, new Constraint.StartsWith(field, prefix));
    }

    /** The string holds one of the words; {@code "phrases"} must stand in it, {@code -word} must not ({@link TextSearch}). */
    public ParseQuery<T> whereFullText(String key, String term) {
        return whereFullText(key, new TextSearch(term, false, false));
    }

    /** As {@link #whereFullText(String, String)}, minding case and diacritics as the search says. */
    public ParseQuery<T> whereFullText(String key, TextSearch search) {
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.TEXT, new Constraint.Text(field, search));
    }

    /** The field is a point; without an order of its own the results come nearest first (the guide's "GeoPoints"). */
    public ParseQuery<T> whereNear(String key, ParseGeoPoint point) {
        return near(key, point, OptionalDouble.empty());
    }

    /** As {@link #whereNear}, at most so far away, as an angle at the earth's centre. */
    public ParseQuery<T> whereWithinRadians(String key, ParseGeoPoint point, double maxDistance) {
        if (!(maxDistance >= 0)) {
            throw invalid("The distance on '" + key + "' must be 0 or more");
        }
        return near(key, point, OptionalDouble.of(maxDistance));
    }

    /** As {@link #whereNear}, at most so many kilometres away. */
    public ParseQuery<T> whereWithinKilometers(String key, ParseGeoPoint point, double maxDistance) {
        return whereWithinRadians(key, point, maxDistance / ParseGeoPoint.EARTH_RADIUS_KILOMETERS);
    }

    /** As {@link #whereNear}, at most so many miles away. */
    public ParseQuery<T> whereWithinMiles(String key, ParseGeoPoint point, double maxDistance) {
        return whereWithinRadians(key, point, maxDistance / ParseGeoPoint.EARTH_RADIUS_MILES);
    }

    // -- Order, paging, projection ---------------------------------------------------------------------------------

    /**
     * Orders by the field, smallest first, missing and null before all; replaces the order. {@code $score} orders by how well a
     * full-text search fits, best first in both directions.
     */
    public ParseQuery<T> orderByAscending(String key) {
        order.clear();
        return addAscendingOrder(key);
    }

    /** Orders by the field, largest first, missing and null after all; replaces the order. */
    public ParseQuery<T> orderByDescending(String key) {
        order.clear();
        return addDescendingOrder(key);
    }

    /** Orders those that are equal so far by another field. */
    public ParseQuery<T> addAscendingOrder(String key) {
        order.add(Ordering.ascending(key));
        return this;
    }

    /** Orders those that are equal so far by another field. */
    public ParseQuery<T> addDescendingOrder(String key) {
        order.add(Ordering.descending(key));
        return this;
    }

    /** How many results at most; 100 if not set. INVALID_QUERY (102) when negative. */
    public ParseQuery<T> limit(int newLimit) {
        if (newLimit < 0) {
            throw invalid("limit must be 0 or more but is " + newLimit);
        }
        limit = newLimit;
        return this;
    }

    /** As {@link #limit}, by the name that it has in Parse's SDK. */
    public ParseQuery<T> setLimit(int newLimit) {
        return limit(newLimit);
    }

    /** How many results to leave out first. INVALID_QUERY (102) when negative. */
    public ParseQuery<T> skip(int newSkip) {
        if (newSkip < 0) {
            throw invalid("skip must be 0 or more but is " + newSkip);
        }
        skip = newSkip;
        return this;
    }

    /** As {@link #skip}, by the name that it has in Parse's SDK. */
    public ParseQuery<T> setSkip(int newSkip) {
        return skip(newSkip);
    }

    /**
     * Reads only these fields, and those of earlier calls; a dotted key through a pointer includes it. {@code $score} gives the score of
     * a full-text search as {@code score}.
     */
    public ParseQuery<T> selectKeys(Collection<String> keys) {
        Set<FieldPath> all = selected == null ? new LinkedHashSet<>() : selected;
        keys.forEach(key -> all.add(FieldPath.parseOrScore(key)));
        selected = all;
        return this;
    }

    /** Also reads the object that the pointer, or each pointer in the array, leads to; {@code a.b} leads on from there. */
    public ParseQuery<T> include(String key) {
        includes.add(FieldPath.parse(key));
        return this;
    }

    // -- Answers ---------------------------------------------------------------------------------------------------

    /**
     * The objects that fulfil all constraints and that the caller may read, in order; of a class never written to none.
     *
     * @throws ParseException INVALID_QUERY (102) when the query can't be answered, INVALID_SESSION_TOKEN (209)
     */
    public List<T> find() {
        return objects(parse.backend().find(parse.caller(), toRequest()));
    }

    /** {@link #find()} on another thread. */
    public CompletableFuture<List<T>> findAsync() {
        return parse.async(this::find);
    }

    /** The first result; empty when there is none. */
    public Optional<T> first() {
        return objects(parse.backend().find(parse.caller(), toRequest().withLimit(Math.min(limit, 1)))).stream()
                .findFirst();
    }

    /** {@link #first()} on another thread. */
    public CompletableFuture<Optional<T>> firstAsync() {
        return parse.async(this::first);
    }

    /**
     * The first result.
     *
     * @throws ParseException OBJECT_NOT_FOUND (101) when there is none
     */
    public T getFirst() {
        return first().orElseThrow(() -> new ParseException(
                ParseException.OBJECT_NOT_FOUND, "No object of class " + className + " matches the query"));
    }

    /** {@link #getFirst()} on another thread. */
    public CompletableFuture<T> getFirstAsync() {
        return parse.async(this::getFirst);
    }

    /**
     * The object with this id, with the fields and included objects that were asked for; constraints, order, limit and skip do
     * not count.
     *
     * @throws ParseException OBJECT_NOT_FOUND (101) when it is absent or may not be read
     */
    public T get(String objectId) {
        FetchedObject found = parse.backend().get(parse.caller(), new GetRequest(className, objectId, selection()));
        return objects(List.of(found)).get(0);
    }

    /** {@link #get} on another thread. */
    public CompletableFuture<T> getAsync(String objectId) {
        return parse.async(() -> get(objectId));
    }

    /** How many objects fulfil all constraints, whatever limit and skip are. */
    public long count() {
        return parse.backend().count(parse.caller(), toRequest());
    }

    /** {@link #count()} on another thread. */
    public CompletableFuture<Long> countAsync() {
        return parse.async(this::count);
    }

    /** How {@link #find()} would be carried out; reads no objects. */
    public Explanation explain() {
        return parse.backend().explain(parse.caller(), toRequest());
    }

    /** {@link #explain()} on another thread. */
    public CompletableFuture<Explanation> explainAsync() {
        return parse.async(this::explain);
    }

    /** How {@link #count()} would be carried out; reads no objects. */
    public Explanation explainCount() {
        return parse.backend().explainCount(parse.caller(), toRequest());
    }

    /** {@link #explainCount()} on another thread. */
    public CompletableFuture<Explanation> explainCountAsync() {
        return parse.async(this::explainCount);
    }

    /** The query in the port's words. */
    public FindRequest toRequest() {
        return new FindRequest(className, constraints.toConstraint(), order, limit, skip, selection());
    }

    /** The class, without the values, which may be private. */
    @Override
    public String toString() {
        return "ParseQuery[" + className + "]";
    }

    // -- For the package -------------------------------------------------------------------------------------------

    ParseQuery<T> where(Constraint constraint) {
        constraints.add(constraint);
        return this;
    }

    private Selection selection() {
        return new Selection(selected, List.copyOf(includes));
    }

    private List<T> objects(List<FetchedObject> found) {
        FoundObjects objects = new FoundObjects(parse);
        Set<String> fields = selected == null
                ? null
                : selected.stream().map(Selection::shownAs).map(FieldPath::field).collect(Collectors.toSet());
        List<T> results = new ArrayList<>(found.size());
        for (FetchedObject one : found) {
            results.add(type.cast(objects.resultOf(one, fields)));
        }
        return results;
    }

    private boolean hasMoreThanConstraints() {
        return limit != FindRequest.DEFAULT_LIMIT
                || skip != 0
                || selected != null
                || !order.isEmpty()
                || !includes.isEmpty();
    }

    private ParseQuery<T> compare(String key, Kind kind, Comparison comparison, @Nullable Object value) {
        FieldPath field = FieldPath.parse(key);
        return put(field, kind, new Constraint.Compare(field, comparison, encode(value)));
    }

    private ParseQuery<T> near(String key, ParseGeoPoint point, OptionalDouble maxRadians) {
        FieldPath field = FieldPath.parse(key);
        return put(field, Kind.NEAR, new Constraint.Near(field, point.toValue(), OptionalDouble.empty(), maxRadians));
    }

    private ParseQuery<T> put(FieldPath field, Kind kind, Constraint constraint) {
        constraints.put(field, kind, constraint);
        return this;
    }

    private static ParseValue encode(@Nullable Object value) {
        return new ValueEncoder(ParseQuery::pointerTo).encode(value);
    }

    private static List<ParseValue> encodeAll(Collection<?> values) {
        return new ValueEncoder(ParseQuery::pointerTo).encodeAll(values);
    }

    private static PointerValue pointerTo(ParseObject object) {
        if (object.getObjectId() == null) {
            throw new ParseException(
                    ParseException.INVALID_POINTER,
                    "A query can't look for a new object of class " + object.getClassName() + "; save it first");
        }
        return object.pointer();
    }

    private static ParseException invalid(String message) {
        return new ParseException(ParseException.INVALID_QUERY, message);
    }
}
