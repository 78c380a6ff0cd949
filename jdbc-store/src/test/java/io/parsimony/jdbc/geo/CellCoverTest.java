package io.parsimony.jdbc.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CellCoverTest {
    @Test
    void ofCircle_randomCircles_holdsEveryPointWithinTheDistance() {
        long seed = 42;
        Random random = new Random(seed);
        int inside = 0;
        for (int i = 0; i < 3_000; i++) {
            double latitude = special(random, 90);
            double longitude = special(random, 180);
            double radians = Math.pow(10, -7 * random.nextDouble()) * Math.PI;
            List<CellCover.Range> cover = CellCover.ofCircle(latitude, longitude, radians);
            assertThat(cover).hasSizeBetween(1, 16);
            for (int j = 0; j < 50; j++) {
                double reach = Math.toDegrees(radians) * 1.1;
                double otherLatitude = clamp(latitude + (2 * random.nextDouble() - 1) * reach);
                double otherLongitude = wrap(longitude + (2 * random.nextDouble() - 1) * reach * 3);
                if (GreatCircle.radians(latitude, longitude, otherLatitude, otherLongitude) <= radians) {
                    inside++;
                    long cell = CellNumber.of(otherLatitude, otherLongitude);
                    assertThat(cover)
                            .as(
                                    "seed %d: %s,%s within %s of %s,%s",
                                    seed, otherLatitude, otherLongitude, radians, latitude, longitude)
                            .anyMatch(range -> range.first() <= cell && cell <= range.last());
                }
            }
        }
        assertThat(inside).isGreaterThan(10_000);
    }

    @Test
    void ofCircle_small_coversLittleMoreThanTheCircle() {
        long cells = CellCover.ofCircle(48, 11, 0.001).stream()
                .mapToLong(range -> range.last() - range.first() + 1)
                .sum();
        double covered = (double) cells / (1L << 60);
        double box = Math.toDegrees(0.002) / 180 * Math.toDegrees(0.002 / Math.cos(Math.toRadians(48))) / 360;
        assertThat(covered).isBetween(box, 4 * box);
    }

    @Test
    void ofCircle_negativeRadius_coversNothing() {
        assertThat(CellCover.ofCircle(0, 0, -1)).isEmpty();
    }

    private static double special(Random random, double bound) {
        return switch (random.nextInt(6)) {
            case 0 -> bound;
            case 1 -> -bound;
            case 2 -> 0;
            default -> (2 * random.nextDouble() - 1) * bound;
        };
    }

    private static double clamp(double latitude) {
        return Math.max(-90, Math.min(90, latitude));
    }

    private static double wrap(double longitude) {
        double turned = (longitude + 180) % 360;
        return (turned < 0 ? turned + 360 : turned) - 180;
    }
}
