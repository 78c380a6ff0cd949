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

/** Jsonpath where it is exact, containment, and functions of ours where neither is. */
final class PostgresDocuments implements DocumentDialect {
    /** Lax mode takes arrays apart before it compares, also those inside of arrays, which are no values at the path. */
    private static final String NO_ARRAY = "@.type() != \"array\" && ";

    private static final String NULLS = "@.type() == \"null\"";

    @Override
    public Condition compares(
            Field<?> document,
            Param<String> path,
            Comparison comparison,
            FieldType.Kind kind,
            Supplier<Param<String>> operand) {
        JsonPath json = JsonPath.of(path);
        boolean isScalar = switch (kind) {
            case STRING, NUMBER, BOOLEAN -> true;
            default -> false;
        };
        if (comparison == Comparison.EQUAL) {
            return isScalar ? equalsScalar(document, json, operand) : equalsStructure(document, json, operand);
        }
        if (isScalar) {
            return passes(document, json, NO_ARRAY + "@ " + sign(comparison) + " $v", operand.get());
        }
        if (kind == FieldType.Kind.DATE) {
            return passes(
                    document,
                    json,
                    "@.type() == \"object\" && @.\"__type\" == \"Date\" && @.\"iso\" " + sign(comparison)
                            + " $v.\"iso\"",
                    operand.get());
        }
        return DSL.falseCondition(); // Parse: nothing else has an order
    }

    /** Containment, which an index on the field serves, is exact here: an array contains its elements, and a scalar itself. */
    private static Condition equalsScalar(Field<?> document, JsonPath path, Supplier<Param<String>> operand) {
        return path.isField()
                ? DSL.condition("{0} @> cast({1} as jsonb)", path.field(document), operand.get())
                : passes(document, path, NO_ARRAY + "@ == $v", operand.get());
    }

    /** Containment narrows, since an index on the field serves it; an object contains objects with fewer members, too. */
    private static Condition equalsStructure(Field<?> document, JsonPath path, Supplier<Param<String>> operand) {
        Condition exact = DSL.condition(DSL.function(
                function("equals"),
                SQLDataType.BOOLEAN,
                path.root(document),
                path.of(),
                DSL.field("cast({0} as jsonb)", SQLDataType.JSONB, operand.get())));
        return path.isField()
                ? DSL.condition(
                                "({0} @> cast({1} as jsonb) or {0} @> jsonb_build_array(cast({2} as jsonb)))",
                                path.field(document), operand.get(), operand.get())
                        .and(exact)
                : exact;
    }

    /** Whether a value at the path, or an element of an array there, passes a filter in which $v stands for the operand. */
    private static Condition passes(Field<?> document, JsonPath path, String filter, Param<String> operand) {
        // in a select of its own the operand is read once a statement and not once a row
        return DSL.condition(
                "jsonb_path_exists({0}, {1}, (select jsonb_build_object('v', cast({2} as jsonb))))",
                path.root(document), path.where(filter), operand);
    }

    @Override
    public Condition isOneOf(Field<?> document, Param<String> path, Param<String> alternatives) {
        JsonPath json = JsonPath.of(path);
        return DSL.condition(DSL.function(
                function("is_one_of"),
                SQLDataType.BOOLEAN,
                json.root(document),
                json.of(),
                DSL.field("(select cast({0} as jsonb))", SQLDataType.JSONB, alternatives)));
    }

    @Override
    public Condition isNull(Field<?> document, Param<String> path) {
        JsonPath json = JsonPath.of(path);
        return json.isField()
                ? DSL.condition(
                        "coalesce({0}, cast('null' as jsonb)) @> cast('null' as jsonb)",
                        json.field(document)) // also in an array
                : DSL.condition(
                        "(not jsonb_path_exists({0}, {1}) or jsonb_path_exists({0}, {2}))",
                        json.root(document), json.of(), json.where(NULLS));
    }

    @Override
    public Condition isThere(Field<?> document, Param<String> path) {
        JsonPath json = JsonPath.of(path);
        return json.isField()
                ? json.field(document).isNotNull()
                : DSL.condition("jsonb_path_exists({0}, {1})", json.root(document), json.of());
    }

    @Override
    public Condition startsWith(Field<?> document, Param<String> path, Param<String> prefix) {
        JsonPath json = JsonPath.of(path);
        return DSL.condition(
                "jsonb_path_exists({0}, {1}, (select jsonb_build_object('v', cast({2} as text))))",
                json.root(document), json.where("@.type() == \"string\" && @ starts with $v"), prefix);
    }

    @Override
    public Condition isContainedBy(Field<?> document, Param<String> path, Param<String> values) {
        JsonPath json = JsonPath.of(path);
        return Functions.test(
                "is_contained_by",
                json.root(document),
                json.of(),
                DSL.field("(select cast({0} as jsonb))", SQLDataType.JSONB, values));
    }

    @Override
    public Condition documentWithinBox(
            Field<?> document,
            Param<String> path,
            Param<Double> south,
            Param<Double> west,
            Param<Double> north,
            Param<Double> east) {
        JsonPath json = JsonPath.of(path);
        return Functions.test("document_within_box", json.root(document), json.of(), south, west, north, east);
    }

    @Override
    public Condition documentWithinPolygon(Field<?> document, Param<String> path, Param<Double[]> ring) {
        JsonPath json = JsonPath.of(path);
        return Functions.test("document_within_polygon", json.root(document), json.of(), ring);
    }

    @Override
    public Condition polygonContains(
            Field<?> document, Param<String> path, Param<Double> latitude, Param<Double> longitude) {
        JsonPath json = JsonPath.of(path);
        return Functions.test("polygon_contains", json.root(document), json.of(), latitude, longitude);
    }

    @Override
    public Field<Double> documentDistance(
            Field<?> document, Param<String> path, Param<Double> latitude, Param<Double> longitude) {
        JsonPath json = JsonPath.of(path);
        return DSL.function(
                function("document_distance"), SQLDataType.DOUBLE, json.root(document), json.of(), latitude, longitude);
    }

    @Override
    public Field<?> sortKey(Field<?> document, Param<String> path, Direction direction) {
        JsonPath json = JsonPath.of(path);
        return DSL.function(
                function("sort_key"),
                SQLDataType.VARBINARY,
                json.root(document),
                json.of(),
                DSL.inline(direction == Direction.DESCENDING));
    }

    @Override
    public Condition mayBeOneOf(Field<?> document, Param<String> path, Param<String> alternatives) {
        return DSL.condition(
                "{0} @> any({1})",
                JsonPath.of(path).field(document),
                DSL.function(
                        function("containers"),
                        SQLDataType.OTHER,
                        DSL.field("cast({0} as jsonb)", SQLDataType.JSONB, alternatives)));
    }

    private static String sign(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> "==";
            case LESS_THAN -> "<";
            case LESS_THAN_OR_EQUAL -> "<=";
            case GREATER_THAN -> ">";
            case GREATER_THAN_OR_EQUAL -> ">=";
        };
    }

    @Override
    public Field<?> without(Field<?> document, List<String> fields) {
        List<Param<String>> names = fields.stream().map(DSL::inline).toList();
        return DSL.field("{0} - cast(array[{1}] as text[])", SQLDataType.JSONB, document, DSL.list(names));
    }
}
