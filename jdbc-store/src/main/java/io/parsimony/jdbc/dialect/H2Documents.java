package io.parsimony.jdbc.dialect;

import static io.parsimony.jdbc.layout.Tables.function;

import io.parsimony.query.Comparison;
import io.parsimony.query.Ordering.Direction;
import io.parsimony.schema.FieldType;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Java functions over the documents. */
final class H2Documents implements DocumentDialect {
    @Override
    public Condition compares(
            Field<?> document,
            Param<String> path,
            Comparison comparison,
            FieldType.Kind kind,
            Supplier<Param<String>> operand) {
        return Functions.test("compares", document, path, DSL.inline(comparison.name()), operand.get());
    }

    @Override
    public Condition isOneOf(Field<?> document, Param<String> path, Param<String> alternatives) {
        return Functions.test("is_one_of", document, path, alternatives);
    }

    @Override
    public Condition isNull(Field<?> document, Param<String> path) {
        return Functions.test("is_null", document, path);
    }

    @Override
    public Condition isThere(Field<?> document, Param<String> path) {
        return Functions.test("is_there", document, path);
    }

    @Override
    public Condition startsWith(Field<?> document, Param<String> path, Param<String> prefix) {
        return Functions.test("starts_with", document, path, prefix);
    }

    @Override
    public Condition isContainedBy(Field<?> document, Param<String> path, Param<String> values) {
        return Functions.test("is_contained_by", document, path, values);
    }

    @Override
    public Condition documentWithinBox(
            Field<?> document,
            Param<String> path,
            Param<Double> south,
            Param<Double> west,
            Param<Double> north,
            Param<Double> east) {
        return Functions.test("document_within_box", document, path, south, west, north, east);
    }

    @Override
    public Condition documentWithinPolygon(Field<?> document, Param<String> path, Param<Double[]> ring) {
        return Functions.test("document_within_polygon", document, path, ring);
    }

    @Override
    public Condition polygonContains(
            Field<?> document, Param<String> path, Param<Double> latitude, Param<Double> longitude) {
        return Functions.test("polygon_contains", document, path, latitude, longitude);
    }

    @Override
    public Field<Double> documentDistance(
            Field<?> document, Param<String> path, Param<Double> latitude, Param<Double> longitude) {
        return DSL.function(function("document_distance"), SQLDataType.DOUBLE, document, path, latitude, longitude);
    }

    @Override
    public Field<?> sortKey(Field<?> document, Param<String> path, Direction direction) {
        return DSL.function(
                function("sort_key"),
                SQLDataType.VARBINARY,
                document,
                path,
                DSL.inline(direction == Direction.DESCENDING));
    }

    @Override
    public Condition mayBeOneOf(Field<?> document, Param<String> path, Param<String> alternatives) {
        return DSL.trueCondition();
    }

    @Override
    public Field<?> without(Field<?> document, List<String> fields) {
        Field<?> rest = DSL.function(
                function("without_fields"),
                SQLDataType.VARBINARY,
                document,
                DSL.inline(String.join(",", fields))); // their names have no commas
        return DSL.field("{0} format json", SQLDataType.JSON, rest);
    }
}
