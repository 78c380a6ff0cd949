package io.parsimony.jdbc.geo;

import io.parsimony.value.GeoPointValue;
import io.parsimony.value.PolygonValue;

/** A polygon on a plane of degrees, as {@link io.parsimony.engine.store.Predicate.WithinPolygon} defines it. */
public final class Area {
    private final Double[] ring;

    /** Of a closed ring: latitude, longitude, latitude and so on. */
    public Area(Double[] ring) {
        this.ring = ring; // intentional: not copied, for it lives as long as a call
    }

    /** Of a Polygon. */
    public static Area of(PolygonValue polygon) {
        return new Area(ring(polygon));
    }

    /** A Polygon's closed ring: latitude, longitude, latitude and so on. */
    public static Double[] ring(PolygonValue polygon) {
        Double[] ring = new Double[2 * polygon.ring().size()];
        int size = 0;
        for (GeoPointValue corner : polygon.ring()) {
            ring[size++] = corner.latitude();
            ring[size++] = corner.longitude();
        }
        return ring;
    }

    /** Whether the point is in it, edges included. */
    public boolean holds(double latitude, double longitude) {
        boolean isInside = false;
        for (int i = 0; i + 3 < ring.length; i += 2) {
            double fromLatitude = ring[i];
            double fromLongitude = ring[i + 1];
            double toLatitude = ring[i + 2];
            double toLongitude = ring[i + 3];
            double cross = (toLongitude - fromLongitude) * (latitude - fromLatitude)
                    - (toLatitude - fromLatitude) * (longitude - fromLongitude);
            if (cross == 0
                    && isBetween(fromLatitude, latitude, toLatitude)
                    && isBetween(fromLongitude, longitude, toLongitude)) {
                return true;
            }
            boolean isCrossed =
                    (fromLatitude > latitude) != (toLatitude > latitude) && (cross > 0) == (toLatitude > fromLatitude);
            isInside ^= isCrossed;
        }
        return isInside;
    }

    private static boolean isBetween(double one, double value, double other) {
        return Math.min(one, other) <= value && value <= Math.max(one, other);
    }
}
