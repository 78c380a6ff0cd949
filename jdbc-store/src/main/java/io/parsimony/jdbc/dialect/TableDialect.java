package io.parsimony.jdbc.dialect;

import java.util.List;
import java.util.Optional;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.Table;

/** How tables are made and changed, and what the database knows of what comes next in them. */
public interface TableDialect {
    /** The type that a column has in a table, for the type that it has in statements. */
    DataType<?> stored(DataType<?> type);

    /** What begins a transaction that changes tables, so that others do not queue up behind it for long. */
    List<Query> patience();

    /**
     * Makes an index over the elements of an Array field that the database keeps by itself; empty where elements are in tables of their
     * own.
     */
    Optional<Query> createElementIndex(Name index, Table<?> table, String field);

    /**
     * Makes an index over the words of String fields that the database keeps by itself; empty where words are in tables of their own.
     *
     * @param columns of the fields
     */
    Optional<Query> createTextIndex(Name index, Table<?> table, List<String> columns);

    /** Selects the number that the change sequence gives next, without taking it. */
    String peekNextChange();

    /** Selects the number that a new row of a table of objects gets, without taking it; a bind value with the table's name. */
    String peekNextRow();

    /** Lets new rows of a table of objects go on with this number. */
    Query continueRows(Table<?> table, long next);

    /** Drops a table's primary key. */
    Query dropPrimaryKey(Table<?> table);

    /** Whether a document's objects come back with their members in the order in which they were written. */
    boolean keepsOrderOfMembers();

    /** Drops those of the columns that are there, all at once. */
    Query dropColumns(Table<?> table, List<Field<?>> columns);

    /** Lets nobody write to a table until the transaction ends; others read on. */
    List<Query> keepOutWriters(Table<?> table);

    /** Lets a table refuse documents that have a value other than null in a field. */
    Query refuseField(Table<?> table, Name constraint, String field);
}
