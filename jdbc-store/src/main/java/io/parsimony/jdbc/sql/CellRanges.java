package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.Predicate;
import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.geo.CellCover;
import io.parsimony.jdbc.geo.CellCover.Range;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.IndexColumns;
import io.parsimony.jdbc.layout.TypedColumns;
import io.parsimony.value.GeoPointValue;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jooq.Condition;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The ranges of cells around a point as a table that drives a scan by an index: two arrays, since H2 reads a table for each
 * part of an OR.
 *
 * @param table a row per range; the ranges don't overlap, so no object comes twice
 * @param condition the object lies in a cell of the range
 */
record CellRanges(Table<? extends Record> table, Condition condition) {
    private static final String ALIAS = "cells";

    /** Whether the point has columns and an index that begins with its cell. */
    static boolean canDrive(Predicate.WithinDistance within, ClassLayout layout) {
        return Place.of(within.target(), layout) instanceof Place.Column column
                && layout.columnIndexes().stream()
                        .map(index ->
                                index.definition().fields().keySet().iterator().next())
                        .anyMatch(first -> IndexColumns.columnOf(layout, first)
                                .filter((column.name() + TypedColumns.CELL)::equals)
                                .isPresent());
    }

    static CellRanges of(Predicate.WithinDistance within, ObjectTable objects, Binds binds, StoreDialect dialect) {
        Place.Column column = (Place.Column) Place.of(within.target(), objects.layout());
        Param<Long[]> first =
                binds.add(SQLDataType.BIGINT.getArrayDataType(), bindings -> bounds(within, bindings, Range::first));
        Param<Long[]> last =
                binds.add(SQLDataType.BIGINT.getArrayDataType(), bindings -> bounds(within, bindings, Range::last));
        return new CellRanges(
                dialect.ranges(ALIAS, first, "first", last, "last"),
                objects.column(column.name() + TypedColumns.CELL, SQLDataType.BIGINT)
                        .between(
                                DSL.field(DSL.quotedName(ALIAS, "first"), SQLDataType.BIGINT),
                                DSL.field(DSL.quotedName(ALIAS, "last"), SQLDataType.BIGINT)));
    }

    private static Long[] bounds(Predicate.WithinDistance within, Bindings bindings, ToLongFunction<Range> bound) {
        GeoPointValue point = ColumnConditions.Points.of(bindings, within.point());
        List<Range> ranges = CellCover.ofCircle(
                point.latitude(), point.longitude(), PredicateCompiler.radians(bindings, within.maxRadians()));
        return ranges.stream().map(bound::applyAsLong).toArray(Long[]::new);
    }
}
