package io.parsimony.engine.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PolygonValue;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MatcherGeoTest {
    private static final FieldPath F = FieldPath.of("f");
    private static final OptionalDouble ANY = OptionalDouble.empty();
    /** A square with a bite: its southern edge goes up to the middle. */
    private static final List<GeoPointValue> BITTEN =
            List.of(point(0, 0), point(2, 2), point(0, 4), point(4, 4), point(4, 0));

    private final Matcher matcher = new Matcher(OtherObjects.NONE, Clock.systemUTC());

    private static GeoPointValue point(double latitude, double longitude) {
        return new GeoPointValue(latitude, longitude);
    }

    private boolean matches(Constraint constraint, ParseValue value) {
        return matcher.matches(constraint, new Candidate("id", 0, 0, new ObjectValue(Map.of("f", value))));
    }

    private static OptionalDouble degrees(double degrees) {
        return OptionalDouble.of(Math.toRadians(degrees));
    }

    @Test
    void near_countsTheDistanceRoundTheSphere() {
        GeoPointValue other = point(0, -179.9);

        assertThat(matches(new Constraint.Near(F, other, ANY, degrees(0.21)), point(0, 179.9)))
                .isTrue();
        assertThat(matches(new Constraint.Near(F, other, ANY, degrees(0.19)), point(0, 179.9)))
                .isFalse();
        assertThat(matches(new Constraint.Near(F, other, ANY, ANY), point(0, 179.9)))
                .isTrue();
        assertThat(matches(new Constraint.Near(F, other, ANY, ANY), ParseValue.NULL))
                .isFalse();
    }

    @Test
    void near_withLeastDistance_leavesOutWhatIsNearer() {
        Constraint ring = new Constraint.Near(F, point(0, 0), degrees(1), degrees(2));

        assertThat(matches(ring, point(0, 0.9))).isFalse();
        assertThat(matches(ring, point(0, 1.5))).isTrue();
        assertThat(matches(ring, point(0, 2.1))).isFalse();
        assertThat(matches(new Constraint.Near(F, point(0, 0), OptionalDouble.of(0), ANY), point(0, 0)))
                .isTrue();
    }

    @Test
    void withinCircle_countsTheDistanceRoundTheSphere() {
        Constraint circle = new Constraint.WithinCircle(F, point(0, 180), Math.toRadians(1));

        assertThat(matches(circle, point(0, -179.5))).isTrue();
        assertThat(matches(circle, point(0, 178.5))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0,0,true", "2,4,true", "1,2,true", "-0.1,2,false", "1,4.1,false", "2.1,0,false"})
    void withinBox_hasItsEdges(double latitude, double longitude, boolean expected) {
        assertThat(matches(new Constraint.WithinBox(F, point(0, 0), point(2, 4)), point(latitude, longitude)))
                .isEqualTo(expected);
    }

    @Test
    void withinBox_upsideDownOrOverTheDateLine_hasNoPoints() {
        assertThat(matches(new Constraint.WithinBox(F, point(2, 0), point(0, 4)), point(1, 1)))
                .isFalse();
        assertThat(matches(new Constraint.WithinBox(F, point(0, 170), point(4, -170)), point(1, 175)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,true,corner",
        "2,2,true,the tip of the bite",
        "1,1,true,a slanted edge",
        "2,4,true,an upright edge",
        "4,1,true,the top",
        "0,2,false,between the legs",
        "1,2,false,in the bite",
        "3,2,true,above the bite",
        "2,1,true,beside a corner at its own height",
        "2,-1,false,outside at a corner's height",
        "4,5,false,outside at the top's height",
        "0,-1,false,outside at the bottom's height"
    })
    void polygon_hasItsEdgesAndNoBites(double latitude, double longitude, boolean expected, String where) {
        GeoPointValue point = point(latitude, longitude);

        assertThat(matches(new Constraint.WithinPolygon(F, BITTEN), point))
                .as(where)
                .isEqualTo(expected);
        assertThat(matches(new Constraint.PolygonContains(F, point), new PolygonValue(BITTEN)))
                .as(where)
                .isEqualTo(expected);
    }

    @Test
    void polygonContains_ofOtherValues_isFalse() {
        assertThat(matches(new Constraint.PolygonContains(F, point(0, 0)), point(0, 0)))
                .isFalse();
        assertThat(matches(new Constraint.WithinPolygon(F, BITTEN), new PolygonValue(BITTEN)))
                .isFalse();
    }
}
