package io.parsimony.tests.property;

import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import java.util.List;
import java.util.OptionalDouble;

/** Constraints on points and polygons. */
final class RandomAreas {
    private static final List<String> POINTS = List.of("g", "g", "g", "g", "a", "o.k", "a.k", "y", "n", "nowhere");
    private static final List<String> POLYGONS = List.of("y", "y", "y", "g", "o.k", "nowhere");
    private static final List<Double> RADIANS = List.of(0.0, 0.001, 0.01, 0.5, 2.0, 3.2);

    private final RandomValues values;

    RandomAreas(RandomValues values) {
        this.values = values;
    }

    private FieldPath path() {
        return FieldPath.parse(values.pick(POINTS));
    }

    /** One that may stand at the top, where it orders. */
    Constraint near() {
        return new Constraint.Near(
                FieldPath.of("g"), values.point(), least(), values.chance(0.2) ? OptionalDouble.empty() : radians());
    }

    /** One in an or, where it doesn't order and there may be several. */
    Constraint nearAsFilter(String className, int queries) {
        return new Constraint.Or(List.of(new Constraint.Near(FieldPath.of("g"), values.point(), least(), radians())));
    }

    private OptionalDouble least() {
        return values.chance(0.6) ? OptionalDouble.empty() : radians();
    }

    private OptionalDouble radians() {
        return OptionalDouble.of(values.pick(RADIANS));
    }

    Constraint circle(String className, int queries) {
        return new Constraint.WithinCircle(path(), values.point(), values.pick(RADIANS));
    }

    Constraint box(String className, int queries) {
        return new Constraint.WithinBox(path(), values.point(), values.point());
    }

    Constraint polygon(String className, int queries) {
        return new Constraint.WithinPolygon(path(), values.corners());
    }

    Constraint polygonContains(String className, int queries) {
        return new Constraint.PolygonContains(FieldPath.parse(values.pick(POLYGONS)), values.point());
    }
}
