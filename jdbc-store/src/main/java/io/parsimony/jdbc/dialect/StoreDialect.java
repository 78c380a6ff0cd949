package io.parsimony.jdbc.dialect;

import static io.parsimony.jdbc.layout.Tables.function;

import io.parsimony.engine.store.StoreException;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.query.Ordering.Direction;
import java.sql.SQLException;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What differs between databases: nobody else asks which one it is. What is the same on all stands here. */
public interface StoreDialect {
    /** Builds statements without running them. */
    DSLContext dsl();

    /** Conditions on documents. */
    DocumentDialect documents();

    /** Full-text search. */
    TextDialect texts();

    /** Regular expressions. */
    PatternDialect patterns();

    /** How documents of two classes are compared. */
    JoinDialect joins();

    /** How tables are made and changed. */
    TableDialect tables();

    /** Who chooses the way to the rows. */
    PlanDialect plans();

    /** A statement's text, a {@code ?} per bind value. */
    default String render(QueryPart statement) {
        return dsl().render(statement);
    }

    /** The text of a statement that changes tables, which takes no bind values: its constants stand in it, escaped. */
    default String renderInlined(QueryPart statement) {
        return dsl().renderInlined(statement);
    }

    /** The point is in a closed ring of latitude, longitude, latitude and so on, in degrees, edges included. */
    default Condition withinPolygon(Field<Double> latitude, Field<Double> longitude, Param<Double[]> ring) {
        return Functions.test("within_polygon", latitude, longitude, ring);
    }

    /** The distance in radians of two points. */
    default Field<Double> distance(
            Field<Double> latitude,
            Field<Double> longitude,
            Param<Double> otherLatitude,
            Param<Double> otherLongitude) {
        return DSL.function(
                function("distance"), SQLDataType.DOUBLE, latitude, longitude, otherLatitude, otherLongitude);
    }

    /** What a typed column holds for a document's field. */
    default Field<?> fill(String function, Field<?> document, String field) {
        return DSL.function(function(function), SQLDataType.OTHER, document, DSL.inline(field));
    }

    /** The field equals an element of the array. */
    default <T> Condition equalsAny(Field<T> field, Param<T[]> array) {
        return DSL.condition("{0} = any({1})", field, array);
    }

    /** Makes a condition two-valued and turns it round: it holds where the other is false or unknown. */
    default Condition isNotTrue(Condition condition) {
        return DSL.condition("({0}) is not true", condition);
    }

    /** A table of two columns from two arrays of one length. */
    default Table<?> ranges(String alias, Param<Long[]> first, String firstName, Param<Long[]> last, String lastName) {
        return DSL.table("unnest({0}, {1})", first, last)
                .as(DSL.quotedName(alias), DSL.quotedName(firstName), DSL.quotedName(lastName));
    }

    /** A table of one column from an array. */
    default Table<?> rows(String alias, Param<String[]> values, String name) {
        return DSL.table("unnest({0})", values).as(DSL.quotedName(alias), DSL.quotedName(name));
    }

    /** A table of one column from an array of numbers. */
    default Table<?> numbers(String alias, Param<Long[]> values, String name) {
        return DSL.table("unnest({0})", values).as(DSL.quotedName(alias), DSL.quotedName(name));
    }

    /** A bind value with a document's UTF-8. */
    Field<?> document();

    /** The next number of the change sequence. */
    default Field<Long> nextChange() {
        return Tables.CHANGES.nextval();
    }

    /** The end of a select that locks its rows until the transaction ends. */
    default String lockingClause() {
        return " for update";
    }

    /** The first value in the order of strings that is greater than all that start so; empty when there is none. */
    Optional<String> afterPrefix(String prefix);

    /**
     * Whether several processes may have the database open. It then alters tables in transactions, instantly and past the statements of
     * others, and counts what was changed in the table {@code version}, so that each process sees what the others did.
     */
    boolean isShared();

    /** The order of a column that may be NULL, which is the smallest value. Indexes and statements must say it in the same words. */
    SortField<?> ordered(Field<?> field, Direction direction);

    /** What kind of failure it is. */
    StoreException.Kind kindOf(SQLException failure);

    /** The name of the unique index that a DUPLICATE violates. */
    Optional<String> violatedIndex(SQLException failure);
}
