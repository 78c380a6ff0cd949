package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.parsimony.ParseException;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stages {@code $geoNear} and {@code $lookup}. */
class AggregateJoinTest extends WithParse {
    private final ParseObject red = saved("Team", "name", "Red");
    private final ParseObject blue = saved("Team", "name", "Blue");

    @BeforeEach
    void savePlaces() {
        saved("Place", "name", "far", "at", new ParseGeoPoint(10, 0), "team", red);
        saved("Place", "name", "near", "at", new ParseGeoPoint(1, 0), "team", blue);
        saved("Place", "name", "nowhere", "teams", List.of(red, blue, "x"));
    }

    private List<Map<String, @Nullable Object>> aggregate(String className, String pipeline) {
        return parse.asMaster().query(className).aggregate(pipeline.replace('\'', '"'));
    }

    private static double distance(List<Map<String, @Nullable Object>> rows) {
        return (double) requireNonNull(rows.get(0).get("d"));
    }

    @Test
    void geoNear_ordersByDistanceAndTellsIt() {
        List<Map<String, @Nullable Object>> rows = aggregate(
                "Place",
                "[{'$geoNear':{'near':{'__type':'GeoPoint','latitude':0,'longitude':0},'distanceField':'d'}}]");

        assertThat(rows).extracting(row -> row.get("name")).containsExactly("near", "far");
        assertThat(distance(rows)).isCloseTo(Math.toRadians(1), within(1e-9));
    }

    @Test
    void geoNear_takesPairsAndGeoJson() {
        List<Map<String, @Nullable Object>> kilometres = aggregate(
                "Place",
                "[{'$geoNear':{'near':[0,0],'distanceField':'d.m','key':'at','spherical':true,"
                        + "'distanceMultiplier':6371}},{'$project':{'d':'$d.m'}}]");
        assertThat(distance(kilometres)).isCloseTo(111.19, within(0.01));
        List<Map<String, @Nullable Object>> metres = aggregate(
                "Place",
                "[{'$geoNear':{'near':{'type':'Point','coordinates':[0,0]},'distanceField':'d',"
                        + "'maxDistance':200000,'query':{'name':{'$ne':'x'}}}}]");
        assertThat(metres).extracting(row -> row.get("name")).containsExactly("near");
        assertThat(distance(metres)).isCloseTo(111_319, within(1.0));
    }

    @Test
    void geoNear_withQueryAndMaxDistance_narrows() {
        assertThat(aggregate("Place", "[{'$geoNear':{'near':[0,0],'distanceField':'d','maxDistance':0.1}}]"))
                .extracting(row -> row.get("name"))
                .containsExactly("near");
        assertThat(aggregate("Place", "[{'$geoNear':{'near':[0,0],'distanceField':'d','query':{'name':'far'}}}]"))
                .extracting(row -> row.get("name"))
                .containsExactly("far");
    }

    @Test
    void geoNear_malformed_isRefused() {
        for (String stages : List.of(
                "[{'$limit':1},{'$geoNear':{'near':[0,0],'distanceField':'d'}}]",
                "[{'$geoNear':{'near':[0,0],'distanceField':'d'}},{'$geoNear':{'near':[0,0],'distanceField':'d'}}]",
                "[{'$group':{'_id':null}},{'$geoNear':{'near':[0,0],'distanceField':'d'}}]",
                "[{'$geoNear':{'near':[0,0]}}]",
                "[{'$geoNear':{'distanceField':'d'}}]",
                "[{'$geoNear':{'near':[0],'distanceField':'d'}}]",
                "[{'$geoNear':{'near':[0,0],'distanceField':'d','what':1}}]",
                "[{'$geoNear':{'near':[0,0],'distanceField':'d','maxDistance':-1}}]")) {
            assertRefused(ParseException.INVALID_QUERY, () -> aggregate("Place", stages))
                    .withMessageContaining("$geoNear");
        }
        assertRefused(
                ParseException.INVALID_QUERY,
                () -> aggregate("Team", "[{'$geoNear':{'near':[0,0],'distanceField':'d'}}]"));
    }

    @Test
    void lookup_onPointer_joinsItsObject() {
        List<Map<String, @Nullable Object>> rows = aggregate(
                "Place",
                "[{'$lookup':{'from':'Team','localField':'team','foreignField':'_id','as':'t'}},{'$unwind':'$t'},"
                        + "{'$project':{'_id':0,'name':1,'team':'$t.name'}}]");

        assertThat(rows).containsExactly(Map.of("name", "far", "team", "Red"), Map.of("name", "near", "team", "Blue"));
    }

    @Test
    void lookup_onArrayOfPointers_joinsEach() {
        assertThat(aggregate(
                        "Place",
                        "[{'$match':{'name':'nowhere'}},{'$lookup':{'from':'Team','localField':'teams',"
                                + "'foreignField':'objectId','as':'t'}},{'$project':{'_id':0,'t.name':1}}]"))
                .containsExactly(Map.of("t", List.of(Map.of("name", "Red"), Map.of("name", "Blue"))));
    }

    @Test
    void lookup_backwards_joinsThoseThatPointHere() {
        assertThat(aggregate(
                        "Team",
                        "[{'$lookup':{'from':'Place','localField':'objectId','foreignField':'team','as':'p'}},"
                                + "{'$project':{'_id':0,'name':1,'p.name':1}}]"))
                .containsExactly(
                        Map.of("name", "Red", "p", List.of(Map.of("name", "far"))),
                        Map.of("name", "Blue", "p", List.of(Map.of("name", "near"))));
    }

    @Test
    void lookup_withoutMatch_givesAnEmptyArray() {
        assertThat(aggregate(
                        "Place",
                        "[{'$match':{'name':'nowhere'}},{'$lookup':{'from':'Ghost','localField':'team',"
                                + "'foreignField':'_id','as':'t'}},{'$project':{'_id':0,'t':1}}]"))
                .containsExactly(Map.of("t", List.of()));
    }

    @Test
    void lookup_malformed_isRefused() {
        assertRefused(
                        ParseException.INVALID_QUERY,
                        () -> aggregate("Place", "[{'$lookup':{'from':'Team','pipeline':[],'as':'t'}}]"))
                .withMessageContaining("$lookup");
    }
}
