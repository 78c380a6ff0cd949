package io.parsimony.tests.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Posts, their authors, and cities; always the same. */
final class Blog {
    static final int POSTS = 100_000;
    static final int AUTHORS = 1_000;
    static final int COUNTRIES = 100;
    static final int TAGS = 1_000;
    static final int LIKES = 1_000_000;
    /** As many as the demo has. */
    static final int CITIES = 135_000;

    private static final int REGIONS = 400;

    private Blog() {}

    /** A post: about 250 bytes as JSON. */
    record Post(String title, double likes, int author, List<String> tags, String body) {
        static Post of(int row) {
            int scattered = scattered(row);
            return new Post(
                    Integer.toString(scattered, 36) + " title",
                    scattered % LIKES,
                    scattered % AUTHORS,
                    List.of("tag" + scattered % TAGS, "tag" + (scattered / 7) % TAGS, "tag" + (scattered / 49) % TAGS),
                    "A body of the length that teasers have, about this and that, of the post with the number " + row);
        }
    }

    /** What posts point to. */
    record Author(String name, String country) {
        static Author of(int row) {
            return new Author("author" + row, "country" + row % COUNTRIES);
        }
    }

    /** A city. */
    record City(String name, double latitude, double longitude) {}

    /** Cities that lie where cities do: around some places. */
    static List<City> cities(int count) {
        Random random = new Random(1);
        double[][] regions = new double[REGIONS][];
        for (int i = 0; i < REGIONS; i++) {
            regions[i] = new double[] {random.nextDouble() * 120 - 55, random.nextDouble() * 340 - 170};
        }
        List<City> cities = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            double[] region = regions[random.nextInt(REGIONS)];
            cities.add(
                    new City("city" + i, region[0] + random.nextGaussian() * 2, region[1] + random.nextGaussian() * 2));
        }
        return cities;
    }

    static int scattered(int row) {
        return (int) ((row * 2_654_435_761L) & 0x7fffffff);
    }
}
