package io.parsimony.jdbc.h2;

import io.parsimony.jdbc.geo.GreatCircle;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.ParseValue;
import org.jspecify.annotations.Nullable;

/** Distances, as SQL functions: radians from 0 to π, null where there is no point. */
public final class GeoFunctions {
    private GeoFunctions() {}

    /** The distance of two points, in degrees. */
    public static @Nullable Double distance(
            @Nullable Double latitude, @Nullable Double longitude, double otherLatitude, double otherLongitude) {
        return latitude == null || longitude == null
                ? null
                : (Double) GreatCircle.radians(latitude, longitude, otherLatitude, otherLongitude);
    }

    /** The smallest distance of a GeoPoint at the path to a point. */
    public static @Nullable Double documentDistance(byte[] document, String path, double latitude, double longitude) {
        Double nearest = null;
        for (ParseValue value : Documents.at(document, path)) {
            if (value instanceof GeoPointValue point) {
                double distance = GreatCircle.radians(point.latitude(), point.longitude(), latitude, longitude);
                nearest = nearest == null ? distance : Math.min(nearest, distance);
            }
        }
        return nearest;
    }
}
