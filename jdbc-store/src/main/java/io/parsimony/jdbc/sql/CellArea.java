package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Target;
import io.parsimony.jdbc.geo.CellCover;
import io.parsimony.jdbc.geo.CellCover.Range;
import io.parsimony.value.GeoPointValue;
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
        return Optional.empty();
    }

    private static List<Range> circle(Predicate.WithinDistance within, Bindings bindings) {
        GeoPointValue point = ColumnConditions.Points.of(bindings, within.point());
        return CellCover.ofCircle(
                point.latitude(), point.longitude(), PredicateCompiler.radians(bindings, within.maxRadians()));
    }
}
