package io.parsimony.jdbc.dialect;

import static io.parsimony.jdbc.layout.Tables.function;

import io.parsimony.engine.text.TextQuery;
import io.parsimony.json.ValueJson;
import io.parsimony.query.TextSearch;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Full-text search: the term is read here, the texts by functions there, which keep the same rules. */
final class PostgresTexts implements TextDialect {
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
        JsonPath json = JsonPath.of(path);
        return DSL.function(
                function("text_score"),
                SQLDataType.DOUBLE,
                json.root(document),
                json.where("@.type() == \"string\""),
                DSL.field("(select cast({0} as jsonb))", SQLDataType.JSONB, term),
                DSL.inline(isCaseSensitive),
                DSL.inline(isDiacriticSensitive));
    }

    /** The term as the function wants it: a phrase is a string with a space before, between and after its words. */
    @Override
    public String searchTerm(TextSearch search) {
        TextQuery query = new TextQuery(search);
        return ValueJson.write(new ObjectValue(Map.of(
                "sought", strings(query.sought()),
                "phrases",
                        strings(query.phrases().stream()
                                .map(PostgresTexts::spaced)
                                .toList()),
                "unwanted",
                        strings(query.unwanted().stream()
                                .map(PostgresTexts::spaced)
                                .toList()))));
    }

    private static String spaced(List<String> words) {
        return words.stream().collect(Collectors.joining(" ", " ", " "));
    }

    private static ArrayValue strings(List<String> strings) {
        return new ArrayValue(strings.stream().<ParseValue>map(StringValue::new).toList());
    }

    @Override
    public Condition mayHaveWord(Field<String> column, Param<String[]> words) {
        return DSL.condition("{0} && cast({1} as text[])", keys(column), words);
    }

    /** Over the expression that {@link #mayHaveWord} uses. */
    static Query createIndex(Name index, Table<?> table, List<String> columns) {
        List<Field<?>> keys = columns.stream()
                .<Field<?>>map(column -> keys(DSL.field(DSL.quotedName(column), SQLDataType.VARCHAR)))
                .toList();
        return DSL.query("create index {0} on {1} using gin ({2})", index.unqualifiedName(), table, DSL.list(keys));
    }

    private static Field<?> keys(Field<String> column) {
        return DSL.function(function("word_keys"), SQLDataType.OTHER, column);
    }
}
