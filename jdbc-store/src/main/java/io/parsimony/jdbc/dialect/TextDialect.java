package io.parsimony.jdbc.dialect;

import io.parsimony.query.TextSearch;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;

/** Full-text search. */
public interface TextDialect {
    /** The path in a document is a string that a full-text search finds. */
    Condition findsText(
            Field<?> document,
            Param<String> path,
            Param<String> term,
            boolean isCaseSensitive,
            boolean isDiacriticSensitive);

    /** How well the string at the path in a document fits a full-text search; NULL where it is not found. */
    Field<Double> textScore(
            Field<?> document,
            Param<String> path,
            Param<String> term,
            boolean isCaseSensitive,
            boolean isDiacriticSensitive);

    /** A search's term as {@link #findsText} and {@link #textScore} take it. */
    String searchTerm(TextSearch search);

    /** What holds at least where a column's text has one of the words, which are folded, and what an index over words serves. */
    Condition mayHaveWord(Field<String> column, Param<String[]> words);
}
