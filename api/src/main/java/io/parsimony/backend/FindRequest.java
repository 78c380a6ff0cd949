package io.parsimony.backend;

import io.parsimony.ParseException;
import io.parsimony.query.Constraint;
import io.parsimony.query.Ordering;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the objects that match.
 *
 * @param className their class
 * @param where the constraint
 * @param order most significant key first; empty: nearest first where there is a near constraint, else in the order of
 *     creation. Ties are broken by the order of creation
 * @param limit how many at most, 0 or more
 * @param skip how many to leave out first, 0 or more
 * @param selection which fields, and which pointers to resolve
 * @param redirectKey where this is a relation of the class, the class of its members is asked instead, by that class's permissions; the
 *     found objects say their class. null for none
 * @param hint the name of an index that is to be used, as {@link io.parsimony.schema.IndexDefinition#name} has it; null for none. It
 *     never changes what is found: a backend whose database takes none does without, as with an index that serves nothing of the request
 *     and with a name that is no index's, and {@link ParseBackend#explain} says so
 */
public record FindRequest(
        String className,
        Constraint where,
        List<Ordering> order,
        int limit,
        int skip,
        Selection selection,
        @Nullable String redirectKey,
        @Nullable String hint) {
    /** The limit where none is given. */
    public static final int DEFAULT_LIMIT = 100;

    /** Refuses a negative limit or skip with 102. */
    public FindRequest {
        if (limit < 0) {
            throw new ParseException(ParseException.INVALID_QUERY, "limit must be 0 or more but is " + limit);
        }
        if (skip < 0) {
            throw new ParseException(ParseException.INVALID_QUERY, "skip must be 0 or more but is " + skip);
        }
        order = List.copyOf(order);
    }

    /** A request without redirection and hint. */
    public FindRequest(
            String className, Constraint where, List<Ordering> order, int limit, int skip, Selection selection) {
        this(className, where, order, limit, skip, selection, null, null);
    }

    /** The first 100 that match, whole, in the order of creation. */
    public static FindRequest of(String className, Constraint where) {
        return new FindRequest(className, where, List.of(), DEFAULT_LIMIT, 0, Selection.ALL);
    }

    /** The same with another constraint. */
    public FindRequest withWhere(Constraint newWhere) {
        return new FindRequest(className, newWhere, order, limit, skip, selection, redirectKey, hint);
    }

    /** The same in another order. */
    public FindRequest withOrder(List<Ordering> newOrder) {
        return new FindRequest(className, where, newOrder, limit, skip, selection, redirectKey, hint);
    }

    /** The same with another limit. */
    public FindRequest withLimit(int newLimit) {
        return new FindRequest(className, where, order, newLimit, skip, selection, redirectKey, hint);
    }

    /** The same with another skip. */
    public FindRequest withSkip(int newSkip) {
        return new FindRequest(className, where, order, limit, newSkip, selection, redirectKey, hint);
    }

    /** The same with another selection. */
    public FindRequest withSelection(Selection newSelection) {
        return new FindRequest(className, where, order, limit, skip, newSelection, redirectKey, hint);
    }

    /** The same for the class of the members of a relation of the class; null for the class itself. */
    public FindRequest withRedirectKey(@Nullable String relation) {
        return new FindRequest(className, where, order, limit, skip, selection, relation, hint);
    }

    /** The same with the name of an index that may help; null for none. */
    public FindRequest withHint(@Nullable String newHint) {
        return new FindRequest(className, where, order, limit, skip, selection, redirectKey, newHint);
    }
}
