package io.parsimony.jdbc.dialect;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;

/** Regular expressions. */
public interface PatternDialect {
    /** A pattern and its options as {@link #matches} and {@link #documentMatches} take it, for the statement that runs next. */
    String pattern(String pattern, String options);

    /** How many seconds a statement with the pattern may take; 0 where the matching itself looks at the time, or takes little. */
    int timeoutSeconds(String pattern, String options);

    /** The text has a match of the pattern. */
    Condition matches(Field<String> text, Param<String> pattern);

    /** The path in a document is a string, or an array with one, that has a match of the pattern. */
    Condition documentMatches(Field<?> document, Param<String> path, Param<String> pattern);
}
