package io.parsimony.jdbc.geo;

import java.util.ArrayList;
import java.util.Comparator;
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
        boolean meets(Cell cell) {
            return cell.west() <= east && cell.east() >= west && cell.south() <= north && cell.north() >= south;
        }

        boolean holds(Cell cell) {
            return cell.west() >= west && cell.east() <= east && cell.south() >= south && cell.north() <= north;
        }
    }

    /** A square of 2^(30 − level) steps. */
    private record Cell(int level, int x, int y) {
        int shift() {
            return CellNumber.BITS - level;
        }

        int west() {
            return x << shift();
        }

        int south() {
            return y << shift();
        }

        int east() {
            return west() + (1 << shift()) - 1;
        }

        int north() {
            return south() + (1 << shift()) - 1;
        }

        Range range() {
            long first = CellNumber.interleave(west(), south());
            return new Range(first, first + (1L << (2 * shift())) - 1);
        }

        List<Cell> quarters() {
            return List.of(
                    new Cell(level + 1, 2 * x, 2 * y),
                    new Cell(level + 1, 2 * x, 2 * y + 1),
                    new Cell(level + 1, 2 * x + 1, 2 * y),
                    new Cell(level + 1, 2 * x + 1, 2 * y + 1));
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

    private static List<Range> ranges(List<Box> boxes) {
        List<Cell> cells = List.of(new Cell(0, 0, 0));
        while (true) {
            List<Cell> finer = new ArrayList<>();
            for (Cell cell : cells) {
                if (cell.shift() == 0 || boxes.stream().anyMatch(box -> box.holds(cell))) {
                    finer.add(cell);
                } else {
                    cell.quarters().stream()
                            .filter(quarter -> boxes.stream().anyMatch(box -> box.meets(quarter)))
                            .forEach(finer::add);
                }
            }
            if (finer.size() > MAX_CELLS || finer.equals(cells)) {
                return merged(cells);
            }
            cells = finer;
        }
    }

    private static List<Range> merged(List<Cell> cells) {
        List<Range> ranges = new ArrayList<>(cells.stream()
                .map(Cell::range)
                .sorted(Comparator.comparingLong(Range::first))
                .toList());
        mergeGapsUpTo(0, ranges);
        while (ranges.size() > MAX_RANGES) {
            long smallest = Long.MAX_VALUE;
            for (int i = 1; i < ranges.size(); i++) {
                smallest = Math.min(smallest, gapBefore(i, ranges));
            }
            mergeGapsUpTo(smallest, ranges);
        }
        return List.copyOf(ranges);
    }

    private static void mergeGapsUpTo(long gap, List<Range> ranges) {
        for (int i = ranges.size() - 1; i > 0; i--) {
            if (gapBefore(i, ranges) <= gap) {
                Range last = ranges.remove(i);
                ranges.set(i - 1, new Range(ranges.get(i - 1).first(), last.last()));
            }
        }
    }

    private static long gapBefore(int index, List<Range> ranges) {
        return ranges.get(index).first() - ranges.get(index - 1).last() - 1;
    }
}
