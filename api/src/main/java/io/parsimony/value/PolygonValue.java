package io.parsimony.value;

import io.parsimony.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A Polygon.
 *
 * @param ring a closed ring: at least three distinct points, the first repeated at the end
 */
public record PolygonValue(List<GeoPointValue> ring) implements ParseValue {
    /** Closes an open ring; refuses fewer than three distinct points with 111. */
    public PolygonValue {
        if (new HashSet<>(ring).size() < 3) {
            throw new ParseException(
                    ParseException.INCORRECT_TYPE, "A Polygon needs at least 3 distinct points but has " + ring.size());
        }
        List<GeoPointValue> closed = new ArrayList<>(ring);
        if (!closed.get(0).equals(closed.get(closed.size() - 1))) {
            closed.add(closed.get(0));
        }
        ring = List.copyOf(closed);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.polygon(this);
    }
}
