package io.parsimony;

import io.parsimony.backend.AggregateRequest;
import io.parsimony.backend.DistinctRequest;
import io.parsimony.backend.Explanation;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.FoundPage;
import io.parsimony.backend.GetRequest;
import io.parsimony.json.AggregateJson;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.SubQuery;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A question for the objects of one class (the guide's "Queries"): {@link QueryConditions} say which, {@link QueryShape} how many, in
 * which order and with which fields, and the methods here what is done with them.
 *
 * <p>For one thread at a time.
 *
 * @param <T> what the results are
 */
public final class ParseQuery<T extends ParseObject> extends QueryShape<ParseQuery<T>> {
    private final Parse parse;
    private final String className;
    private final Class<T> type;
    private @Nullable String redirectKey;

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
        return combined("or", queries, Constraint.Or::new);
    }

    /** A query for what all of the queries find; as {@link #or} otherwise. */
    public static <T extends ParseObject> ParseQuery<T> and(List<ParseQuery<T>> queries) {
        return combined("and", queries, Constraint.And::new);
    }

    /** A query for what none of the queries finds; as {@link #or} otherwise. */
    public static <T extends ParseObject> ParseQuery<T> nor(List<ParseQuery<T>> queries) {
        return combined("nor", queries, parts -> new Constraint.Not(new Constraint.Or(parts)));
    }

    private static <T extends ParseObject> ParseQuery<T> combined(
            String name, List<ParseQuery<T>> queries, Function<List<Constraint>, Constraint> combination) {
        if (queries.isEmpty()) {
            throw invalidQuery("The " + name + " of queries needs at least one query");
        }
        ParseQuery<T> first = queries.get(0);
        ParseQuery<T> result = new ParseQuery<>(first.parse, first.className, first.type);
        for (ParseQuery<T> query : queries) {
            if (!query.className.equals(first.className)) {
                throw invalidQuery("The " + name + " of queries needs queries of one class but got " + first.className
                        + " and " + query.className);
            }
            if (query.hasMoreThanConstraints()) {
                throw invalidQuery("A query inside of an " + name
                        + " has constraints only; set limit, skip, order, include and selectKeys on the result");
            }
        }
        return result.where(combination.apply(
                queries.stream().map(query -> query.constraints.toConstraint()).toList()));
    }

    public String getClassName() {
        return className;
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

    /**
     * {@link #find()} and {@link #count()} at once.
     *
     * @throws ParseException those of {@link #find()}
     */
    public CountedResults<T> findAndCount() {
        FoundPage page = parse.backend().findAndCount(parse.caller(), toRequest());
        return new CountedResults<>(objects(page.results()), page.count());
    }

    /** {@link #findAndCount()} on another thread. */
    public CompletableFuture<CountedResults<T>> findAndCountAsync() {
        return parse.async(this::findAndCount);
    }

    /**
     * Calls back with every object that fulfils all constraints, however many there are, in the order of their ids. They are read page
     * by page and not kept; one that is saved or deleted meanwhile comes at most once and disturbs no others.
     *
     * @throws ParseException INVALID_QUERY (102) when the query has an order, limit or skip, those of {@link #find()}, and whatever
     *     the callback throws
     */
    public void each(Consumer<? super T> callback) {
        pages().forEachRemaining(callback);
    }

    /** {@link #each} on another thread, which calls back too. */
    public CompletableFuture<Void> eachAsync(Consumer<? super T> callback) {
        return parse.async(() -> {
            each(callback);
            return null;
        });
    }

    /**
     * What {@link #each} calls back with, as a stream of which each page is read when it is needed. It keeps nothing open and need not
     * be closed; for one thread at a time.
     *
     * @throws ParseException INVALID_QUERY (102) when the query has an order, limit or skip
     */
    public Stream<T> stream() {
        int characteristics = Spliterator.DISTINCT | Spliterator.NONNULL | Spliterator.ORDERED;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages(), characteristics), false);
    }

    /** The first result; empty when there is none. */
    public Optional<T> first() {
        FindRequest request = toRequest();
        return objects(parse.backend().find(parse.caller(), request.withLimit(Math.min(request.limit(), 1)))).stream()
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
        if (redirectKey != null) {
            return byId(objectId);
        }
        FetchedObject found = parse.backend().get(parse.caller(), new GetRequest(className, objectId, selection()));
        return objects(List.of(found)).get(0);
    }

    private T byId(String objectId) {
        FieldPath id = FieldPath.of("objectId");
        Constraint equal = new Constraint.Compare(id, Comparison.EQUAL, encode(objectId));
        FindRequest request = new FindRequest(className, equal, List.of(), 1, 0, selection(), redirectKey, null);
        List<T> found = objects(parse.backend().find(parse.caller(), request));
        if (found.isEmpty()) {
            throw new ParseException(
                    ParseException.OBJECT_NOT_FOUND,
                    "No object with this id is in the class of the members of '" + redirectKey + "' of class "
                            + className);
        }
        return found.get(0);
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

    /**
     * The different values of the field in the objects that fulfil all constraints, as {@link ParseObject#get} gives them, in the
     * order in which values are sorted. Null and missing are none; the elements of an array count one by one. For the master's view.
     *
     * @throws ParseException OPERATION_FORBIDDEN (119) without the master key, INVALID_KEY_NAME (105), INVALID_QUERY (102)
     */
    public List<Object> distinct(String key) {
        DistinctRequest request = new DistinctRequest(className, FieldPath.parse(key), constraints.toConstraint());
        ValueDecoder decoder = AggregatedRows.decoder(parse);
        return parse.backend().distinct(parse.caller(), request).stream()
                .flatMap(value -> value.accept(decoder).stream())
                .toList();
    }

    /** {@link #distinct} on another thread. */
    public CompletableFuture<List<Object>> distinctAsync(String key) {
        return parse.async(() -> distinct(key));
    }

    /**
     * What a pipeline of stages makes of the objects that fulfil all constraints: {@code
     * [{"$group":{"_id":"$team","best":{"$max":"$score"}}},{"$sort":{"best":-1}}]}. A row's {@code _id} is called {@code objectId}. Order,
     * limit and skip are stages of their own here. For the master's view.
     *
     * @param pipeline a JSON array of stages, each an object with one member
     * @return a row per map: values as {@link ParseObject#get} gives them, null for JSON null
     * @throws ParseException OPERATION_FORBIDDEN (119) without the master key, INVALID_JSON (107) when the text is no JSON,
     *     INVALID_QUERY (102) when a stage is unknown or malformed, or the query has an order, limit or skip
     */
    public List<Map<String, @Nullable Object>> aggregate(String pipeline) {
        requireOnlyConstraints("aggregate", "stages");
        AggregateRequest request =
                new AggregateRequest(className, constraints.toConstraint(), AggregateJson.readPipeline(pipeline));
        return AggregatedRows.of(parse, parse.backend().aggregate(parse.caller(), request));
    }

    /** {@link #aggregate} on another thread. */
    public CompletableFuture<List<Map<String, @Nullable Object>>> aggregateAsync(String pipeline) {
        return parse.async(() -> aggregate(pipeline));
    }

    /**
     * How {@link #find()} would be carried out; reads no objects. For the master key, as it tells of sizes and ACLs too.
     *
     * @throws ParseException INVALID_QUERY (102) without it, unless {@link ParseBuilder#openExplanations}
     */
    public Explanation explain() {
        return parse.backend().explain(parse.caller(), toRequest());
    }

    /** {@link #explain()} on another thread. */
    public CompletableFuture<Explanation> explainAsync() {
        return parse.async(this::explain);
    }

    /** How {@link #count()} would be carried out, as {@link #explain()} tells it of find. */
    public Explanation explainCount() {
        return parse.backend().explainCount(parse.caller(), toRequest());
    }

    /** {@link #explainCount()} on another thread. */
    public CompletableFuture<Explanation> explainCountAsync() {
        return parse.async(this::explainCount);
    }

    /** The query in the port's words. */
    public FindRequest toRequest() {
        return toRequest(className, redirectKey);
    }

    /** The class, without the values, which may be private. */
    @Override
    public String toString() {
        return "ParseQuery[" + className + "]";
    }

    // -- For the package -------------------------------------------------------------------------------------------

    @Override
    ParseQuery<T> self() {
        return this;
    }

    /** Asks the class of the members of this relation of the class instead. */
    ParseQuery<T> redirect(String relation) {
        redirectKey = relation;
        return this;
    }

    SubQuery toSubQuery() {
        return new SubQuery(className, constraints.toConstraint(), redirectKey);
    }

    private Iterator<T> pages() {
        requireOnlyConstraints("each and stream", "the order of ids");
        return new ObjectPages<>(request -> objects(parse.backend().find(parse.caller(), request)), toRequest());
    }

    private List<T> objects(List<FetchedObject> found) {
        FoundObjects objects = new FoundObjects(parse);
        AskedFields asked = AskedFields.of(selection());
        List<T> results = new ArrayList<>(found.size());
        for (FetchedObject one : found) {
            results.add(type.cast(objects.resultOf(one, asked)));
        }
        return results;
    }
}
