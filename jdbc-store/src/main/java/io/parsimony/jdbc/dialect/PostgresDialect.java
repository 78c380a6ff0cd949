package io.parsimony.jdbc.dialect;

import static io.parsimony.jdbc.layout.Tables.function;

import io.parsimony.engine.regex.RegularExpression;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.query.Comparison;
import io.parsimony.query.Ordering.Direction;
import io.parsimony.query.TextSearch;
import io.parsimony.schema.FieldType;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * PostgreSQL: documents are jsonb, conditions on them jsonpath where it is exact and functions of ours where it is not, strings compare
 * by code point since every column of text has the collation "C". Paths stand in the statements, so that indexes on expressions serve.
 */
public final class PostgresDialect implements StoreDialect {
    /** Lax mode takes arrays apart before it compares, also those inside of arrays, which are no values at the path. */
    private static final String NO_ARRAY = "@.type() != \"array\" && ";

    /** Instructions of a regular expression that PostgreSQL needs no watch over. */
    private static final int SMALL_PATTERN = 64;

    private static final String NULLS = "@.type() == \"null\"";
    private static final String UNIQUE_VIOLATION = "23505";

    private final DSLContext dsl = DSL.using(
            SQLDialect.POSTGRES,
            new Settings()
                    .withRenderQuotedNames(RenderQuotedNames.ALWAYS)
                    .withRenderSchema(true)
                    .withExecuteLogging(false));

    private final JoinDialect joins = new PostgresJoins();

    @Override
    public JoinDialect joins() {
        return joins;
    }

    @Override
    public DSLContext dsl() {
        return dsl;
    }

    @Override
    public String render(QueryPart statement) {
        return dsl.render(statement);
    }

    @Override
    public String renderInlined(QueryPart statement) {
        return dsl.renderInlined(statement);
    }

    @Override
    public Condition compares(
            Field<?> document,
            Param<String> path,
            Comparison comparison,
            FieldType.Kind kind,
            Supplier<Param<String>> operand) {
        JsonPath json = path(path);
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
        JsonPath json = path(path);
        return DSL.condition(DSL.function(
                function("is_one_of"),
                SQLDataType.BOOLEAN,
                json.root(document),
                json.of(),
                DSL.field("(select cast({0} as jsonb))", SQLDataType.JSONB, alternatives)));
    }

    @Override
    public Condition isNull(Field<?> document, Param<String> path) {
        JsonPath json = path(path);
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
        JsonPath json = path(path);
        return json.isField()
                ? json.field(document).isNotNull()
                : DSL.condition("jsonb_path_exists({0}, {1})", json.root(document), json.of());
    }

    @Override
    public Condition startsWith(Field<?> document, Param<String> path, Param<String> prefix) {
        JsonPath json = path(path);
        return DSL.condition(
                "jsonb_path_exists({0}, {1}, (select jsonb_build_object('v', cast({2} as text))))",
                json.root(document), json.where("@.type() == \"string\" && @ starts with $v"), prefix);
    }

    @Override
    public Condition findsText(
            Field<?> document,
            Param<String> path,
            Param<String> term,
            boolean isCaseSensitive,
            boolean isDiacriticSensitive) {
        return textScore(document, path, term, isCaseSensitive, isDiacriticSensitive)
                .isNotNull();
    }

    @Override
    public Field<Double> textScore(
            Field<?> document,
            Param<String> path,
            Param<String> term,
            boolean isCaseSensitive,
            boolean isDiacriticSensitive) {
        return PostgresText.score(document, path(path), term, isCaseSensitive, isDiacriticSensitive);
    }

    @Override
    public String searchTerm(TextSearch search) {
        return PostgresText.term(search);
    }

    @Override
    public Optional<Query> createTextIndex(Name index, Table<?> table, List<String> columns) {
        return Optional.of(PostgresText.createIndex(index, table, columns));
    }

    @Override
    public Condition mayHaveWord(Field<String> column, Param<String[]> words) {
        return PostgresText.hasWord(column, words);
    }

    @Override
    public Field<?> sortKey(Field<?> document, Param<String> path, Direction direction) {
        JsonPath json = path(path);
        return DSL.function(
                function("sort_key"),
                SQLDataType.VARBINARY,
                json.root(document),
                json.of(),
                DSL.inline(direction == Direction.DESCENDING));
    }

    @Override
    public Field<Double> documentDistance(
            Field<?> document, Param<String> path, Param<Double> latitude, Param<Double> longitude) {
        JsonPath json = path(path);
        return DSL.function(
                function("document_distance"), SQLDataType.DOUBLE, json.root(document), json.of(), latitude, longitude);
    }

    @Override
    public Field<Double> distance(
            Field<Double> latitude,
            Field<Double> longitude,
            Param<Double> otherLatitude,
            Param<Double> otherLongitude) {
        return DSL.function(
                function("distance"), SQLDataType.DOUBLE, latitude, longitude, otherLatitude, otherLongitude);
    }

    @Override
    public Field<?> fill(String function, Field<?> document, String field) {
        return DSL.function(function(function), SQLDataType.OTHER, document, DSL.inline(field));
    }

    @Override
    public <T> Condition equalsAny(Field<T> field, Param<T[]> array) {
        return DSL.condition("{0} = any({1})", field, array);
    }

    @Override
    public Condition isNotTrue(Condition condition) {
        return DSL.condition("({0}) is not true", condition);
    }

    @Override
    public Table<?> ranges(String alias, Param<Long[]> first, String firstName, Param<Long[]> last, String lastName) {
        return DSL.table("unnest({0}, {1})", first, last)
                .as(DSL.quotedName(alias), DSL.quotedName(firstName), DSL.quotedName(lastName));
    }

    @Override
    public Table<?> rows(String alias, Param<String[]> values, String name) {
        return DSL.table("unnest({0})", values).as(DSL.quotedName(alias), DSL.quotedName(name));
    }

    @Override
    public Table<?> numbers(String alias, Param<Long[]> values, String name) {
        return DSL.table("unnest({0})", values).as(DSL.quotedName(alias), DSL.quotedName(name));
    }

    @Override
    public boolean choosesIndexes() {
        return true;
    }

    @Override
    public Field<?> document() {
        return DSL.field(
                "cast(convert_from({0}, 'UTF8') as jsonb)",
                SQLDataType.JSONB, DSL.param("document", SQLDataType.VARBINARY));
    }

    @Override
    public Field<Long> nextChange() {
        return Tables.CHANGES.nextval();
    }

    @Override
    public String lockingClause() {
        return " for update";
    }

    /** By code point. What a surrogate would be is none. */
    @Override
    public Optional<String> afterPrefix(String prefix) {
        int[] points = prefix.codePoints().toArray();
        int last = points.length - 1;
        while (last >= 0 && points[last] == Character.MAX_CODE_POINT) {
            last--;
        }
        if (last < 0) {
            return Optional.empty();
        }
        int next = points[last] + 1;
        points[last] = next == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : next;
        return Optional.of(new String(points, 0, last + 1));
    }

    /** PostgreSQL takes no hints. */
    @Override
    public Table<?> throughIndex(Table<?> table, String indexName) {
        return table;
    }

    @Override
    public boolean canForceIndexes() {
        return false;
    }

    @Override
    public boolean isShared() {
        return true;
    }

    /** Whoever comes to the table waits behind the change while that waits for its turn. */
    @Override
    public List<Query> patience() {
        return List.of(DSL.query("set local lock_timeout = 2000"));
    }

    @Override
    public DataType<?> stored(DataType<?> type) {
        if (type.getType() == String.class) {
            return type.collation(DSL.collation(DSL.quotedName("C")));
        }
        return type.getSQLDataType() == SQLDataType.JSON ? SQLDataType.JSONB.nullability(type.nullability()) : type;
    }

    @Override
    public SortField<?> ordered(Field<?> field, Direction direction) {
        return direction == Direction.ASCENDING
                ? field.asc().nullsFirst()
                : field.desc().nullsLast();
    }

    @Override
    public String peekNextChange() {
        return "select last_value + case when is_called then 1 else 0 end from \"" + Tables.SYSTEM + "\".\"change\"";
    }

    @Override
    public String peekNextRow() {
        return "select coalesce(pg_sequence_last_value(cast(pg_get_serial_sequence(format('%I.%I', cast('"
                + Tables.OBJECTS
                + "' as text), table_name), '" + Tables.ROW + "') as regclass)) + 1, 1) from information_schema.tables"
                + " where table_schema = '" + Tables.OBJECTS + "' and table_name = ?";
    }

    @Override
    public Query continueRows(Table<?> table, long next) {
        return DSL.query(
                "alter table {0} alter column {1} restart with {2}",
                table, Tables.column(Tables.ROW), DSL.inline(next));
    }

    @Override
    public boolean keepsOrderOfMembers() {
        return false;
    }

    @Override
    public Field<?> without(Field<?> document, List<String> fields) {
        List<Param<String>> names = fields.stream().map(DSL::inline).toList();
        return DSL.field("{0} - cast(array[{1}] as text[])", SQLDataType.JSONB, document, DSL.list(names));
    }

    @Override
    public Query dropColumns(Table<?> table, List<Field<?>> columns) {
        List<QueryPart> drops = columns.stream()
                .<QueryPart>map(column -> DSL.sql("drop column if exists {0}", column))
                .toList();
        return DSL.query("alter table {0} {1}", table, DSL.list(drops));
    }

    @Override
    public List<Query> keepOutWriters(Table<?> table) {
        return List.of(DSL.query("lock table {0} in exclusive mode", table));
    }

    /** A null fits whether the class has the field or not. Rows that are there have just been written. */
    @Override
    public Query refuseField(Table<?> table, Name constraint, String field) {
        return DSL.query(
                "alter table {0} add constraint {1} check (coalesce(jsonb_typeof({2} -> {3}), 'null') = 'null') not valid",
                table, constraint, Tables.column(Tables.DOCUMENT), DSL.inline(field));
    }

    @Override
    public Query dropPrimaryKey(Table<?> table) {
        return DSL.query("alter table {0} drop constraint {1}", table, DSL.quotedName(table.getName() + "_pkey"));
    }

    @Override
    public String explain(String sql) {
        return "explain " + sql;
    }

    @Override
    public List<String> planNotes(String plan) {
        return PostgresPlans.notes(plan);
    }

    @Override
    public Kind kindOf(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return switch (state) {
            case UNIQUE_VIOLATION -> Kind.DUPLICATE;
            case "40001", "40P01", "55P03" -> Kind.CONFLICT; // serialisation, deadlock, lock timeout
            case "57014" -> Kind.TIMEOUT;
            // no such column, no such table, a column of another type, a document with a field that is gone
            case "42703", "42P01", "42804", "23514" -> Kind.STALE;
            case "2201B" -> Kind.UNSUPPORTED; // a regular expression that is too complex
            case "3D000", "53300" -> Kind.UNAVAILABLE; // no such database, too many connections
            default ->
                state.startsWith("08") || state.startsWith("28") || state.startsWith("57P0")
                        ? Kind.UNAVAILABLE
                        : Kind.INTERNAL;
        };
    }

    /** From the error's own part for it, since its message is in the server's language. */
    @Override
    public Optional<String> violatedIndex(SQLException failure) {
        return failure instanceof PSQLException server
                ? Optional.ofNullable(server.getServerErrorMessage()).map(ServerErrorMessage::getConstraint)
                : Optional.empty();
    }

    private static JsonPath path(Param<String> path) {
        return JsonPath.of(String.valueOf(path.getValue()));
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
    public String pattern(String pattern, String options) {
        return PostgresPattern.of(RegularExpression.parse(pattern, options));
    }

    /** Small ones take time by the length of the texts; of large ones PostgreSQL makes automata whose size nobody knows before. */
    @Override
    public int timeoutSeconds(String pattern, String options) {
        return RegularExpression.parse(pattern, options).size() > SMALL_PATTERN ? 1 : 0;
    }

    @Override
    public Condition matches(Field<String> text, Param<String> pattern) {
        return DSL.condition("({0} collate \"C\") ~ {1}", text, pattern);
    }

    @Override
    public Condition documentMatches(Field<?> document, Param<String> path, Param<String> pattern) {
        JsonPath json = path(path);
        return test("document_matches", json.root(document), json.where("@.type() == \"string\""), pattern);
    }

    @Override
    public Condition isContainedBy(Field<?> document, Param<String> path, Param<String> values) {
        JsonPath json = path(path);
        return test(
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
        JsonPath json = path(path);
        return test("document_within_box", json.root(document), json.of(), south, west, north, east);
    }

    @Override
    public Condition withinPolygon(Field<Double> latitude, Field<Double> longitude, Param<Double[]> ring) {
        return test("within_polygon", latitude, longitude, ring);
    }

    @Override
    public Condition documentWithinPolygon(Field<?> document, Param<String> path, Param<Double[]> ring) {
        JsonPath json = path(path);
        return test("document_within_polygon", json.root(document), json.of(), ring);
    }

    @Override
    public Condition polygonContains(
            Field<?> document, Param<String> path, Param<Double> latitude, Param<Double> longitude) {
        JsonPath json = path(path);
        return test("polygon_contains", json.root(document), json.of(), latitude, longitude);
    }

    private static Condition test(String name, Field<?>... arguments) {
        return DSL.condition(DSL.function(function(name), SQLDataType.BOOLEAN, arguments));
    }

    /** Over the expression that conditions on the field use. */
    @Override
    public Optional<Query> createElementIndex(Name index, Table<?> table, String field) {
        return Optional.of(DSL.query(
                "create index {0} on {1} using gin (({2}) jsonb_path_ops)",
                index.unqualifiedName(),
                table,
                JsonPath.of(field).field(DSL.field(DSL.quotedName(Tables.DOCUMENT), SQLDataType.JSONB))));
    }

    @Override
    public Condition mayBeOneOf(Field<?> document, Param<String> path, Param<String> alternatives) {
        return DSL.condition(
                "{0} @> any({1})",
                path(path).field(document),
                DSL.function(
                        function("containers"),
                        SQLDataType.OTHER,
                        DSL.field("cast({0} as jsonb)", SQLDataType.JSONB, alternatives)));
    }
}
