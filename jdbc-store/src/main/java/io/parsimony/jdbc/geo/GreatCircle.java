package io.parsimony.jdbc.geo;

/** Distances on a sphere. */
public final class GreatCircle {
    private GreatCircle() {}

    /** The angle between two points at the sphere's centre, in radians from 0 to π; coordinates in degrees. */
    public static double radians(double latitude, double longitude, double otherLatitude, double otherLongitude) {
        double halfLatitude = Math.sin(Math.toRadians(otherLatitude - latitude) / 2);
        double halfLongitude = Math.sin(Math.toRadians(otherLongitude - longitude) / 2);
        double haversine = halfLatitude * halfLatitude
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(otherLatitude))
                        * halfLongitude
                        * halfLongitude;
        return 2 * Math.asin(Math.sqrt(Math.min(1, haversine)));
    }
}
