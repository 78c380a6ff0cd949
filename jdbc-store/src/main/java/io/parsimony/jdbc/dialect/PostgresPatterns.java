package io.parsimony.jdbc.dialect;

import io.parsimony.engine.regex.RegularExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.impl.DSL;

/** The database's own regular expressions, after ours have been read. */
final class PostgresPatterns implements PatternDialect {
    /** Instructions of a regular expression that PostgreSQL needs no watch over. */
    private static final int SMALL_PATTERN = 64;

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
        JsonPath json = JsonPath.of(path);
        return Functions.test("document_matches", json.root(document), json.where("@.type() == \"string\""), pattern);
    }
}
