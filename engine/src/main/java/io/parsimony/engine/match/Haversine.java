package io.parsimony.engine.match;

import io.parsimony.value.GeoPointValue;

/** Distances on a sphere. */
public final class Haversine {
    private Haversine() {}

    /** The angle between two points at the sphere's centre: 0 to π radians. */
    public static double radians(GeoPointValue a, GeoPointValue b) {
        double latitudes = Math.toRadians(b.latitude() - a.latitude());
        double longitudes = Math.toRadians(b.longitude() - a.longitude());
        double h = square(Math.sin(latitudes / 2))
                + Math.cos(Math.toRadians(a.latitude()))
                        * Math.cos(Math.toRadians(b.latitude()))
                        * square(Math.sin(longitudes / 2));
        return 2 * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    private static double square(double x) {
        return x * x;
    }
}
