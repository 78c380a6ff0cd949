package io.parsimony;

import io.parsimony.backend.FindRequest;
import io.parsimony.backend.Selection;
import io.parsimony.query.FieldPath;
import io.parsimony.query.Ordering;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a query's results (the guide's "Query Constraints" and "Relational Queries"): how many, in which order, with which fields and
 * included objects.
 *
 * @param <Q> the query itself, which every method answers
 */
public abstract sealed class QueryShape<Q extends QueryShape<Q>> extends QueryConditions<Q> permits ParseQuery {
    private final List<Ordering> order = new ArrayList<>();
    private final Set<FieldPath> includes = new LinkedHashSet<>();
    private final Set<FieldPath> excluded = new LinkedHashSet<>();
    private @Nullable Set<FieldPath> selected;
    private boolean includesAll;
    private int limit = FindRequest.DEFAULT_LIMIT;
    private int skip;
    private @Nullable String hint;

    QueryShape() {}

    /**
     * Orders by the field, smallest first, missing and null before all; replaces the order. {@code $score} orders by how well a
     * full-text search fits, best first in both directions.
     */
    public Q orderByAscending(String key) {
        order.clear();
        return addAscendingOrder(key);
    }

    /** Orders by the field, largest first, missing and null after all; replaces the order. */
    public Q orderByDescending(String key) {
        order.clear();
        return addDescendingOrder(key);
    }

    /** Orders those that are equal so far by another field. */
    public Q addAscendingOrder(String key) {
        order.add(Ordering.ascending(key));
        return self();
    }

    /** Orders those that are equal so far by another field. */
    public Q addDescendingOrder(String key) {
        order.add(Ordering.descending(key));
        return self();
    }

    /** How many results at most; 100 if not set. INVALID_QUERY (102) when negative. */
    public Q limit(int newLimit) {
        if (newLimit < 0) {
            throw invalidQuery("limit must be 0 or more but is " + newLimit);
        }
        limit = newLimit;
        return self();
    }

    /** As {@link #limit}, by the name that it has in Parse's SDK. */
    public Q setLimit(int newLimit) {
        return limit(newLimit);
    }

    /** How many results to leave out first. INVALID_QUERY (102) when negative. */
    public Q skip(int newSkip) {
        if (newSkip < 0) {
            throw invalidQuery("skip must be 0 or more but is " + newSkip);
        }
        skip = newSkip;
        return self();
    }

    /** As {@link #skip}, by the name that it has in Parse's SDK. */
    public Q setSkip(int newSkip) {
        return skip(newSkip);
    }

    /**
     * Reads only these fields, and those of earlier calls; a dotted key through a pointer includes it. {@code $score} gives the score of
     * a full-text search as {@code score}.
     */
    public Q selectKeys(Collection<String> keys) {
        Set<FieldPath> all = selected == null ? new LinkedHashSet<>() : selected;
        keys.forEach(key -> all.add(FieldPath.parseOrScore(key)));
        selected = all;
        return self();
    }

    /** Reads all fields but these, and those of earlier calls; a dotted key leaves out a field of an included object. */
    public Q excludeKeys(Collection<String> keys) {
        keys.forEach(key -> excluded.add(FieldPath.parse(key)));
        return self();
    }

    /**
     * Also reads the object that the pointer, or each pointer in the array, leads to; {@code a.b} leads on from there, {@code *} is
     * {@link #includeAll()}.
     */
    public Q include(String key) {
        if (key.equals("*")) {
            return includeAll();
        }
        includes.add(FieldPath.parse(key));
        return self();
    }

    /** Also reads the objects that the pointers in all fields of the class lead to, one level deep. */
    public Q includeAll() {
        includesAll = true;
        return self();
    }

    /**
     * Names an index that is to be used instead of the one that would be chosen, as {@link Parse#indexes} lists it: {@code by__score}. It
     * never changes what is found. On H2 the query then reads its class through this index and no other, where the index serves a condition
     * or the order; PostgreSQL takes no hints. What became of it stands in the notes of {@link ParseQuery#explain()}, also where no index has this
     * name, which is no error.
     */
    public Q hint(String indexName) {
        hint = indexName;
        return self();
    }

    // -- For the package -------------------------------------------------------------------------------------------

    /** The query in the port's words. */
    FindRequest toRequest(String className, @Nullable String redirectKey) {
        return new FindRequest(
                className, constraints.toConstraint(), order, limit, skip, selection(), redirectKey, hint);
    }

    Selection selection() {
        return new Selection(selected, excluded, List.copyOf(includes), includesAll);
    }

    void requireOnlyConstraints(String what, String instead) {
        if (limit != FindRequest.DEFAULT_LIMIT || skip != 0 || !order.isEmpty()) {
            throw invalidQuery("A query with an order, limit or skip can't be used with " + what + ", which has "
                    + instead + " instead");
        }
    }

    boolean hasMoreThanConstraints() {
        return limit != FindRequest.DEFAULT_LIMIT
                || skip != 0
                || selected != null
                || !excluded.isEmpty()
                || includesAll
                || !order.isEmpty()
                || !includes.isEmpty();
    }
}
