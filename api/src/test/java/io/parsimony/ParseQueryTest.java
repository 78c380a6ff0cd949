package io.parsimony;

import static io.parsimony.RecordingBackend.fetched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.parsimony.backend.AggregateRequest;
import io.parsimony.backend.DistinctRequest;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.GetRequest;
import io.parsimony.backend.Selection;
import io.parsimony.json.ConstraintJson;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.Ordering;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ParseQueryTest {
    private final RecordingBackend backend = new RecordingBackend();
    private final Parse parse = Parse.on(backend);
    private final ParseQuery<ParseObject> query = parse.query("Score");

    @Test
    void find_allSettings_becomeOneRequest() {
        query.whereGreaterThan("score", 10)
                .orderByAscending("dropped")
                .orderByDescending("score")
                .addAscendingOrder("name")
                .limit(5)
                .skip(2)
                .selectKeys(List.of("score", "player.name"))
                .include("player")
                .find();
        assertThat(backend.requests(FindRequest.class))
                .containsExactly(new FindRequest(
                        "Score",
                        new Constraint.Compare(FieldPath.of("score"), Comparison.GREATER_THAN, new NumberValue(10)),
                        List.of(Ordering.descending("score"), Ordering.ascending("name")),
                        5,
                        2,
                        new Selection(
                                Set.of(FieldPath.of("score"), FieldPath.parse("player.name")),
                                List.of(FieldPath.of("player")))));
    }

    @Test
    void find_exclusionsAndIncludeAll_becomeTheSelection() {
        query.excludeKeys(List.of("a")).excludeKeys(List.of("b.c")).include("*").find();
        assertThat(backend.requests(FindRequest.class).get(0).selection())
                .isEqualTo(new Selection(null, Set.of(FieldPath.of("a"), FieldPath.parse("b.c")), List.of(), true));
    }

    @Test
    void each_asksPageAfterPageUntilOneIsEmpty() {
        backend.answers.add(fetched("Score", "s1", "{}"));
        List<String> seen = new ArrayList<>();
        query.whereEqualTo("a", 1).each(object -> {
            seen.add(object.getObjectId());
            backend.answers.clear();
        });
        assertThat(seen).containsExactly("s1");
        List<FindRequest> asked = backend.requests(FindRequest.class);
        assertThat(asked)
                .hasSize(2)
                .allMatch(request -> request.order().equals(List.of(Ordering.ascending("objectId"))));
        assertThat(ConstraintJson.write(asked.get(1).where())).contains("\"objectId\":{\"$gt\":\"s1\"}");
    }

    @Test
    void stream_asksNothingBeforeItIsUsed() {
        assertThat(query.stream()).isEmpty();
        assertThat(backend.requests(FindRequest.class)).hasSize(1);
        assertCode(() -> parse.query("Score").skip(1).stream(), ParseException.INVALID_QUERY);
    }

    @Test
    void or_ofQueriesWithSelections_isInvalid() {
        assertCode(() -> ParseQuery.or(List.of(query.includeAll())), ParseException.INVALID_QUERY);
        assertCode(
                () -> ParseQuery.or(List.of(parse.query("Score").excludeKeys(List.of("a")))),
                ParseException.INVALID_QUERY);
    }

    @Test
    void distinctAndAggregate_ask() {
        backend.values.addAll(List.of(new NumberValue(1), new PointerValue("P", "p1")));
        backend.rows.add(new ObjectValue(Map.of("objectId", ParseValue.NULL)));
        assertThat(query.distinct("a.b").get(0)).isEqualTo(1);
        assertThat(((ParseObject) query.distinct("a.b").get(1)).getObjectId()).isEqualTo("p1");
        assertThat(backend.requests(DistinctRequest.class))
                .contains(new DistinctRequest("Score", FieldPath.parse("a.b"), new Constraint.And(List.of())));
        assertThat(query.aggregate("[{\"$limit\":1}]").get(0)).containsEntry("objectId", null);
        assertThat(backend.requests(AggregateRequest.class).get(0).pipeline())
                .containsExactly(new ObjectValue(Map.of("$limit", new NumberValue(1))));
        assertCode(() -> query.aggregate("{}"), ParseException.INVALID_QUERY);
        assertCode(() -> parse.query("Score").limit(1).aggregate("[]"), ParseException.INVALID_QUERY);
    }

    @Test
    void findAndCount_givesBoth() {
        backend.answers.add(fetched("Score", "s1", "{}"));
        CountedResults<ParseObject> found = query.limit(0).findAndCount();
        assertThat(found.results()).isEmpty();
        assertThat(found.count()).isEqualTo(1);
    }

    @Test
    void constraints_eachKind_isParsesOwn() {
        assertWhere(parse.query("S").whereEqualTo("a", "x"), "{\"a\":\"x\"}");
        assertWhere(parse.query("S").whereEqualTo("a", null), "{\"a\":null}");
        assertWhere(parse.query("S").whereNotEqualTo("a", 1), "{\"a\":{\"$ne\":1}}");
        assertWhere(parse.query("S").whereLessThan("a", 1), "{\"a\":{\"$lt\":1}}");
        assertWhere(parse.query("S").whereLessThanOrEqualTo("a", 1), "{\"a\":{\"$lte\":1}}");
        assertWhere(parse.query("S").whereGreaterThanOrEqualTo("a", 1), "{\"a\":{\"$gte\":1}}");
        assertWhere(parse.query("S").whereContainedIn("a", Arrays.asList(1, null)), "{\"a\":{\"$in\":[1,null]}}");
        assertWhere(parse.query("S").whereNotContainedIn("a", List.of()), "{\"a\":{\"$nin\":[]}}");
        assertWhere(parse.query("S").whereExists("a"), "{\"a\":{\"$exists\":true}}");
        assertWhere(parse.query("S").whereDoesNotExist("a"), "{\"a\":{\"$exists\":false}}");
        assertWhere(parse.query("S").whereStartsWith("a", "b"), "{\"a\":{\"$regex\":\"^\\\\Qb\\\\E\"}}");
        assertWhere(
                parse.query("S").whereEqualTo("a", parse.objectWithoutData("P", "p1")),
                "{\"a\":{\"__type\":\"Pointer\",\"className\":\"P\",\"objectId\":\"p1\"}}");
        assertWhere(
                parse.query("S").whereEqualTo("a", Instant.EPOCH),
                "{\"a\":{\"__type\":\"Date\",\"iso\":\"1970-01-01T00:00:00.000Z\"}}");
    }

    @Test
    void constraints_onOneKey_combineAndEqualityReplaces() {
        assertWhere(
                parse.query("S").whereGreaterThan("a", 1).whereLessThan("a", 5).whereLessThan("a", 4),
                "{\"a\":{\"$gt\":1,\"$lt\":4}}");
        assertWhere(
                parse.query("S").whereGreaterThan("a", 1).whereEqualTo("a", 2).whereEqualTo("a", 3), "{\"a\":3}");
        assertWhere(parse.query("S").whereEqualTo("a", 2).whereLessThan("a", 3), "{\"a\":{\"$lt\":3}}");
    }

    @Test
    void or_ofQueries_hasTheirConstraints() {
        ParseQuery<ParseObject> either = ParseQuery.or(List.of(
                parse.query("S").whereEqualTo("a", 1),
                parse.query("S").whereEqualTo("b", 2).whereEqualTo("c", 3)));
        assertWhere(either.whereExists("d"), "{\"$or\":[{\"a\":1},{\"b\":2,\"c\":3}],\"d\":{\"$exists\":true}}");
    }

    @Test
    void or_ofOtherClassOrWithLimit_isInvalid() {
        assertCode(() -> ParseQuery.or(List.of(query, parse.query("Other"))), ParseException.INVALID_QUERY);
        assertCode(() -> ParseQuery.or(List.of(query, parse.query("Score").limit(3))), ParseException.INVALID_QUERY);
        assertCode(() -> ParseQuery.or(List.<ParseQuery<ParseObject>>of()), ParseException.INVALID_QUERY);
    }

    @Test
    void near_inUnits_isInRadians() {
        ParseGeoPoint point = new ParseGeoPoint(10, 20);
        assertThat(radians(parse.query("S").whereWithinKilometers("a", point, 6371)))
                .isEqualTo(1);
        assertThat(radians(parse.query("S").whereWithinMiles("a", point, 3958.8)))
                .isEqualTo(1);
        assertCode(() -> query.whereWithinRadians("a", point, -1), ParseException.INVALID_QUERY);
        assertCode(() -> query.whereWithinRadians("a", point, Double.NaN), ParseException.INVALID_QUERY);
    }

    @Test
    void geoPoint_distance_acrossTheDateLineIsShort() {
        double kilometers = new ParseGeoPoint(0, 179.5).distanceInKilometersTo(new ParseGeoPoint(0, -179.5));
        assertThat(kilometers).isCloseTo(Math.toRadians(1) * 6371, within(1e-9));
        assertCode(() -> new ParseGeoPoint(91, 0), ParseException.INCORRECT_TYPE);
    }

    @Test
    void badArguments_areRefusedWithTheirCodes() {
        assertCode(() -> query.whereEqualTo("a", parse.object("P")), ParseException.INVALID_POINTER);
        assertCode(() -> query.whereEqualTo("a b", 1), ParseException.INVALID_KEY_NAME);
        assertCode(() -> query.orderByAscending("a;drop"), ParseException.INVALID_KEY_NAME);
        assertCode(() -> query.limit(-1), ParseException.INVALID_QUERY);
        assertCode(() -> query.skip(-1), ParseException.INVALID_QUERY);
    }

    @Test
    void first_nothingFound_isEmptyAndGetFirstIs101() {
        assertThat(query.first()).isEmpty();
        assertCode(query::getFirst, ParseException.OBJECT_NOT_FOUND);
        assertCode(() -> query.get("x"), ParseException.OBJECT_NOT_FOUND);
        assertThat(backend.requests(FindRequest.class)).allMatch(request -> request.limit() == 1);
    }

    @Test
    void get_countAndExplain_ask() {
        backend.answers.add(fetched("Score", "s1", "{\"score\":1}"));
        assertThat(query.get("s1").getInt("score")).isEqualTo(1);
        assertThat(backend.requests(GetRequest.class)).containsExactly(GetRequest.of("Score", "s1"));
        assertThat(query.count()).isEqualTo(1);
        assertThat(query.countAsync().join()).isEqualTo(1);
        assertThat(query.explain().sql()).isEqualTo("select");
        assertThat(query.whereEqualTo("secret", "hush").toString()).isEqualTo("ParseQuery[Score]");
    }

    private static double radians(ParseQuery<ParseObject> query) {
        return ((Constraint.Near) query.toRequest().where()).maxRadians().orElseThrow();
    }

    private static void assertWhere(ParseQuery<ParseObject> query, String json) {
        assertThat(ConstraintJson.write(query.toRequest().where())).isEqualTo(json);
    }

    private static void assertCode(ThrowingCallable call, int code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(code));
    }
}
