package io.parsimony;

import io.parsimony.value.PolygonValue;
import java.util.List;

/**
 * An area of the earth's surface, immutable.
 *
 * @param coordinates the corners as a closed ring, the first repeated at the end
 */
public record ParsePolygon(List<ParseGeoPoint> coordinates) {
    /** Closes an open ring; refuses fewer than three distinct points with INCORRECT_TYPE (111). */
    public ParsePolygon {
        coordinates = ring(coordinates).ring().stream().map(ParseGeoPoint::of).toList();
    }

    /** The corners as a closed ring, the first repeated at the end. */
    public List<ParseGeoPoint> getCoordinates() {
        return coordinates;
    }

    PolygonValue toValue() {
        return ring(coordinates);
    }

    static ParsePolygon of(PolygonValue value) {
        return new ParsePolygon(value.ring().stream().map(ParseGeoPoint::of).toList());
    }

    private static PolygonValue ring(List<ParseGeoPoint> points) {
        return new PolygonValue(points.stream().map(ParseGeoPoint::toValue).toList());
    }
}
