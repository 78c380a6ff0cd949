package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Target;
import io.parsimony.jdbc.geo.CellCover;
import io.parsimony.jdbc.geo.CellCover.Range;
import io.parsimony.value.GeoPointValue;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An area that a predicate allows a GeoPoint to be in, and that ranges of cells cover. An index on the point's cell then drives the
 * scan, and the predicate itself decides about what lies in the cells.
 *
 * @param target the GeoPoint
 * @param cover disjoint ranges in ascending order that hold at least the area
 */
record CellArea(Target target, Function<Bindings, List<Range>> cover) {
    /** The predicate's area, if it has one. */
    static Optional<CellArea> of(Predicate predicate) {
        if (predicate instanceof Predicate.WithinDistance within) {
            return Optional.of(new CellArea(within.target(), bindings -> circle(within, bindings)));
        }
        if (predicate instanceof Predicate.WithinBox within) {
            return Optional.of(new CellArea(within.target(), bindings -> box(within, bindings)));
        }
        if (predicate instanceof Predicate.WithinPolygon within) {
            return Optional.of(new CellArea(within.target(), bindings -> boxAround(within, bindings)));
        }
        return Optional.empty();
    }

    private static List<Range> circle(Predicate.WithinDistance within, Bindings bindings) {
        GeoPointValue point = ColumnConditions.Points.of(bindings, within.point());
        return CellCover.ofCircle(
                point.latitude(), point.longitude(), PredicateCompiler.radians(bindings, within.maxRadians()));
    }

    private static List<Range> box(Predicate.WithinBox within, Bindings bindings) {
        GeoPointValue southwest = AreaConditions.southwest(bindings, within);
        GeoPointValue northeast = AreaConditions.northeast(bindings, within);
        return CellCover.ofBox(
                southwest.latitude(), southwest.longitude(), northeast.latitude(), northeast.longitude());
    }

    private static List<Range> boxAround(Predicate.WithinPolygon within, Bindings bindings) {
        List<GeoPointValue> ring = AreaConditions.polygon(bindings, within).ring();
        DoubleSummaryStatistics latitudes =
                ring.stream().mapToDouble(GeoPointValue::latitude).summaryStatistics();
        DoubleSummaryStatistics longitudes =
                ring.stream().mapToDouble(GeoPointValue::longitude).summaryStatistics();
        return CellCover.ofBox(latitudes.getMin(), longitudes.getMin(), latitudes.getMax(), longitudes.getMax());
    }
}
