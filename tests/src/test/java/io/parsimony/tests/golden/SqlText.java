package io.parsimony.tests.golden;

import java.util.regex.Pattern;

/** Statements for people. */
final class SqlText {
    private static final Pattern BEFORE_CLAUSE = Pattern.compile(
            " (?=(?:from|join|where|and|or|order by|offset|fetch next|limit|union) )|(?<=\\() ?(?=select )");

    private SqlText() {}

    /** The statement with each clause on a line of its own. */
    static String inLines(String sql) {
        return BEFORE_CLAUSE.matcher(sql).replaceAll("\n") + "\n";
    }
}
