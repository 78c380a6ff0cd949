package io.parsimony.jdbc.dialect;

import static io.parsimony.jdbc.layout.Tables.function;

import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.jdbc.h2.PatternFunctions;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.query.Comparison;
import io.parsimony.query.Ordering.Direction;
import io.parsimony.query.TextSearch;
import io.parsimony.schema.FieldType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/** H2: documents are JSON, conditions on them Java functions, strings compare by UTF-16 unit. */
public final class H2Dialect implements StoreDialect {
    /** H2 quotes the names that need it, and a quote in its quoted text is two. */
    private static final Pattern VIOLATED_INDEX =
            Pattern.compile("violation: \"(?:\"\")?parse(?:\"\")?\\.(?:\"\")?([A-Za-z0-9_~]+)(?:\"\")? ON ");

    private static final Pattern DRIVING_INDEX = Pattern.compile("/\\* parse\\.([^:*\\s]+)(:?)");
    /** How much time of a statement may go to matching regular expressions; far more than any honest one takes. */
    private static final Duration MATCHING_TIME = Duration.ofSeconds(1);

    private static final String PRIMARY_KEY = "PRIMARY_KEY";
    private static final String TABLE_SCAN = ".tableScan";

    private final DSLContext dsl = DSL.using(
            SQLDialect.H2,
            new Settings()
                    .withRenderQuotedNames(RenderQuotedNames.ALWAYS)
                    .withRenderSchema(true)
                    .withExecuteLogging(false));

    private final JoinDialect joins = new H2Joins();

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
        return test("compares", document, path, DSL.inline(comparison.name()), operand.get());
    }

    @Override
    public Condition isOneOf(Field<?> document, Param<String> path, Param<String> alternatives) {
        return test("is_one_of", document, path, alternatives);
    }

    @Override
    public Condition isNull(Field<?> document, Param<String> path) {
        return test("is_null", document, path);
    }

    @Override
    public Condition isThere(Field<?> document, Param<String> path) {
        return test("is_there", document, path);
    }

    @Override
    public Condition startsWith(Field<?> document, Param<String> path, Param<String> prefix) {
        return test("starts_with", document, path, prefix);
    }

    @Override
    public Condition findsText(
            Field<?> document,
            Param<String> path,
            Param<String> term,
            boolean isCaseSensitive,
            boolean isDiacriticSensitive) {
        return test(
                "text_matches", document, path, term, DSL.inline(isCaseSensitive), DSL.inline(isDiacriticSensitive));
    }

    @Override
    public Field<Double> textScore(
            Field<?> document,
            Param<String> path,
            Param<String> term,
            boolean isCaseSensitive,
            boolean isDiacriticSensitive) {
        return DSL.function(
                function("text_score"),
                SQLDataType.DOUBLE,
                document,
                path,
                term,
                DSL.inline(isCaseSensitive),
                DSL.inline(isDiacriticSensitive));
    }

    @Override
    public String pattern(String pattern, String options) {
        PatternFunctions.begin(MATCHING_TIME);
        return PatternFunctions.text(pattern, options);
    }

    /** Its functions look at the time. */
    @Override
    public int timeoutSeconds(String pattern, String options) {
        return 0;
    }

    @Override
    public Condition matches(Field<String> text, Param<String> pattern) {
        return test("matches", text, pattern);
    }

    @Override
    public Condition documentMatches(Field<?> document, Param<String> path, Param<String> pattern) {
        return test("document_matches", document, path, pattern);
    }

    @Override
    public Condition isContainedBy(Field<?> document, Param<String> path, Param<String> values) {
        return test("is_contained_by", document, path, values);
    }

    @Override
    public Condition documentWithinBox(
            Field<?> document,
            Param<String> path,
            Param<Double> south,
            Param<Double> west,
            Param<Double> north,
            Param<Double> east) {
        return test("document_within_box", document, path, south, west, north, east);
    }

    @Override
    public Condition withinPolygon(Field<Double> latitude, Field<Double> longitude, Param<Double[]> ring) {
        return test("within_polygon", latitude, longitude, ring);
    }

    @Override
    public Condition documentWithinPolygon(Field<?> document, Param<String> path, Param<Double[]> ring) {
        return test("document_within_polygon", document, path, ring);
    }

    @Override
    public Condition polygonContains(
            Field<?> document, Param<String> path, Param<Double> latitude, Param<Double> longitude) {
        return test("polygon_contains", document, path, latitude, longitude);
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
    public Field<Double> documentDistance(
            Field<?> document, Param<String> path, Param<Double> latitude, Param<Double> longitude) {
        return DSL.function(function("document_distance"), SQLDataType.DOUBLE, document, path, latitude, longitude);
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
        return false;
    }

    @Override
    public Field<?> document() {
        return DSL.field("? format json", SQLDataType.JSON, DSL.param("document", SQLDataType.VARBINARY));
    }

    @Override
    public Field<Long> nextChange() {
        return Tables.CHANGES.nextval();
    }

    @Override
    public String lockingClause() {
        return " for update";
    }

    /** H2 orders strings by UTF-16 unit, and takes bind values that are no well-formed strings. */
    @Override
    public Optional<String> afterPrefix(String prefix) {
        int last = prefix.length() - 1;
        while (last >= 0 && prefix.charAt(last) == Character.MAX_VALUE) {
            last--;
        }
        return last < 0 ? Optional.empty() : Optional.of(prefix.substring(0, last) + (char) (prefix.charAt(last) + 1));
    }

    @Override
    public Table<?> throughIndex(Table<?> table, String indexName) {
        return DSL.table("{0} use index ({1})", table, DSL.quotedName(indexName));
    }

    @Override
    public Table<?> rowByRow(Table<?> table) {
        return DSL.table("{0} use index ()", table);
    }

    @Override
    public boolean canForceIndexes() {
        return true;
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public List<Query> patience() {
        return List.of();
    }

    @Override
    public DataType<?> stored(DataType<?> type) {
        return type;
    }

    /** H2's own order: NULL is the smallest. */
    @Override
    public SortField<?> ordered(Field<?> field, Direction direction) {
        return direction == Direction.ASCENDING ? field.asc() : field.desc();
    }

    @Override
    public String peekNextChange() {
        return "select base_value from information_schema.sequences where sequence_schema = '" + Tables.SYSTEM
                + "' and sequence_name = 'change'";
    }

    @Override
    public String peekNextRow() {
        return "select identity_base from information_schema.columns where table_schema = '" + Tables.OBJECTS
                + "' and column_name = '" + Tables.ROW + "' and table_name = ?";
    }

    @Override
    public Query continueRows(Table<?> table, long next) {
        return DSL.query(
                "alter table {0} alter column {1} restart with {2}",
                table, Tables.column(Tables.ROW), DSL.inline(next));
    }

    @Override
    public boolean keepsOrderOfMembers() {
        return true;
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

    @Override
    public Query dropColumns(Table<?> table, List<Field<?>> columns) {
        return DSL.query("alter table {0} drop column if exists {1}", table, DSL.list(columns));
    }

    /** Our gates do. */
    @Override
    public List<Query> keepOutWriters(Table<?> table) {
        return List.of();
    }

    /** Nobody writes for a class as it was, since nobody is inside its gate when it changes. */
    @Override
    public Query refuseField(Table<?> table, Name constraint, String field) {
        throw new UnsupportedOperationException("H2 needs no guards of fields");
    }

    @Override
    public Query dropPrimaryKey(Table<?> table) {
        return DSL.query("alter table {0} drop primary key", table);
    }

    @Override
    public String explain(String sql) {
        return "explain " + sql;
    }

    @Override
    public List<String> planNotes(String plan) {
        List<String> notes = new ArrayList<>();
        Matcher driving = DRIVING_INDEX.matcher(plan);
        while (driving.find()) {
            notes.add(drivenBy(
                    driving.group(1).replace("\"", ""), !driving.group(2).isEmpty()));
        }
        if (plan.contains("/* index sorted */")) {
            notes.add("the index gives the order");
        } else if (plan.contains("/* index sorted:")) {
            notes.add("the index gives the order, ties are sorted");
        } else if (plan.contains("ORDER BY")) {
            notes.add("the rows are sorted");
        }
        return notes;
    }

    private static String drivenBy(String name, boolean narrowed) {
        if (name.endsWith(TABLE_SCAN)) {
            return "reads every row of " + name.substring(0, name.length() - TABLE_SCAN.length());
        }
        if (name.startsWith(PRIMARY_KEY)) {
            return narrowed ? "driven by the row number" : "reads the rows in the order of insertion";
        }
        return narrowed ? "driven by " + name : "reads the rows in the order of " + name;
    }

    @Override
    public Kind kindOf(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case 23505 -> Kind.DUPLICATE;
            case 40001, 50200, 90131 -> Kind.CONFLICT; // deadlock, lock timeout, concurrent update
            case 57014 -> Kind.TIMEOUT;
            case 90020, 90067, 90098, 90121, 90013, 28000, 8000, 90046 -> Kind.UNAVAILABLE;
            default -> Kind.INTERNAL;
        };
    }

    @Override
    public Optional<String> violatedIndex(SQLException failure) {
        Matcher matcher = VIOLATED_INDEX.matcher(String.valueOf(failure.getMessage()));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    @Override
    public JoinDialect joins() {
        return joins;
    }

    private static Condition test(String name, Field<?>... arguments) {
        return DSL.condition(DSL.function(function(name), SQLDataType.BOOLEAN, arguments));
    }

    @Override
    public Optional<Query> createElementIndex(Name index, Table<?> table, String field) {
        return Optional.empty();
    }

    @Override
    public Condition mayBeOneOf(Field<?> document, Param<String> path, Param<String> alternatives) {
        return DSL.trueCondition();
    }

    @Override
    public String searchTerm(TextSearch search) {
        return search.term();
    }

    @Override
    public Optional<Query> createTextIndex(Name index, Table<?> table, List<String> columns) {
        return Optional.empty();
    }

    @Override
    public Condition mayHaveWord(Field<String> column, Param<String[]> words) {
        return DSL.trueCondition();
    }
}
