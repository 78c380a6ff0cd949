package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import io.parsimony.ParsePolygon;
import io.parsimony.ParseQuery;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code $geoWithin} with {@code $polygon}, and {@code $geoIntersects} (section 3.11). */
class GeoPolygonTest extends WithParse {
    /** An L: (0,0) to (4,4) without what lies north-east of (2,2). */
    private static final List<ParseGeoPoint> L = List.of(
            new ParseGeoPoint(0, 0),
            new ParseGeoPoint(0, 4),
            new ParseGeoPoint(2, 4),
            new ParseGeoPoint(2, 2),
            new ParseGeoPoint(4, 2),
            new ParseGeoPoint(4, 0));

    private void savePlaces(boolean indexed) {
        place("low", 1, 3);
        place("high", 3, 1);
        place("notch", 3, 3);
        place("inner corner", 2, 2);
        place("outer corner", 4, 0);
        place("inner edge", 2, 3);
        place("outer edge", 0, 1.25);
        place("level with a corner", 2, -1);
        place("beyond", 2, 5);
        saved("Place", "name", "null", "at", null);
        saved("Place", "name", "missing", "o", Map.of("at", new ParseGeoPoint(1, 1)));
        if (indexed) {
            parse.asMaster().index("Place", "at");
        }
    }

    private void place(String name, double latitude, double longitude) {
        saved("Place", "name", name, "at", new ParseGeoPoint(latitude, longitude));
    }

    private ParseQuery<ParseObject> places() {
        return parse.query("Place");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereWithinPolygon_findsPointsInItAndOnItsEdges(boolean indexed) {
        savePlaces(indexed);

        assertThat(names(places().whereWithinPolygon("at", L)))
                .containsExactly("low", "high", "inner corner", "outer corner", "inner edge", "outer edge");
        assertThat(names(places().whereWithinPolygon("at", new ParsePolygon(L))))
                .containsExactly("low", "high", "inner corner", "outer corner", "inner edge", "outer edge");
        assertThat(names(places().whereWithinPolygon("o.at", L))).containsExactly("missing");
        assertThat(names(places().whereWithinPolygon("name", L))).isEmpty();
        saved("Late", "name", "first");
        saved("Late", "name", "late", "at", new ParseGeoPoint(1, 1)); // a later field has no columns yet
        assertThat(names(parse.query("Late").whereWithinPolygon("at", L))).containsExactly("late");
        assertThat(names(ParseQuery.nor(List.of(places().whereWithinPolygon("at", L)))))
                .containsExactly("notch", "level with a corner", "beyond", "null", "missing");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void geoWithin_polygonInItsThreeForms_isTheSame(boolean indexed) {
        savePlaces(indexed);
        String points = "{'at':{'$geoWithin':{'$polygon':[{'__type':'GeoPoint','latitude':0,'longitude':0},"
                + "{'__type':'GeoPoint','latitude':0,'longitude':4},{'__type':'GeoPoint','latitude':2,'longitude':4}]}}}";
        assertThat(Wheres.names(parse, "Place", points)).containsExactly("low", "outer edge");
        // pairs have the longitude first
        assertThat(Wheres.names(parse, "Place", "{'at':{'$geoWithin':{'$polygon':[[0,0],[4,0],[4,2]]}}}"))
                .containsExactly("low", "outer edge");
        // a Polygon the latitude
        assertThat(Wheres.names(
                        parse,
                        "Place",
                        "{'at':{'$geoWithin':{'$polygon':{'__type':'Polygon','coordinates':[[0,0],[0,4],[2,4]]}}}}"))
                .containsExactly("low", "outer edge");
    }

    @Test
    void whereWithinPolygon_crossingItself_isInsideByTurns() {
        place("left", 1, 0.5);
        place("right", 1, 1.5);
        place("middle", 0.25, 1);
        List<ParseGeoPoint> bow = List.of(
                new ParseGeoPoint(0, 0), new ParseGeoPoint(2, 2), new ParseGeoPoint(0, 2), new ParseGeoPoint(2, 0));

        assertThat(names(places().whereWithinPolygon("at", bow))).containsExactly("left", "right");
    }

    @Test
    void wherePolygonContains_findsPolygonsWithThePoint() {
        saved("Area", "name", "L", "area", new ParsePolygon(L));
        saved(
                "Area",
                "name",
                "square",
                "area",
                new ParsePolygon(List.of(
                        new ParseGeoPoint(1, 1),
                        new ParseGeoPoint(1, 5),
                        new ParseGeoPoint(5, 5),
                        new ParseGeoPoint(5, 1))));
        saved("Area", "name", "nested", "o", Map.of("area", new ParsePolygon(L)));
        saved("Area", "name", "null", "area", null);

        ParseQuery<ParseObject> areas = parse.query("Area");
        assertThat(names(areas.wherePolygonContains("area", new ParseGeoPoint(1.5, 1.5))))
                .containsExactly("L", "square");
        assertThat(names(areas.wherePolygonContains("area", new ParseGeoPoint(3, 3))))
                .containsExactly("square");
        assertThat(names(areas.wherePolygonContains("area", new ParseGeoPoint(0, 0))))
                .containsExactly("L");
        assertThat(names(areas.wherePolygonContains("area", new ParseGeoPoint(5, 3))))
                .containsExactly("square");
        assertThat(names(areas.wherePolygonContains("area", new ParseGeoPoint(-1, -1))))
                .isEmpty();
        assertThat(names(parse.query("Area").wherePolygonContains("o.area", new ParseGeoPoint(1, 1))))
                .containsExactly("nested");
        assertThat(Wheres.names(
                        parse,
                        "Area",
                        "{'area':{'$geoIntersects':{'$point':{'__type':'GeoPoint','latitude':3,'longitude':3}}}}"))
                .containsExactly("square");
        assertThat(parse.query("Area")
                        .wherePolygonContains("name", new ParseGeoPoint(3, 3))
                        .find())
                .isEmpty();
    }

    @Test
    void whereWithinPolygon_withFewPoints_isInvalidJson() {
        assertRefused(ParseException.INVALID_JSON, () -> places().whereWithinPolygon("at", L.subList(0, 2)));
        assertRefused(
                ParseException.INVALID_JSON,
                () -> places().whereWithinPolygon("at", List.of(L.get(0), L.get(1), L.get(0))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'at':{'$geoWithin':{'$polygon':1}}}",
                "{'at':{'$geoWithin':{'$polygon':[]}}}",
                "{'at':{'$geoWithin':{'$polygon':[[0,0],[1,1]]}}}",
                "{'at':{'$geoWithin':{'$polygon':[[0,0],[1,1],[0,0]]}}}",
                "{'at':{'$geoWithin':{'$polygon':[[0,0],[1,1],[181,0]]}}}",
                "{'at':{'$geoWithin':{'$polygon':[[0,0],[1,1],[0,91]]}}}",
                "{'at':{'$geoWithin':{'$polygon':[[0,0],[1,1],[0]]}}}",
                "{'at':{'$geoWithin':{'$polygon':[[0,0],[1,1],'x']}}}",
                "{'at':{'$geoIntersects':1}}",
                "{'at':{'$geoIntersects':{'$point':[0,0]}}}",
                "{'at':{'$geoIntersects':{'$geometry':1}}}"
            })
    void polygonOperator_withAWrongOperand_isInvalidJson(String where) {
        place("somewhere", 0, 0);

        assertRefused(ParseException.INVALID_JSON, () -> Wheres.names(parse, "Place", where));
    }
}
