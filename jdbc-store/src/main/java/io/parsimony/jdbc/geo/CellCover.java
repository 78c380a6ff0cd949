package io.parsimony.jdbc.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Ranges of cell numbers that together hold an area: never less than the area, somewhat more. */
public final class CellCover {
    /** More ranges cover more tightly but cost an index look-up each. */
    private static final int MAX_RANGES = 16;

    private static final int MAX_CELLS = 64;

    /** Far more than rounding loses, far less than a step. */
    private static final double SLACK_DEGREES = 1e-7;

    /** Cell numbers from first to last, both included. */
    public record Range(long first, long last) {}

    /** A rectangle of steps, edges included. */
    private record Box(int west, int south, int east, int north) {
        /** How many squares of 2^shift steps it meets. */
        long cells(int shift) {
            return ((east >> shift) - (west >> shift) + 1L) * ((north >> shift) - (south >> shift) + 1L);
        }
    }

    private CellCover() {}

    /**
     * Covers the points not farther from the centre than the radius.
     *
     * @param latitude of the centre, in degrees
     * @param longitude of the centre, in degrees
     * @param radians the radius as an angle at the sphere's centre; negative for no points, {@code >= π} for all
     * @return at most 16 disjoint ranges in ascending order
     */
    public static List<Range> ofCircle(double latitude, double longitude, double radians) {
        if (!(radians >= 0)) {
            return List.of();
        }
        return ranges(boxes(latitude, longitude, radians));
    }

    /**
     * Covers the points of a box, edges included, all in degrees.
     *
     * @return at most 16 disjoint ranges in ascending order; none when the box is upside down or its west lies east of its east
     */
    public static List<Range> ofBox(double south, double west, double north, double east) {
        return south <= north && west <= east ? ranges(List.of(box(west, south, east, north))) : List.of();
    }

    private static List<Box> boxes(double latitude, double longitude, double radians) {
        double reach = Math.toDegrees(radians) + SLACK_DEGREES;
        double south = latitude - reach;
        double north = latitude + reach;
        if (south <= -90 || north >= 90) {
            return List.of(box(-180, south, 180, north)); // a pole lies in the circle, and with it every longitude
        }
        double sine = Math.sin(Math.toRadians(reach)) / Math.cos(Math.toRadians(latitude));
        double width = sine >= 1 ? 180 : Math.toDegrees(Math.asin(sine)) + SLACK_DEGREES;
        if (width >= 180) {
            return List.of(box(-180, south, 180, north));
        }
        double west = longitude - width;
        double east = longitude + width;
        if (west < -180) {
            return List.of(box(west + 360, south, 180, north), box(-180, south, east, north));
        }
        if (east > 180) {
            return List.of(box(west, south, 180, north), box(-180, south, east - 360, north));
        }
        // intentional: the date line is both -180 and 180, so a box that touches one touches the other
        if (west <= -180 + SLACK_DEGREES) {
            return List.of(box(180, south, 180, north), box(-180, south, east, north));
        }
        if (east >= 180 - SLACK_DEGREES) {
            return List.of(box(west, south, 180, north), box(-180, south, -180, north));
        }
        return List.of(box(west, south, east, north));
    }

    private static Box box(double west, double south, double east, double north) {
        return new Box(
                CellNumber.longitudeStep(west),
                CellNumber.latitudeStep(south),
                CellNumber.longitudeStep(east),
                CellNumber.latitudeStep(north));
    }

    /** Squares of one size, the smallest of which there are not too many. */
    private static List<Range> ranges(List<Box> boxes) {
        int shift = 0;
        while (cells(boxes, shift) > MAX_CELLS) {
            shift++;
        }
        long[] firsts = new long[(int) cells(boxes, shift)];
        int count = 0;
        for (Box box : boxes) {
            for (int x = box.west() >> shift; x <= box.east() >> shift; x++) {
                for (int y = box.south() >> shift; y <= box.north() >> shift; y++) {
                    firsts[count++] = CellNumber.interleave(x << shift, y << shift);
                }
            }
        }
        Arrays.sort(firsts); // two boxes may meet the same square
        return merged(firsts, 1L << (2 * shift));
    }

    private static long cells(List<Box> boxes, int shift) {
        long cells = 0;
        for (Box box : boxes) {
            cells += box.cells(shift);
        }
        return cells;
    }

    private static List<Range> merged(long[] firsts, long size) {
        long gap = widestGap(firsts, size);
        List<Range> ranges = new ArrayList<>(MAX_RANGES);
        long first = firsts[0];
        for (int i = 1; i < firsts.length; i++) {
            if (firsts[i] - firsts[i - 1] - size > gap) {
                ranges.add(new Range(first, firsts[i - 1] + size - 1));
                first = firsts[i];
            }
        }
        ranges.add(new Range(first, firsts[firsts.length - 1] + size - 1));
        return List.copyOf(ranges);
    }

    /** The gaps up to which neighbours have to be merged so that there are not too many ranges. */
    private static long widestGap(long[] firsts, long size) {
        if (firsts.length <= MAX_RANGES) {
            return 0;
        }
        long[] gaps = new long[firsts.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = Math.max(0, firsts[i + 1] - firsts[i] - size);
        }
        Arrays.sort(gaps);
        return gaps[gaps.length - MAX_RANGES];
    }
}
