package io.parsimony.engine.match;

import io.parsimony.value.GeoPointValue;
import java.util.List;

/** Polygons on a plane of degrees. */
final class Polygons {
    private Polygons() {}

    /** Whether the point lies on an edge or inside, where an edge is crossed an odd number of times on the way out (even-odd rule). */
    static boolean contain(List<GeoPointValue> corners, GeoPointValue point) {
        boolean isInside = false;
        for (int i = 0; i < corners.size(); i++) {
            GeoPointValue from = corners.get(i);
            GeoPointValue to = corners.get((i + 1) % corners.size());
            if (isOn(from, to, point)) {
                return true;
            }
            if (crossesRayToTheEast(from, to, point)) {
                isInside = !isInside;
            }
        }
        return isInside;
    }

    private static boolean isOn(GeoPointValue from, GeoPointValue to, GeoPointValue point) {
        return turn(from, to, point) == 0
                && isBetween(from.latitude(), point.latitude(), to.latitude())
                && isBetween(from.longitude(), point.longitude(), to.longitude());
    }

    private static boolean isBetween(double one, double value, double other) {
        return Math.min(one, other) <= value && value <= Math.max(one, other);
    }

    /** An edge has its southern end but not its northern one, so that a ray through a corner crosses once or twice as it should. */
    private static boolean crossesRayToTheEast(GeoPointValue from, GeoPointValue to, GeoPointValue point) {
        boolean isFromAbove = from.latitude() > point.latitude();
        boolean isToAbove = to.latitude() > point.latitude();
        return isFromAbove != isToAbove && (turn(from, to, point) > 0) == isToAbove;
    }

    /** Twice the area of the triangle: positive where the point lies to the left (north is up), 0 where all three are in line. */
    private static double turn(GeoPointValue from, GeoPointValue to, GeoPointValue point) {
        return (to.longitude() - from.longitude()) * (point.latitude() - from.latitude())
                - (to.latitude() - from.latitude()) * (point.longitude() - from.longitude());
    }
}
