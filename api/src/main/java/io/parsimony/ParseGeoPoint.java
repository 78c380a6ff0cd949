package io.parsimony;

import io.parsimony.value.GeoPointValue;

/**
 * A point on the earth, immutable (the guide's "GeoPoints").
 *
 * @param latitude degrees, −90 to 90
 * @param longitude degrees, −180 to 180
 */
public record ParseGeoPoint(double latitude, double longitude) {
    /** Parse's own figure: kilometres per radian. */
    static final double EARTH_RADIUS_KILOMETERS = 6371.0;
    /** Parse's own figure: miles per radian. */
    static final double EARTH_RADIUS_MILES = 3958.8;

    /** Refuses coordinates out of range, and NaN, with INCORRECT_TYPE (111). */
    public ParseGeoPoint {
        GeoPointValue checked = new GeoPointValue(latitude, longitude);
        latitude = checked.latitude();
        longitude = checked.longitude();
    }

    /** Degrees, −90 to 90. */
    public double getLatitude() {
        return latitude;
    }

    /** Degrees, −180 to 180. */
    public double getLongitude() {
        return longitude;
    }

    /** The great-circle distance as an angle at the earth's centre, 0 to π. */
    public double distanceInRadiansTo(ParseGeoPoint other) {
        double sinHalfLatitude = Math.sin(Math.toRadians(latitude - other.latitude) / 2);
        double sinHalfLongitude = Math.sin(Math.toRadians(longitude - other.longitude) / 2);
        double haversine = sinHalfLatitude * sinHalfLatitude
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * sinHalfLongitude
                        * sinHalfLongitude;
        return 2 * Math.asin(Math.sqrt(Math.min(1, haversine)));
    }

    /** The great-circle distance in kilometres. */
    public double distanceInKilometersTo(ParseGeoPoint other) {
        return distanceInRadiansTo(other) * EARTH_RADIUS_KILOMETERS;
    }

    /** The great-circle distance in miles. */
    public double distanceInMilesTo(ParseGeoPoint other) {
        return distanceInRadiansTo(other) * EARTH_RADIUS_MILES;
    }

    GeoPointValue toValue() {
        return new GeoPointValue(latitude, longitude);
    }

    static ParseGeoPoint of(GeoPointValue value) {
        return new ParseGeoPoint(value.latitude(), value.longitude());
    }
}
