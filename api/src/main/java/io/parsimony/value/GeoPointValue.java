package io.parsimony.value;

import io.parsimony.ParseException;

/**
 * A GeoPoint.
 *
 * @param latitude degrees, −90 to 90
 * @param longitude degrees, −180 to 180
 */
public record GeoPointValue(double latitude, double longitude) implements ParseValue {
    /** Refuses coordinates out of range, and NaN, with 111. */
    public GeoPointValue {
        if (!(latitude >= -90 && latitude <= 90)) {
            throw outOfRange("latitude", latitude, 90);
        }
        if (!(longitude >= -180 && longitude <= 180)) {
            throw outOfRange("longitude", longitude, 180);
        }
        latitude += 0.0; // intentional: −0.0 + 0.0 is 0.0, so that equal points are equal records
        longitude += 0.0;
    }

    private static ParseException outOfRange(String coordinate, double value, int bound) {
        return new ParseException(
                ParseException.INCORRECT_TYPE,
                "A GeoPoint's " + coordinate + " must lie between -" + bound + " and " + bound + " but is " + value);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.geoPoint(this);
    }
}
