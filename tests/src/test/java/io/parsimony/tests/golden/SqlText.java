package io.parsimony.tests.golden;

import java.util.regex.Pattern;

/** Statements for people. */
final class SqlText {
    private static final Pattern BEFORE_CLAUSE = Pattern.compile(
            " (?=(?:from|join|where|and|or|order by|offset|fetch next|limit|union) )|(?<=\\() ?(?=select )");

    private static final Pattern BETWEEN = Pattern.compile("between (cast\\(\\? as [\\w ]+\\)|\\S+) and ");

    private SqlText() {}

    /** The statement with each clause on a line of its own. */
    static String inLines(String sql) {
        String marked = BETWEEN.matcher(sql).replaceAll("between $1 AND ");
        return BEFORE_CLAUSE.matcher(marked).replaceAll("\n").replace(" AND ", " and ") + "\n";
    }
}
