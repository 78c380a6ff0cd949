package io.parsimony.json;

import io.parsimony.ParseException;
import io.parsimony.query.Constraint;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;

/**
 * Constraints in Parse's JSON form, the {@code where} of a query ({@code parse-semantics.md} sections 3.2 to 3.11), for those that
 * exist as a {@link Constraint}.
 */
public final class ConstraintJson {
    private ConstraintJson() {}

    /**
     * Reads a {@code where}.
     *
     * @throws ParseException INVALID_JSON (107) when it is no JSON object, or has an operator that is not known; INVALID_QUERY
     *     (102) for a malformed {@code $or}, {@code $and}, {@code $nor}, {@code $relatedTo} or {@code $regex}; INVALID_KEY_NAME (105) for
     *     what is no field
     */
    public static Constraint read(String where) {
        return read(ValueJson.read(where));
    }

    /** As {@link #read(String)}, of JSON that has been read. */
    public static Constraint read(ParseValue where) {
        if (where instanceof ObjectValue object) {
            return WhereReader.read(object);
        }
        throw new ParseException(ParseException.INVALID_JSON, "A where must be a JSON object");
    }

    /**
     * Writes the constraint so that reading gives an equal one, up to nested conjunctions, and up to a {@code Matches} that says "starts
     * with" as the SDKs write it, which is read as that.
     */
    public static ObjectValue toJson(Constraint constraint) {
        return WhereWriter.write(constraint);
    }

    /** {@link #toJson} as text. */
    public static String write(Constraint constraint) {
        return ValueJson.write(toJson(constraint));
    }
}
