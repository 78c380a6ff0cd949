package io.parsimony.tests.plans;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import io.parsimony.tests.behaviour.WithParse;
import io.parsimony.tests.database.TestDatabase;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The nearest are looked for in rings where there is an index, and are those that a scan finds. */
class NearRingsTest extends WithParse {
    private static final int POINTS = 600;
    private final Parse alice = signedUp("alice");
    private final TwoClasses classes = new TwoClasses(parse);

    /** Where points may lie: a few clusters, the poles, both sides of the date line, anywhere. */
    private static ParseGeoPoint point(Random random) {
        double near = Math.pow(10, -4 * random.nextDouble());
        return switch (random.nextInt(7)) {
            case 0 -> at(48 + near * random.nextDouble(), 11 + near * random.nextDouble());
            case 1 -> at(-33 + near * random.nextGaussian(), 151 + near * random.nextGaussian());
            case 2 -> at(90 - near * random.nextDouble(), 360 * random.nextDouble() - 180);
            case 3 -> at(near * random.nextDouble() - 90, 360 * random.nextDouble() - 180);
            case 4 -> at(180 * random.nextDouble() - 90, 180 - near * random.nextDouble());
            case 5 -> at(180 * random.nextDouble() - 90, near * random.nextDouble() - 180);
            default -> at(180 * random.nextDouble() - 90, 360 * random.nextDouble() - 180);
        };
    }

    private static ParseGeoPoint at(double latitude, double longitude) {
        return new ParseGeoPoint(Math.max(-90, Math.min(90, latitude)), Math.max(-180, Math.min(180, longitude)));
    }

    private void save(int points) {
        for (int i = 0; i < points; i++) {
            classes.add(object -> {
                Random random =
                        new Random(requireNonNull(object.getString("name")).hashCode());
                object.put("kind", random.nextInt(10));
                if (random.nextInt(10) > 0) {
                    object.put("at", random.nextInt(10) > 0 ? point(random) : at(48, 11));
                }
                if (random.nextInt(3) == 0) {
                    object.setACL(new ParseACL(userOf(alice)));
                }
            });
        }
        classes.save("at");
    }

    @Test
    void near_inRings_findsWhatAScanFinds() {
        save(POINTS);
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            ParseGeoPoint point = point(random);
            int limit = 1 + random.nextInt(seed % 10 == 0 ? 300 : 20);
            int skip = random.nextInt(3) == 0 ? random.nextInt(40) : 0;
            double radians = random.nextInt(3) == 0 ? Math.pow(10, -5 * random.nextDouble()) * Math.PI : Math.PI;
            boolean isFiltered = random.nextInt(4) == 0;
            Parse caller = seed % 3 == 0 ? alice : seed % 3 == 1 ? parse : parse.asMaster();
            classes.sameAnswer(caller, "seed " + seed, query -> {
                ParseQuery<ParseObject> near = query.get().limit(limit).skip(skip);
                if (isFiltered) {
                    near.whereEqualTo("kind", 3);
                }
                return radians == Math.PI ? near.whereNear("at", point) : near.whereWithinRadians("at", point, radians);
            });
        }
    }

    @Test
    void near_withFewerPointsThanAskedFor_findsThemAll() {
        save(20);

        assertThat(classes.sameAnswer(
                        parse.asMaster(),
                        "all",
                        query -> query.get().whereNear("at", at(-10, -170)).limit(50)))
                .hasSizeBetween(15, 19);
    }

    @Test
    void near_manyAtOnePlace_comeInTheOrderOfInsertion() {
        for (int i = 0; i < 30; i++) {
            classes.add(object -> object.put("at", at(1, 1)));
        }
        classes.save("at");

        assertThat(classes.sameAnswer(
                        parse,
                        "ties",
                        query -> query.get().whereNear("at", at(1, 1)).skip(3).limit(4)))
                .containsExactly("o3", "o4", "o5", "o6");
    }

    @Test
    void near_limitNone_findsNone() {
        save(20);

        assertThat(classes.sameAnswer(
                        parse,
                        "none",
                        query -> query.get().whereNear("at", at(0, 0)).limit(0)))
                .isEmpty();
    }

    @Test
    void explain_ofNear_namesTheRingsAndTheIndex() {
        save(200);
        collectStatistics();
        ParseQuery<ParseObject> near =
                parse.query(TwoClasses.INDEXED).whereNear("at", at(48, 11)).limit(3);

        assertThat(near.explain().notes())
                .contains(
                        "in growing rings around the point, of which this is the first",
                        "ranges of cells through Indexed_by__at",
                        // PostgreSQL rightly reads so few rows
                        TestDatabase.expected("driven by Indexed_by__at", "reads every row of Indexed"));
        assertThat(near.explainCount().notes()).noneMatch(note -> note.contains("ring"));
        assertThat(parse.query(TwoClasses.PLAIN)
                        .whereNear("at", at(48, 11))
                        .explain()
                        .notes())
                .noneMatch(note -> note.contains("ring"));
    }
}
