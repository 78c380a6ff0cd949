package io.parsimony.jdbc.dialect;

import io.parsimony.engine.store.StoreException;
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
import org.jooq.SortField;
import org.jooq.Table;

/** What differs between databases: nobody else asks which one it is. */
public interface StoreDialect {
    /** Builds statements without running them. */
    DSLContext dsl();

    /** A statement's text, a {@code ?} per bind value. */
    String render(QueryPart statement);

    /** The text of a statement that changes tables, which takes no bind values: its constants stand in it, escaped. */
    String renderInlined(QueryPart statement);

    /**
     * The value in a document at a path compares so with the operand's JSON. Everywhere in this interface a path's {@code Param} carries
     * its value, which a dialect may write into the statement.
     *
     * @param kind the operand's
     * @param operand gives a place for the operand each time it is asked
     */
    Condition compares(
            Field<?> document,
            Param<String> path,
            Comparison comparison,
            FieldType.Kind kind,
            Supplier<Param<String>> operand);

    /** The value in a document at a path is one of the elements of a JSON array. */
    Condition isOneOf(Field<?> document, Param<String> path, Param<String> alternatives);

    /** The path in a document is null or missing. */
    Condition isNull(Field<?> document, Param<String> path);

    /** The path in a document is there. */
    Condition isThere(Field<?> document, Param<String> path);

    /** The path in a document is a string that starts so. */
    Condition startsWith(Field<?> document, Param<String> path, Param<String> prefix);

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

    /** A pattern and its options as {@link #matches} and {@link #documentMatches} take it, for the statement that runs next. */
    String pattern(String pattern, String options);

    /** How many seconds a statement with the pattern may take; 0 where the matching itself looks at the time, or takes little. */
    int timeoutSeconds(String pattern, String options);

    /** The text has a match of the pattern. */
    Condition matches(Field<String> text, Param<String> pattern);

    /** The path in a document is a string, or an array with one, that has a match of the pattern. */
    Condition documentMatches(Field<?> document, Param<String> path, Param<String> pattern);

    /** The path in a document is an array without any element but those of a JSON array. */
    Condition isContainedBy(Field<?> document, Param<String> path, Param<String> values);

    /** The path in a document is a GeoPoint in a box, in degrees, edges included. */
    Condition documentWithinBox(
            Field<?> document,
            Param<String> path,
            Param<Double> south,
            Param<Double> west,
            Param<Double> north,
            Param<Double> east);

    /** The point is in a closed ring of latitude, longitude, latitude and so on, in degrees, edges included. */
    Condition withinPolygon(Field<Double> latitude, Field<Double> longitude, Param<Double[]> ring);

    /** The path in a document is a GeoPoint in such a ring. */
    Condition documentWithinPolygon(Field<?> document, Param<String> path, Param<Double[]> ring);

    /** The path in a document is a Polygon that has the point in it, edges included. */
    Condition polygonContains(Field<?> document, Param<String> path, Param<Double> latitude, Param<Double> longitude);

    /** A value whose order is that of the values in documents at a path; smallest where there is none. */
    Field<?> sortKey(Field<?> document, Param<String> path, Direction direction);

    /** The distance in radians of the GeoPoint in a document at a path. */
    Field<Double> documentDistance(
            Field<?> document, Param<String> path, Param<Double> latitude, Param<Double> longitude);

    /** The distance in radians of two points. */
    Field<Double> distance(
            Field<Double> latitude, Field<Double> longitude, Param<Double> otherLatitude, Param<Double> otherLongitude);

    /** What a typed column holds for a document's field. */
    Field<?> fill(String function, Field<?> document, String field);

    /** The field equals an element of the array. */
    <T> Condition equalsAny(Field<T> field, Param<T[]> array);

    /** Makes a condition two-valued and turns it round: it holds where the other is false or unknown. */
    Condition isNotTrue(Condition condition);

    /** A table of two columns from two arrays of one length. */
    Table<?> ranges(String alias, Param<Long[]> first, String firstName, Param<Long[]> last, String lastName);

    /** A table of one column from an array. */
    Table<?> rows(String alias, Param<String[]> values, String name);

    /** A table of one column from an array of numbers. */
    Table<?> numbers(String alias, Param<Long[]> values, String name);

    /**
     * Whether the database chooses among indexes by what it knows of the values: it then joins the rows of several for an or, and
     * weighs permissions against an order. Else these choices are ours.
     */
    boolean choosesIndexes();

    /** A bind value with a document's UTF-8. */
    Field<?> document();

    /** The next number of the change sequence. */
    Field<Long> nextChange();

    /** The end of a select that locks its rows until the transaction ends. */
    String lockingClause();

    /** The first value in the order of strings that is greater than all that start so; empty when there is none. */
    Optional<String> afterPrefix(String prefix);

    /** A table that is read through one of its indexes where a condition on the index's first column allows it. */
    Table<?> throughIndex(Table<?> table, String indexName);

    /** A table that is read row by row, through none of its indexes. */
    default Table<?> rowByRow(Table<?> table) {
        return table;
    }

    /** Whether {@link #throughIndex} does what it says. */
    boolean canForceIndexes();

    /**
     * Whether several processes may have the database open. It then alters tables in transactions, instantly and past the statements of
     * others, and counts what was changed in the table {@code version}, so that each process sees what the others did.
     */
    boolean isShared();

    /** What begins a transaction that changes tables, so that others do not queue up behind it for long. */
    List<Query> patience();

    /** The type that a column has in a table, for the type that it has in statements. */
    DataType<?> stored(DataType<?> type);

    /** The order of a column that may be NULL, which is the smallest value. Indexes and statements must say it in the same words. */
    SortField<?> ordered(Field<?> field, Direction direction);

    /** Selects the number that the change sequence gives next, without taking it. */
    String peekNextChange();

    /** Selects the number that a new row of a table of objects gets, without taking it; a bind value with the table's name. */
    String peekNextRow();

    /** Lets new rows of a table of objects go on with this number. */
    Query continueRows(Table<?> table, long next);

    /** Whether a document's objects come back with their members in the order in which they were written. */
    boolean keepsOrderOfMembers();

    /** A document without some fields. */
    Field<?> without(Field<?> document, List<String> fields);

    /** Drops those of the columns that are there, all at once. */
    Query dropColumns(Table<?> table, List<Field<?>> columns);

    /** Lets nobody write to a table until the transaction ends; others read on. */
    List<Query> keepOutWriters(Table<?> table);

    /** Lets a table refuse documents that have a value other than null in a field. */
    Query refuseField(Table<?> table, Name constraint, String field);

    /** Drops a table's primary key. */
    Query dropPrimaryKey(Table<?> table);

    /** Asks for the plan of a statement. */
    String explain(String sql);

    /** What a database's plan says drives it. */
    List<String> planNotes(String plan);

    /** What kind of failure it is. */
    StoreException.Kind kindOf(SQLException failure);

    /** The name of the unique index that a DUPLICATE violates. */
    Optional<String> violatedIndex(SQLException failure);

    /** How documents of two classes are compared. */
    JoinDialect joins();

    /**
     * Makes an index over the elements of an Array field that the database keeps by itself; empty where elements are in tables of their
     * own.
     */
    Optional<Query> createElementIndex(Name index, Table<?> table, String field);

    /**
     * What holds at least where the value of a field, or an element of it, is one of the alternatives, none of them null, and what such an
     * index serves.
     */
    Condition mayBeOneOf(Field<?> document, Param<String> path, Param<String> alternatives);

    /** A search's term as {@link #findsText} and {@link #textScore} take it. */
    String searchTerm(TextSearch search);

    /**
     * Makes an index over the words of String fields that the database keeps by itself; empty where words are in tables of their own.
     *
     * @param columns of the fields
     */
    Optional<Query> createTextIndex(Name index, Table<?> table, List<String> columns);

    /** What holds at least where a column's text has one of the words, which are folded, and what such an index serves. */
    Condition mayHaveWord(Field<String> column, Param<String[]> words);
}
