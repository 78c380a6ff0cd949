package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Constraints on arrays (section 3.5) and on paths into objects (section 3.7). */
class NestedPathsTest extends WithParse {

    @BeforeEach
    void saveArrays() {
        saved("Box", "name", "missing");
        saved("Box", "name", "null", "list", null);
        saved("Box", "name", "empty", "list", List.of());
        saved("Box", "name", "low", "list", List.of(1, 2));
        saved("Box", "name", "high", "list", List.of(8, 9));
        saved("Box", "name", "wide", "list", List.of(1, 9));
        saved("Box", "name", "text", "list", Arrays.asList("big", null));
    }

    @Test
    void whereEqualTo_onArray_matchesAnElement() {
        assertThat(names(boxes().whereEqualTo("list", 1))).containsExactly("low", "wide");
        assertThat(names(boxes().whereEqualTo("list", "big"))).containsExactly("text");
        assertThat(names(boxes().whereEqualTo("list", "1"))).isEmpty();
    }

    @Test
    void whereNotEqualTo_onArray_matchesWhereNoElementIs() {
        assertThat(names(boxes().whereNotEqualTo("list", 1)))
                .containsExactly("missing", "null", "empty", "high", "text");
    }

    @Test
    void whereEqualTo_wholeList_matchesTheSameElementsInOrder() {
        assertThat(names(boxes().whereEqualTo("list", List.of(1, 2)))).containsExactly("low");
        assertThat(names(boxes().whereEqualTo("list", List.of(2, 1)))).isEmpty();
        assertThat(names(boxes().whereEqualTo("list", List.of()))).containsExactly("empty");
    }

    @Test
    void whereContainedIn_onArray_matchesSomeElement() {
        assertThat(names(boxes().whereContainedIn("list", List.of(2, 8)))).containsExactly("low", "high");
        assertThat(names(boxes().whereNotContainedIn("list", List.of(2, 8))))
                .containsExactly("missing", "null", "empty", "wide", "text");
    }

    @Test
    void ranges_onArray_mayBeMetByDifferentElements() {
        assertThat(names(boxes().whereGreaterThan("list", 8))).containsExactly("high", "wide");
        assertThat(names(boxes().whereGreaterThan("list", 5).whereLessThan("list", 5)))
                .containsExactly("wide");
    }

    @Test
    void whereEqualTo_nullOnArray_matchesMissingNullOrANullElement() {
        assertThat(names(boxes().whereEqualTo("list", null))).containsExactly("missing", "null", "text");
        assertThat(names(boxes().whereNotEqualTo("list", null))).containsExactly("empty", "low", "high", "wide");
    }

    @Test
    void whereStartsWith_onArray_matchesSomeString() {
        assertThat(names(boxes().whereStartsWith("list", "bi"))).containsExactly("text");
    }

    @Test
    void whereEqualTo_objectInArray_ignoresTheOrderOfKeys() {
        saved("Box", "name", "objects", "list", List.of(Map.of("x", 1, "y", 2)));
        Map<String, Object> reordered = new LinkedHashMap<>();
        reordered.put("y", 2);
        reordered.put("x", 1);

        assertThat(names(boxes().whereEqualTo("list", reordered))).containsExactly("objects");
        assertThat(names(boxes().whereEqualTo("list", Map.of("x", 1)))).isEmpty();
    }

    @Test
    void paths_intoObjects_takeAllOperators() {
        saved("Player", "name", "Sean", "stats", Map.of("wins", 5, "home", Map.of("city", "Ulm")));
        saved("Player", "name", "Dan", "stats", Map.of("wins", 50));
        saved("Player", "name", "new");

        assertThat(names(players().whereEqualTo("stats.wins", 5))).containsExactly("Sean");
        assertThat(names(players().whereGreaterThan("stats.wins", 5))).containsExactly("Dan");
        assertThat(names(players().whereNotEqualTo("stats.wins", 5))).containsExactly("Dan", "new");
        assertThat(names(players().whereContainedIn("stats.wins", List.of(5, 50))))
                .containsExactly("Sean", "Dan");
        assertThat(names(players().whereExists("stats.home"))).containsExactly("Sean");
        assertThat(names(players().whereDoesNotExist("stats.home"))).containsExactly("Dan", "new");
        assertThat(names(players().whereEqualTo("stats.home.city", "Ulm"))).containsExactly("Sean");
        assertThat(names(players().whereStartsWith("stats.home.city", "U"))).containsExactly("Sean");
        assertThat(names(players().whereEqualTo("stats.home.city", null))).containsExactly("Dan", "new");
        assertThat(names(players().whereEqualTo("stats.wins", "5"))).isEmpty();
    }

    @Test
    void paths_throughArrays_tryEveryElementAndTheIndex() {
        saved("Player", "name", "Sean", "games", List.of(Map.of("score", 1), Map.of("score", 9)));
        saved("Player", "name", "Dan", "games", List.of(Map.of("score", 9)));

        assertThat(names(players().whereEqualTo("games.score", 1))).containsExactly("Sean");
        assertThat(names(players().whereEqualTo("games.score", 9))).containsExactly("Sean", "Dan");
        assertThat(names(players().whereEqualTo("games.0.score", 9))).containsExactly("Dan");
        assertThat(names(players().whereEqualTo("games.1.score", 9))).containsExactly("Sean");
        assertThat(names(players().whereExists("games.1"))).containsExactly("Sean");
    }

    @Test
    void whereEqualTo_wholeObject_isRefused() {
        saved("Player", "name", "Sean", "stats", Map.of("wins", 5));

        assertRefused(
                        ParseException.INVALID_JSON,
                        () -> players().whereEqualTo("stats", Map.of("wins", 5)).find())
                .withMessageContaining("stats");
        assertThat(names(players().whereExists("stats"))).containsExactly("Sean");
    }

    @Test
    void constraintsOnOneField_combine() {
        assertThat(names(boxes().whereExists("list")
                        .whereNotEqualTo("list", null)
                        .whereLessThan("list", 5)))
                .containsExactly("low", "wide");
    }

    @Test
    void or_matchesWhatOneOfThemMatches() {
        ParseQuery<ParseObject> either =
                ParseQuery.or(List.of(boxes().whereEqualTo("name", "low"), boxes().whereEqualTo("list", 9)));

        assertThat(names(either)).containsExactly("low", "high", "wide");
        assertThat(names(either.whereNotEqualTo("name", "low"))).containsExactly("high", "wide");
        assertThat(either.count()).isEqualTo(2);
    }

    @Test
    void or_ofOrs_andOfOne_work() {
        ParseQuery<ParseObject> inner =
                ParseQuery.or(List.of(boxes().whereEqualTo("name", "low"), boxes().whereEqualTo("name", "high")));

        assertThat(names(ParseQuery.or(List.of(inner, boxes().whereEqualTo("name", "wide")))))
                .containsExactly("low", "high", "wide");
        assertThat(names(ParseQuery.or(List.of(inner)))).containsExactly("low", "high");
    }

    @Test
    void or_ofNothingOrOfTwoClassesOrWithLimits_isRefused() {
        assertRefused(ParseException.INVALID_QUERY, () -> ParseQuery.or(List.<ParseQuery<ParseObject>>of()));
        assertRefused(ParseException.INVALID_QUERY, () -> ParseQuery.or(List.of(boxes(), players())));
        assertRefused(ParseException.INVALID_QUERY, () -> ParseQuery.or(List.of(boxes().limit(1))));
        assertRefused(ParseException.INVALID_QUERY, () -> ParseQuery.or(List.of(boxes().orderByAscending("name"))));
    }

    private ParseQuery<ParseObject> boxes() {
        return parse.query("Box");
    }

    private ParseQuery<ParseObject> players() {
        return parse.query("Player");
    }
}
