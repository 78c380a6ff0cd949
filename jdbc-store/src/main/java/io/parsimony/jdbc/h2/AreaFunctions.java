package io.parsimony.jdbc.h2;

import io.parsimony.jdbc.geo.Area;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.PolygonValue;
import org.jspecify.annotations.Nullable;

/** Areas on a plane of degrees, as SQL functions. A ring is latitude, longitude, latitude and so on, closed. */
public final class AreaFunctions {
    private AreaFunctions() {}

    /** Whether a GeoPoint at the path is in the box. */
    public static boolean documentWithinBox(
            byte[] document, String path, double south, double west, double north, double east) {
        return Documents.at(document, path).stream()
                .anyMatch(value -> value instanceof GeoPointValue point
                        && point.latitude() >= south
                        && point.latitude() <= north
                        && point.longitude() >= west
                        && point.longitude() <= east);
    }

    /** Whether the point is in the ring; no, where there is no point. */
    public static boolean withinPolygon(@Nullable Double latitude, @Nullable Double longitude, Double[] ring) {
        return latitude != null && longitude != null && new Area(ring).holds(latitude, longitude);
    }

    /** Whether a GeoPoint at the path is in the ring. */
    public static boolean documentWithinPolygon(byte[] document, String path, Double[] ring) {
        Area area = new Area(ring);
        return Documents.at(document, path).stream()
                .anyMatch(value ->
                        value instanceof GeoPointValue point && area.holds(point.latitude(), point.longitude()));
    }

    /** Whether a Polygon at the path has the point in it. */
    public static boolean polygonContains(byte[] document, String path, double latitude, double longitude) {
        return Documents.at(document, path).stream()
                .anyMatch(value -> value instanceof PolygonValue polygon
                        && Area.of(polygon).holds(latitude, longitude));
    }
}
