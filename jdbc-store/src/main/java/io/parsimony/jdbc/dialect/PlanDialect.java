package io.parsimony.jdbc.dialect;

import java.util.List;
import org.jooq.Name;
import org.jooq.Table;

/** Who chooses the way to the rows, and how the choice is told. */
public interface PlanDialect {
    /**
     * Whether the database chooses among indexes by what it knows of the values: it then joins the rows of several for an or, and
     * weighs permissions against an order. Else these choices are ours.
     */
    boolean choosesIndexes();

    /** A table that is read through one of its indexes where a condition on the index's first column allows it. */
    Table<?> throughIndex(Table<?> table, String indexName);

    /** The same for a table that has another name in the statement. */
    Table<?> throughIndex(Table<?> table, Name alias, String indexName);

    /** A table that is read row by row, through none of its indexes. */
    default Table<?> rowByRow(Table<?> table) {
        return table;
    }

    /** Whether {@link #throughIndex} does what it says. */
    boolean canForceIndexes();

    /** Asks for the plan of a statement. */
    String explain(String sql);

    /** What a database's plan says drives it. */
    List<String> planNotes(String plan);
}
