package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code $within} with {@code $box}, circles and rings of {@code $nearSphere} (section 3.11); with and without an index. */
class GeoBoxTest extends WithParse {
    private static final ParseGeoPoint ORIGIN = new ParseGeoPoint(0, 0);

    @BeforeEach
    void savePlaces() {
        saved("Place", "name", "inside", "at", new ParseGeoPoint(1, 1), "o", Map.of("at", new ParseGeoPoint(1, 1)));
        saved("Place", "name", "corner", "at", new ParseGeoPoint(2, 3));
        saved("Place", "name", "edge", "at", new ParseGeoPoint(0, 1.5));
        saved(
                "Place",
                "name",
                "outside",
                "at",
                new ParseGeoPoint(2.0000001, 3),
                "o",
                Map.of("at", new ParseGeoPoint(50, 50)));
        saved("Place", "name", "date line", "at", new ParseGeoPoint(1, 180));
        saved("Place", "name", "other side", "at", new ParseGeoPoint(1, -179.5));
        saved("Place", "name", "null", "at", null);
        saved("Place", "name", "missing", "number", 1);
    }

    private void index(boolean indexed) {
        if (indexed) {
            parse.asMaster().index("Place", "at");
        }
    }

    private ParseQuery<ParseObject> places() {
        return parse.query("Place");
    }

    private ParseQuery<ParseObject> box(double south, double west, double north, double east) {
        return places().whereWithinGeoBox("at", new ParseGeoPoint(south, west), new ParseGeoPoint(north, east));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereWithinGeoBox_findsPointsInItAndOnItsEdges(boolean indexed) {
        index(indexed);

        assertThat(names(box(0, 0, 2, 3))).containsExactly("inside", "corner", "edge");
        assertThat(names(box(1, 1, 1, 1))).containsExactly("inside");
        assertThat(names(box(-90, -180, 90, 180))).hasSize(6);
        assertThat(names(box(0, 0, 2, 3).whereEqualTo("name", "edge"))).containsExactly("edge");
        assertThat(box(0, 0, 2, 3).count()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereWithinGeoBox_upsideDownOrAcrossTheDateLine_findsNothing(boolean indexed) {
        index(indexed);

        assertThat(names(box(2, 0, 0, 3))).isEmpty();
        assertThat(names(box(0, 3, 2, 0))).isEmpty();
        assertThat(names(box(0, 179, 2, -179))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereWithinGeoBox_negated_findsAllOthers(boolean indexed) {
        index(indexed);

        assertThat(names(ParseQuery.nor(List.of(box(0, 0, 2, 3)))))
                .containsExactly("outside", "date line", "other side", "null", "missing");
        assertThat(names(ParseQuery.or(List.of(box(0, 0, 1, 1), box(2, 3, 3, 3)))))
                .containsExactly("inside", "corner", "outside");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereWithinRadians_notSorted_isACircleWithoutAnOrder(boolean indexed) {
        saved("Place", "name", "origin", "at", ORIGIN);
        index(indexed);

        assertThat(names(places().whereWithinKilometers("at", ORIGIN, 200, true)))
                .containsExactly("origin", "inside", "edge");
        assertThat(names(places().whereWithinKilometers("at", ORIGIN, 200, false)))
                .containsExactly("inside", "edge", "origin");
        assertThat(names(places().whereWithinMiles("at", ORIGIN, 120, false)))
                .containsExactly("inside", "edge", "origin");
        assertThat(names(places().whereWithinRadians("at", ORIGIN, 0, false))).containsExactly("origin");
        assertThat(names(places().whereWithinRadians("at", ORIGIN, 10, false))).hasSize(7);
        assertThat(Wheres.names(parse, "Place", "{'at':{'$geoWithin':{'$centerSphere':[[180,1],0.01]}}}"))
                .containsExactly("date line", "other side");
        assertThat(
                        Wheres.names(
                                parse,
                                "Place",
                                "{'at':{'$geoWithin':{'$centerSphere':[{'__type':'GeoPoint','latitude':1,'longitude':180},0.001]}}}"))
                .containsExactly("date line");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereNear_withALeastDistance_leavesOutTheNearest(boolean indexed) {
        saved("Place", "name", "origin", "at", ORIGIN);
        index(indexed);
        double edge = ORIGIN.distanceInRadiansTo(new ParseGeoPoint(0, 1.5));

        assertThat(names(places().whereNear("at", ORIGIN, 0.001, edge))).containsExactly("inside", "edge");
        assertThat(names(places().whereNear("at", ORIGIN, edge, 1))).containsExactly("edge", "corner", "outside");
        assertThat(names(places().whereNear("at", ORIGIN, 1, 0.5))).isEmpty();
        String near = "{'at':{'$nearSphere':{'__type':'GeoPoint','latitude':0,'longitude':0},";
        assertThat(Wheres.names(parse, "Place", near + "'$minDistanceInKilometers':100,'$maxDistance':0.03}}"))
                .containsExactly("inside", "edge");
        assertThat(Wheres.names(
                        parse,
                        "Place",
                        near + "'$minDistance':0,'$minDistanceInMiles':100,'$maxDistanceInMiles':110}}"))
                .containsExactly("edge");
    }

    @Test
    void whereWithinGeoBox_onDocumentsAlone_isTheSame() {
        ParseGeoPoint one = new ParseGeoPoint(1, 1);
        saved("Late", "name", "first", "number", 1);
        saved("Late", "name", "late", "at", one); // a later field has no columns yet
        saved("Late", "name", "null", "at", null);

        assertThat(names(parse.query("Late").whereWithinGeoBox("at", ORIGIN, one)))
                .containsExactly("late");
        assertThat(names(parse.query("Late").whereWithinRadians("at", ORIGIN, 0.1, false)))
                .containsExactly("late");
        assertThat(names(places().whereWithinGeoBox("o.at", ORIGIN, one))).containsExactly("inside");
        assertThat(names(places().whereWithinGeoBox("number", ORIGIN, one))).isEmpty();
        assertThat(names(places().whereWithinGeoBox("never", ORIGIN, one))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'at':{'$within':1}}",
                "{'at':{'$within':{}}}",
                "{'at':{'$within':{'$box':1}}}",
                "{'at':{'$within':{'$box':[]}}}",
                "{'at':{'$within':{'$box':[{'__type':'GeoPoint','latitude':0,'longitude':0}]}}}",
                "{'at':{'$within':{'$box':[[0,0],[1,1]]}}}",
                "{'at':{'$within':{'$circle':[[0,0],1]}}}",
                "{'at':{'$geoWithin':1}}",
                "{'at':{'$geoWithin':{'$centerSphere':[[0,0]]}}}",
                "{'at':{'$geoWithin':{'$centerSphere':[[0,0],-1]}}}",
                "{'at':{'$geoWithin':{'$centerSphere':[[0,0],'1']}}}",
                "{'at':{'$geoWithin':{'$centerSphere':[[0,91],1]}}}",
                "{'at':{'$geoWithin':{'$centerSphere':[1,1]}}}",
                "{'at':{'$nearSphere':[0,0]}}",
                "{'at':{'$minDistance':1}}",
                "{'at':{'$nearSphere':{'__type':'GeoPoint','latitude':0,'longitude':0},'$minDistance':-1}}",
                "{'at':{'$nearSphere':{'__type':'GeoPoint','latitude':0,'longitude':0},'$maxDistance':'1'}}"
            })
    void geoOperator_withAWrongOperand_isInvalidJson(String where) {
        assertRefused(ParseException.INVALID_JSON, () -> Wheres.names(parse, "Place", where));
    }
}
