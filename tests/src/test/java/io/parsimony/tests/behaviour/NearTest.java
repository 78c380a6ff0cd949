package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Geo queries (section 3.11). */
class NearTest extends WithParse {
    private static final ParseGeoPoint SAN_FRANCISCO = new ParseGeoPoint(37.7749, -122.4194);
    private static final ParseGeoPoint OAKLAND = new ParseGeoPoint(37.8044, -122.2712);
    private static final ParseGeoPoint LOS_ANGELES = new ParseGeoPoint(34.0522, -118.2437);
    private static final ParseGeoPoint NEW_YORK = new ParseGeoPoint(40.7128, -74.0060);

    @BeforeEach
    void savePlaces() {
        saved("Place", "name", "New York", "location", NEW_YORK);
        saved("Place", "name", "Los Angeles", "location", LOS_ANGELES);
        saved("Place", "name", "nowhere");
        saved("Place", "name", "Oakland", "location", OAKLAND);
        saved("Place", "name", "San Francisco", "location", SAN_FRANCISCO);
    }

    @Test
    void whereNear_ordersByDistanceWithoutALimit() {
        assertThat(names(places().whereNear("location", SAN_FRANCISCO)))
                .containsExactly("San Francisco", "Oakland", "Los Angeles", "New York");
    }

    @Test
    void whereNear_withOrder_followsTheOrder() {
        assertThat(names(places().whereNear("location", SAN_FRANCISCO).orderByAscending("name")))
                .containsExactly("Los Angeles", "New York", "Oakland", "San Francisco");
    }

    @Test
    void whereNear_withLimitAndSkip_pagesByDistance() {
        assertThat(names(places().whereNear("location", SAN_FRANCISCO).skip(1).limit(2)))
                .containsExactly("Oakland", "Los Angeles");
    }

    @Test
    void whereWithin_cutsOffByDistance() {
        assertThat(names(places().whereWithinKilometers("location", SAN_FRANCISCO, 20)))
                .containsExactly("San Francisco", "Oakland");
        assertThat(names(places().whereWithinMiles("location", SAN_FRANCISCO, 400)))
                .containsExactly("San Francisco", "Oakland", "Los Angeles");
        assertThat(names(places().whereWithinRadians("location", SAN_FRANCISCO, Math.PI)))
                .hasSize(4);
        assertThat(names(places().whereWithinKilometers("location", new ParseGeoPoint(0, 0), 10)))
                .isEmpty();
    }

    @Test
    void whereWithin_isInclusive() {
        double exact = SAN_FRANCISCO.distanceInRadiansTo(OAKLAND);

        assertThat(names(places().whereWithinRadians("location", SAN_FRANCISCO, exact)))
                .containsExactly("San Francisco", "Oakland");
        assertThat(names(places().whereWithinRadians("location", SAN_FRANCISCO, 0)))
                .containsExactly("San Francisco");
    }

    @Test
    void whereNear_wrapsAroundTheDateLineAndThePoles() {
        saved("Edge", "name", "east", "location", new ParseGeoPoint(0, 179.9));
        saved("Edge", "name", "west", "location", new ParseGeoPoint(0, -179.9));
        saved("Edge", "name", "pole", "location", new ParseGeoPoint(89.9, 0));
        saved("Edge", "name", "other side of the pole", "location", new ParseGeoPoint(89.9, 180));

        assertThat(names(parse.query("Edge").whereWithinKilometers("location", new ParseGeoPoint(0, 180), 20)))
                .containsExactlyInAnyOrder("east", "west");
        assertThat(names(parse.query("Edge").whereWithinKilometers("location", new ParseGeoPoint(0, 179.95), 20)))
                .containsExactly("east", "west");
        assertThat(names(parse.query("Edge").whereWithinKilometers("location", new ParseGeoPoint(89.95, 0), 20)))
                .containsExactly("pole", "other side of the pole");
    }

    @Test
    void whereNear_withOtherConstraints_needsAll() {
        assertThat(names(places().whereNear("location", SAN_FRANCISCO).whereStartsWith("name", "O")))
                .containsExactly("Oakland");
    }

    @Test
    void count_withNear_countsWhatHasTheField() {
        assertThat(places().whereNear("location", SAN_FRANCISCO).count()).isEqualTo(4);
        assertThat(places().whereWithinKilometers("location", SAN_FRANCISCO, 20).count())
                .isEqualTo(2);
    }

    @Test
    void whereEqualTo_point_comparesBothCoordinates() {
        assertThat(names(places().whereEqualTo("location", OAKLAND))).containsExactly("Oakland");
        assertThat(names(places().whereEqualTo("location", new ParseGeoPoint(37.8044, 0))))
                .isEmpty();
        assertThat(names(places().whereNotEqualTo("location", OAKLAND))).hasSize(4);
    }

    @Test
    void near_insideOr_isAFilterWhenItHasADistance() {
        assertThat(names(ParseQuery.or(List.of(
                        places().whereWithinKilometers("location", SAN_FRANCISCO, 20),
                        places().whereEqualTo("name", "New York")))))
                .containsExactly("New York", "Oakland", "San Francisco");
        assertRefused(
                ParseException.INVALID_QUERY,
                () -> ParseQuery.or(List.of(
                                places().whereNear("location", SAN_FRANCISCO),
                                places().whereEqualTo("name", "New York")))
                        .find());
    }

    @Test
    void whereNear_onUnknownFieldOrOtherType_findsNothing() {
        assertThat(places().whereNear("never", SAN_FRANCISCO).find()).isEmpty();
        assertThat(places().whereWithinKilometers("name", SAN_FRANCISCO, 10).find())
                .isEmpty();
    }

    @Test
    void whereWithin_negativeOrNotANumber_isRefused() {
        assertRefused(
                ParseException.INVALID_QUERY, () -> places().whereWithinKilometers("location", SAN_FRANCISCO, -1));
        assertRefused(
                ParseException.INVALID_QUERY, () -> places().whereWithinMiles("location", SAN_FRANCISCO, Double.NaN));
    }

    @Test
    void whereNear_agreesWithTheDistanceOfEachPoint() {
        Random random = new Random(7);
        parse.saveAll(IntStream.range(0, 500)
                .mapToObj(i -> unsaved(
                        "Random",
                        "location",
                        new ParseGeoPoint(random.nextDouble() * 180 - 90, random.nextDouble() * 360 - 180)))
                .toList());
        parse.asMaster().index("Random", "location");
        List<ParseObject> all = parse.query("Random").limit(500).find();
        ParseGeoPoint centre = new ParseGeoPoint(-80, 170);

        List<String> expected = all.stream()
                .filter(object -> distance(object, centre) <= 0.8)
                .sorted((a, b) -> Double.compare(distance(a, centre), distance(b, centre)))
                .map(WithParse::idOf)
                .toList();

        assertThat(parse.query("Random")
                        .whereWithinRadians("location", centre, 0.8)
                        .limit(500)
                        .find())
                .extracting(WithParse::idOf)
                .containsExactlyElementsOf(expected);
        assertThat(expected).hasSizeGreaterThan(20);
        assertThat(parse.query("Random").whereNear("location", centre).limit(5).find())
                .extracting(WithParse::idOf)
                .containsExactlyElementsOf(expected.subList(0, 5));
    }

    @Test
    void distances_areThoseOfParse() {
        assertThat(SAN_FRANCISCO.distanceInKilometersTo(LOS_ANGELES)).isBetween(558.0, 560.0);
        assertThat(SAN_FRANCISCO.distanceInMilesTo(LOS_ANGELES)).isBetween(346.0, 348.5);
        assertThat(SAN_FRANCISCO.distanceInRadiansTo(SAN_FRANCISCO)).isZero();
    }

    private static double distance(ParseObject object, ParseGeoPoint from) {
        return from.distanceInRadiansTo(requireNonNull(object.getParseGeoPoint("location")));
    }

    private ParseQuery<ParseObject> places() {
        return parse.query("Place");
    }
}
