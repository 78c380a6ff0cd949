package io.parsimony.jdbc.geo;

/**
 * Numbers of cells along a Z-shaped curve: latitude and longitude each cut into 2^30 steps, their bits interleaved. Points
 * that are near each other mostly have numbers that are, so an index on the number serves searches around a point.
 */
public final class CellNumber {
    /** Bits of each coordinate. */
    static final int BITS = 30;

    private static final int LAST_STEP = (1 << BITS) - 1;

    private CellNumber() {}

    /** The number of the cell that holds the point, 0 to 2^60 − 1; coordinates in degrees. */
    public static long of(double latitude, double longitude) {
        return interleave(longitudeStep(longitude), latitudeStep(latitude));
    }

    static int latitudeStep(double latitude) {
        return step((latitude + 90) / 180);
    }

    static int longitudeStep(double longitude) {
        return step((longitude + 180) / 360);
    }

    private static int step(double share) {
        return (int) Math.max(0, Math.min(LAST_STEP, Math.floor(share * (1 << BITS))));
    }

    static long interleave(int longitudeStep, int latitudeStep) {
        return (spread(longitudeStep) << 1) | spread(latitudeStep);
    }

    /** The latitude of a cell's middle, in degrees. */
    public static double latitude(long number) {
        return (gather(number) + 0.5) / (1 << BITS) * 180 - 90;
    }

    /** The longitude of a cell's middle, in degrees. */
    public static double longitude(long number) {
        return (gather(number >> 1) + 0.5) / (1 << BITS) * 360 - 180;
    }

    /** Takes every second bit away. */
    private static long gather(long spread) {
        long bits = spread & 0x5555555555555555L;
        bits = (bits | (bits >> 1)) & 0x3333333333333333L;
        bits = (bits | (bits >> 2)) & 0x0F0F0F0F0F0F0F0FL;
        bits = (bits | (bits >> 4)) & 0x00FF00FF00FF00FFL;
        bits = (bits | (bits >> 8)) & 0x0000FFFF0000FFFFL;
        return (bits | (bits >> 16)) & 0x00000000FFFFFFFFL;
    }

    /** Puts a zero before every bit. */
    private static long spread(int step) {
        long bits = step;
        bits = (bits | (bits << 16)) & 0x0000FFFF0000FFFFL;
        bits = (bits | (bits << 8)) & 0x00FF00FF00FF00FFL;
        bits = (bits | (bits << 4)) & 0x0F0F0F0F0F0F0F0FL;
        bits = (bits | (bits << 2)) & 0x3333333333333333L;
        return (bits | (bits << 1)) & 0x5555555555555555L;
    }
}
