package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import io.parsimony.tests.database.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code $select} and {@code $dontSelect} (section 3.9). */
class SelectTest extends WithParse {
    @BeforeEach
    void saveTeamsAndFans() {
        saved("Team", "name", "reds", "city", "Oslo", "wins", 9);
        saved("Team", "name", "blues", "city", "Rome", "wins", 3);
        saved("Team", "name", "greens", "wins", 9);
        saved("Team", "name", "greys", "city", null, "wins", 9);
        saved("Fan", "name", "olaf", "town", "Oslo");
        saved("Fan", "name", "rita", "town", "Rome");
        saved("Fan", "name", "lars", "town", "Lund");
        saved("Fan", "name", "nobody");
        saved("Fan", "name", "null", "town", null);
    }

    @Test
    void whereMatchesKeyInQuery_findsEqualValues() {
        assertThat(names(fans().whereMatchesKeyInQuery("town", "city", winners())))
                .containsExactly("olaf");
        assertThat(names(fans().whereMatchesKeyInQuery("town", "city", teams())))
                .containsExactly("olaf", "rita");
    }

    @Test
    void whereDoesNotMatchKeyInQuery_findsMissingAndNullToo() {
        assertThat(names(fans().whereDoesNotMatchKeyInQuery("town", "city", winners())))
                .containsExactly("rita", "lars", "nobody", "null");
    }

    @Test
    void innerResults_withoutTheKeyOrNull_countForNothing() {
        ParseQuery<ParseObject> keyless = teams().whereEqualTo("city", null);

        assertThat(names(fans().whereMatchesKeyInQuery("town", "city", keyless)))
                .isEmpty();
        assertThat(names(fans().whereDoesNotMatchKeyInQuery("town", "city", keyless)))
                .hasSize(5);
        assertThat(names(fans().whereMatchesKeyInQuery("town", "never", teams())))
                .isEmpty();
    }

    @Test
    void key_thatIsDotted_leadsIntoObjects() {
        saved("Firm", "name", "f1", "seat", Map.of("city", "Lund", "codes", List.of("Rome", "x")));
        saved("Firm", "name", "f2", "seat", Map.of("land", "Oslo"));

        assertThat(names(fans().whereMatchesKeyInQuery("town", "seat.city", parse.query("Firm"))))
                .containsExactly("lars");
        assertThat(names(fans().whereMatchesKeyInQuery("town", "seat.codes", parse.query("Firm"))))
                .containsExactly("rita");
        assertThat(names(fans().whereDoesNotMatchKeyInQuery("town", "seat.codes", parse.query("Firm"))))
                .containsExactly("olaf", "lars", "nobody", "null");
    }

    @Test
    void key_thatHoldsArrays_countsEachElement() {
        List<@Nullable Object> withNull = new ArrayList<>(List.of("Rome"));
        withNull.add(null);
        saved("Tour", "name", "t1", "stops", List.of("Oslo", "Lund"));
        saved("Tour", "name", "t2", "stops", withNull);

        assertThat(names(fans().whereMatchesKeyInQuery("town", "stops", parse.query("Tour"))))
                .containsExactly("olaf", "rita", "lars");
        assertThat(names(fans().whereDoesNotMatchKeyInQuery("town", "stops", parse.query("Tour"))))
                .containsExactly("nobody", "null");
    }

    @Test
    void field_thatHoldsArrays_matchesWhenSomeElementDoes() {
        saved("Tour", "name", "t1", "stops", List.of("Oslo", "Lund"));
        saved("Tour", "name", "t2", "stops", List.of("Lund"));
        saved("Tour", "name", "t3", "stops", List.of());
        saved("Tour", "name", "t4");

        assertThat(names(parse.query("Tour").whereMatchesKeyInQuery("stops", "city", teams())))
                .containsExactly("t1");
        assertThat(names(parse.query("Tour").whereDoesNotMatchKeyInQuery("stops", "city", teams())))
                .containsExactly("t2", "t3", "t4");
        assertThat(names(parse.query("Tour").whereMatchesKeyInQuery("stops", "stops", parse.query("Tour"))))
                .containsExactly("t1", "t2");
    }

    @Test
    void values_ofEachType_areCompared() {
        ParseObject team = teams().getFirst();
        Date day = Date.from(Instant.ofEpochMilli(86_400_000));
        saved(
                "Left",
                "name",
                "left",
                "s",
                "x",
                "n",
                5,
                "b",
                true,
                "d",
                day,
                "p",
                team,
                "o",
                Map.of("k", 1),
                "a",
                List.of(1, team));
        saved(
                "Right",
                "name",
                "right",
                "s",
                "x",
                "n",
                5.0,
                "b",
                true,
                "d",
                day,
                "p",
                team,
                "o",
                Map.of("k", 1),
                "a",
                List.of(7, team));

        for (String field : List.of("s", "n", "b", "d", "p", "a")) {
            assertThat(matches(field, field)).as(field).isTrue();
        }
        assertThat(matches("p", "a")).isTrue();
        assertThat(matches("a", "p")).isTrue();
        assertThat(matches("n", "o.k")).isFalse();
        assertThat(matches("o.k", "n")).isFalse();
        assertThat(matches("o.k", "o.k")).isTrue();
        assertThat(matches("s", "n")).isFalse();
        assertThat(matches("o", "o")).isFalse();
        assertThat(matches("objectId", "objectId")).isFalse();
    }

    @Test
    void key_thatIsObjectId_isAString() {
        ParseObject reds = teams().getFirst();
        ParseObject fan = fans().getFirst();
        saved("Vote", "name", "string", "id", idOf(reds), "ids", List.of("x", idOf(reds)));
        saved("Vote", "name", "pointer", "team", reds, "teams", List.of(reds));
        saved("Vote", "name", "other", "id", idOf(fan), "team", teams().skip(1).getFirst());

        ParseQuery<ParseObject> inner = teams().whereEqualTo("name", "reds");
        assertThat(names(votes().whereMatchesKeyInQuery("id", "objectId", inner)))
                .containsExactly("string");
        assertThat(names(votes().whereMatchesKeyInQuery("ids", "objectId", inner)))
                .containsExactly("string");
        assertThat(names(votes().whereMatchesKeyInQuery("team", "objectId", inner)))
                .containsExactly("pointer");
        assertThat(names(votes().whereMatchesKeyInQuery("teams", "objectId", inner)))
                .isEmpty();
        assertThat(names(teams().whereMatchesKeyInQuery("objectId", "id", votes())))
                .containsExactly("reds");
    }

    @Test
    void objectIdOfPointer_isAStringOnEitherSide() {
        ParseObject reds = teams().getFirst();
        saved("Vote", "name", "string", "id", idOf(reds));
        saved("Vote", "name", "pointer", "team", reds);

        assertThat(names(teams().whereMatchesKeyInQuery("objectId", "team.objectId", votes())))
                .containsExactly("reds");
        assertThat(names(votes().whereMatchesKeyInQuery("id", "team.objectId", votes())))
                .containsExactly("string");
        assertThat(names(votes().whereMatchesKeyInQuery("team.objectId", "id", votes())))
                .containsExactly("pointer");
    }

    @Test
    void createdAt_isADateOnEitherSide() {
        ParseObject fan = fans().getFirst();
        saved("Mark", "name", "m", "at", fan.getCreatedAt(), "all", List.of(fan.getCreatedAt()));

        ParseQuery<ParseObject> marks = parse.query("Mark");
        assertThat(names(fans().whereEqualTo("name", "olaf").whereMatchesKeyInQuery("createdAt", "at", marks)))
                .containsExactly("olaf");
        assertThat(names(fans().whereEqualTo("name", "olaf").whereMatchesKeyInQuery("createdAt", "all", marks)))
                .containsExactly("olaf");
        assertThat(names(parse.query("Mark").whereMatchesKeyInQuery("at", "createdAt", fans())))
                .containsExactly("m");
    }

    @Test
    void select_ofManyResults_findsThemAll() {
        parse.saveAll(IntStream.range(0, 1_200)
                .mapToObj(i -> unsaved("Team", "name", "t" + i, "city", "c" + i, "tags", List.of("g" + i, "h")))
                .toList());
        parse.saveAll(IntStream.range(0, 40)
                .mapToObj(i -> unsaved("Fan", "name", "f" + i, "town", "c" + 50 * i, "list", List.of("g" + 50 * i)))
                .toList());

        ParseQuery<ParseObject> inner = teams().whereExists("tags");
        for (int round = 0; round < 2; round++) {
            assertThat(fans().whereMatchesKeyInQuery("town", "city", inner).count())
                    .isEqualTo(24);
            assertThat(fans().whereDoesNotMatchKeyInQuery("town", "city", inner).count())
                    .isEqualTo(21);
            assertThat(fans().whereMatchesKeyInQuery("list", "tags", inner).count())
                    .isEqualTo(24);
            assertThat(fans().whereMatchesKeyInQuery("town", "tags", inner).count())
                    .isZero();
            parse.asMaster().index("Team", "city");
        }
    }

    @Test
    void select_insideOr_isAConditionLikeAnyOther() {
        assertThat(WhereJson.names(
                        parse,
                        "Fan",
                        "{'$or':[{'town':{'$select':{'query':{'className':'Team','where':{'wins':9}},'key':'city'}}},"
                                + "{'name':'lars'}]}"))
                .containsExactly("olaf", "lars");
        assertThat(WhereJson.names(
                        parse, "Fan", "{'$nor':[{'town':{'$select':{'query':{'className':'Team'},'key':'city'}}}]}"))
                .containsExactly("lars", "nobody", "null");
    }

    @Test
    void key_thatNoQueryMayName_isRefused() {
        assertRefused(
                ParseException.INVALID_KEY_NAME,
                () -> fans().whereMatchesKeyInQuery("town", "_hidden", teams()).find());
        assertRefused(
                ParseException.INVALID_QUERY,
                () -> fans().whereMatchesKeyInQuery("town", "ACL", teams()).find());
        assertRefused(ParseException.INVALID_KEY_NAME, () -> fans().whereMatchesKeyInQuery("town", "a b", teams()));
    }

    private boolean matches(String field, String key) {
        return parse.query("Left")
                        .whereMatchesKeyInQuery(field, key, parse.query("Right"))
                        .count()
                == 1;
    }

    private ParseQuery<ParseObject> fans() {
        return parse.query("Fan");
    }

    private ParseQuery<ParseObject> teams() {
        return parse.query("Team");
    }

    private ParseQuery<ParseObject> winners() {
        return teams().whereEqualTo("wins", 9);
    }

    private ParseQuery<ParseObject> votes() {
        return parse.query("Vote");
    }

    @Test
    void select_ofAnArrayAmongThousandsOfKeys_readsThemOnce() {
        parse.saveAll(IntStream.range(0, 1_500)
                .mapToObj(i -> unsaved("Team", "name", "t", "city", "city" + i, "wins", 9))
                .toList());
        saved("Traveller", "name", "far", "towns", List.of("city1", "none"));
        saved("Traveller", "name", "near", "towns", List.of("none", "city1500"));
        ParseQuery<ParseObject> query = parse.query("Traveller").whereMatchesKeyInQuery("towns", "city", winners());

        assertThat(names(query)).containsExactly("far");
        assertThat(names(parse.query("Traveller").whereDoesNotMatchKeyInQuery("towns", "city", winners())))
                .containsExactly("near");
        String once = TestDatabase.expected("gathered_keys", "hashed SubPlan");
        assertThat(query.explain().notes()).anyMatch(note -> note.contains("read once (IN)"));
        assertThat(query.explain().databasePlan()).contains(once);
    }
}
