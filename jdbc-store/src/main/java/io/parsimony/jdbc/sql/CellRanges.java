package io.parsimony.jdbc.sql;

import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.geo.CellCover.Range;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.IndexColumns;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.jdbc.layout.TypedColumns;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The ranges of cells that cover an area as a table that drives a scan by an index: two arrays, since H2 reads a table for each
 * part of an OR.
 *
 * @param table a row per range; the ranges don't overlap, so no object comes twice
 * @param condition the object lies in a cell of the range
 */
record CellRanges(Table<? extends Record> table, Condition condition) {
    private static final String ALIAS = "cells";

    /** The index that begins with the cell of the area's point, where the point has columns and there is one. */
    static Optional<IndexLayout> index(CellArea area, ClassLayout layout) {
        return Place.of(area.target(), layout) instanceof Place.Column column
                ? layout.columnIndexes().stream()
                        .filter(index -> IndexColumns.columnOf(layout, firstField(index))
                                .filter((column.name() + TypedColumns.CELL)::equals)
                                .isPresent())
                        .findFirst()
                : Optional.empty();
    }

    private static String firstField(IndexLayout index) {
        return index.definition().fields().keySet().iterator().next();
    }

    static CellRanges of(CellArea area, ObjectTable objects, Binds binds, StoreDialect dialect) {
        Param<Long[]> first = binds.add(
                SQLDataType.BIGINT.getArrayDataType(),
                bindings ->
                        area.cover().apply(bindings).stream().map(Range::first).toArray(Long[]::new));
        Param<Long[]> last = binds.add(
                SQLDataType.BIGINT.getArrayDataType(),
                bindings ->
                        area.cover().apply(bindings).stream().map(Range::last).toArray(Long[]::new));
        return new CellRanges(
                dialect.ranges(ALIAS, first, "first", last, "last"),
                cell(area, objects)
                        .between(
                                DSL.field(DSL.quotedName(ALIAS, "first"), SQLDataType.BIGINT),
                                DSL.field(DSL.quotedName(ALIAS, "last"), SQLDataType.BIGINT)));
    }

    /** The column with the number of the cell of the area's point. */
    static Field<Long> cell(CellArea area, ObjectTable objects) {
        Place.Column column = (Place.Column) Place.of(area.target(), objects.layout());
        return objects.column(column.name() + TypedColumns.CELL, SQLDataType.BIGINT);
    }
}
