package io.parsimony.jdbc.dialect;

import io.parsimony.query.Comparison;
import io.parsimony.query.Ordering.Direction;
import io.parsimony.schema.FieldType;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;

/** Conditions on documents, and values in them. */
public interface DocumentDialect {
    /**
     * The value in a document at a path compares so with the operand's JSON. Everywhere in this interface a path's {@code Param} carries
     * its value, which a dialect may write into the statement.
     *
     * @param kind the operand's
     * @param operand gives a place for the operand each time it is asked
     */
    Condition compares(
            Field<?> document,
            Param<String> path,
            Comparison comparison,
            FieldType.Kind kind,
            Supplier<Param<String>> operand);

    /** The value in a document at a path is one of the elements of a JSON array. */
    Condition isOneOf(Field<?> document, Param<String> path, Param<String> alternatives);

    /** The path in a document is null or missing. */
    Condition isNull(Field<?> document, Param<String> path);

    /** The path in a document is there. */
    Condition isThere(Field<?> document, Param<String> path);

    /** The path in a document is a string that starts so. */
    Condition startsWith(Field<?> document, Param<String> path, Param<String> prefix);

    /** The path in a document is an array without any element but those of a JSON array. */
    Condition isContainedBy(Field<?> document, Param<String> path, Param<String> values);

    /** The path in a document is a GeoPoint in a box, in degrees, edges included. */
    Condition documentWithinBox(
            Field<?> document,
            Param<String> path,
            Param<Double> south,
            Param<Double> west,
            Param<Double> north,
            Param<Double> east);

    /** The path in a document is a GeoPoint in such a ring. */
    Condition documentWithinPolygon(Field<?> document, Param<String> path, Param<Double[]> ring);

    /** The path in a document is a Polygon that has the point in it, edges included. */
    Condition polygonContains(Field<?> document, Param<String> path, Param<Double> latitude, Param<Double> longitude);

    /** The distance in radians of the GeoPoint in a document at a path. */
    Field<Double> documentDistance(
            Field<?> document, Param<String> path, Param<Double> latitude, Param<Double> longitude);

    /** A value whose order is that of the values in documents at a path; smallest where there is none. */
    Field<?> sortKey(Field<?> document, Param<String> path, Direction direction);

    /**
     * What holds at least where the value of a field, or an element of it, is one of the alternatives, none of them null, and what an
     * index over the elements serves.
     */
    Condition mayBeOneOf(Field<?> document, Param<String> path, Param<String> alternatives);

    /** A document without some fields. */
    Field<?> without(Field<?> document, List<String> fields);
}
