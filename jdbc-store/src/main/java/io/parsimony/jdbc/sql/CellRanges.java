package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Target;
import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.geo.CellCover;
import io.parsimony.jdbc.geo.CellCover.Range;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.IndexColumns;
import io.parsimony.jdbc.layout.TypedColumns;
import io.parsimony.value.GeoPointValue;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jooq.Condition;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The ranges of cells around a point, or of an area, as a table that drives a scan by an index: two arrays, since H2 reads a table for each
 * part of an OR.
 *
 * @param table a row per range; the ranges don't overlap, so no object comes twice
 * @param condition the object lies in a cell of the range
 */
record CellRanges(Table<? extends Record> table, Condition condition) {
    private static final String ALIAS = "cells";

    /** Whether it is about points that have columns and an index that begins with their cell. */
    static boolean canDrive(Predicate predicate, ClassLayout layout) {
        return target(predicate)
                .filter(target -> hasIndexOnCells(target, layout))
                .isPresent();
    }

    private static Optional<Target> target(Predicate predicate) {
        if (predicate instanceof Predicate.WithinDistance within) {
            return Optional.of(within.target());
        }
        if (predicate instanceof Predicate.WithinBox within) {
            return Optional.of(within.target());
        }
        return predicate instanceof Predicate.WithinPolygon within ? Optional.of(within.target()) : Optional.empty();
    }

    private static boolean hasIndexOnCells(Target target, ClassLayout layout) {
        return Place.of(target, layout) instanceof Place.Column column
                && layout.columnIndexes().stream()
                        .map(index ->
                                index.definition().fields().keySet().iterator().next())
                        .anyMatch(first -> IndexColumns.columnOf(layout, first)
                                .filter((column.name() + TypedColumns.CELL)::equals)
                                .isPresent());
    }

    static CellRanges of(Predicate predicate, ObjectTable objects, Binds binds, StoreDialect dialect) {
        Place.Column column = (Place.Column) Place.of(target(predicate).orElseThrow(), objects.layout());
        Param<Long[]> first =
                binds.add(SQLDataType.BIGINT.getArrayDataType(), bindings -> bounds(predicate, bindings, Range::first));
        Param<Long[]> last =
                binds.add(SQLDataType.BIGINT.getArrayDataType(), bindings -> bounds(predicate, bindings, Range::last));
        return new CellRanges(
                dialect.ranges(ALIAS, first, "first", last, "last"),
                objects.column(column.name() + TypedColumns.CELL, SQLDataType.BIGINT)
                        .between(
                                DSL.field(DSL.quotedName(ALIAS, "first"), SQLDataType.BIGINT),
                                DSL.field(DSL.quotedName(ALIAS, "last"), SQLDataType.BIGINT)));
    }

    private static Long[] bounds(Predicate predicate, Bindings bindings, ToLongFunction<Range> bound) {
        return cover(predicate, bindings).stream().map(bound::applyAsLong).toArray(Long[]::new);
    }

    private static List<Range> cover(Predicate predicate, Bindings bindings) {
        if (predicate instanceof Predicate.WithinBox within) {
            GeoPointValue southwest = AreaConditions.southwest(bindings, within);
            GeoPointValue northeast = AreaConditions.northeast(bindings, within);
            return CellCover.ofBox(
                    southwest.latitude(), southwest.longitude(), northeast.latitude(), northeast.longitude());
        }
        if (predicate instanceof Predicate.WithinPolygon within) {
            List<GeoPointValue> ring = AreaConditions.polygon(bindings, within).ring();
            DoubleSummaryStatistics latitudes =
                    ring.stream().mapToDouble(GeoPointValue::latitude).summaryStatistics();
            DoubleSummaryStatistics longitudes =
                    ring.stream().mapToDouble(GeoPointValue::longitude).summaryStatistics();
            return CellCover.ofBox(latitudes.getMin(), longitudes.getMin(), latitudes.getMax(), longitudes.getMax());
        }
        Predicate.WithinDistance within = (Predicate.WithinDistance) predicate;
        GeoPointValue point = ColumnConditions.Points.of(bindings, within.point());
        return CellCover.ofCircle(
                point.latitude(), point.longitude(), PredicateCompiler.radians(bindings, within.maxRadians()));
    }
}
