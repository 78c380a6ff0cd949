package io.parsimony.jdbc.dialect;

import static io.parsimony.jdbc.layout.Tables.function;

import io.parsimony.query.TextSearch;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Full-text search by Java functions; words are indexed in tables of their own. */
final class H2Texts implements TextDialect {
    @Override
    public Condition findsText(
            Field<?> document,
            Param<String> path,
            Param<String> term,
            boolean isCaseSensitive,
            boolean isDiacriticSensitive) {
        return Functions.test(
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
    public String searchTerm(TextSearch search) {
        return search.term();
    }

    @Override
    public Condition mayHaveWord(Field<String> column, Param<String[]> words) {
        return DSL.trueCondition();
    }
}
