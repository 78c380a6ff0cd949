package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Order of results (section 3.12). */
class OrderingTest extends WithParse {

    @Test
    void find_withoutOrder_isInTheOrderOfCreation() {
        for (int i = 0; i < 50; i++) {
            saved("Row", "name", "n" + i, "v", (i * 7) % 50);
        }
        parse.query("Row").whereEqualTo("name", "n3").getFirst().put("v", 1000).save();

        assertThat(names(parse.query("Row")))
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(i -> "n" + i).toList());
    }

    @Test
    void orderByAscending_putsMissingAndNullFirst() {
        saveFive();

        assertThat(names(parse.query("Row").orderByAscending("v")))
                .containsExactly("missing", "null", "one", "two", "three");
    }

    @Test
    void orderByDescending_putsMissingAndNullLast() {
        saveFive();

        assertThat(names(parse.query("Row").orderByDescending("v")))
                .containsExactly("three", "two", "one", "missing", "null");
    }

    @Test
    void orderBy_ofOtherTypes_putsMissingAndNullFirstToo() {
        saved("Row", "name", "b", "text", "b", "flag", true, "at", Instant.ofEpochMilli(2));
        saved("Row", "name", "missing");
        saved("Row", "name", "a", "text", "a", "flag", false, "at", Instant.ofEpochMilli(1));

        for (String field : List.of("text", "flag", "at")) {
            assertThat(names(parse.query("Row").orderByAscending(field))).containsExactly("missing", "a", "b");
            assertThat(names(parse.query("Row").orderByDescending(field))).containsExactly("b", "a", "missing");
        }
    }

    @Test
    void orderBy_severalKeys_ordersByEachInTurn() {
        saved("Row", "name", "b1", "x", "b", "y", 1);
        saved("Row", "name", "a1", "x", "a", "y", 1);
        saved("Row", "name", "b2", "x", "b", "y", 2);
        saved("Row", "name", "a2", "x", "a", "y", 2);

        assertThat(names(parse.query("Row").orderByAscending("x").addDescendingOrder("y")))
                .containsExactly("a2", "a1", "b2", "b1");
        assertThat(names(parse.query("Row").orderByDescending("x").addAscendingOrder("y")))
                .containsExactly("b1", "b2", "a1", "a2");
        assertThat(names(parse.query("Row").orderByDescending("x").orderByAscending("y")))
                .containsExactly("b1", "a1", "b2", "a2");
    }

    @Test
    void orderBy_breaksTiesByTheOrderOfCreation() {
        for (int i = 0; i < 40; i++) {
            saved("Row", "name", "n" + i, "v", i % 2);
        }
        List<String> evens = IntStream.range(0, 20).mapToObj(i -> "n" + 2 * i).toList();
        List<String> odds =
                IntStream.range(0, 20).mapToObj(i -> "n" + (2 * i + 1)).toList();

        assertThat(names(parse.query("Row").orderByAscending("v")))
                .containsExactlyElementsOf(
                        Stream.concat(evens.stream(), odds.stream()).toList());
        assertThat(names(parse.query("Row").orderByDescending("v")))
                .containsExactlyElementsOf(
                        Stream.concat(odds.stream(), evens.stream()).toList());
    }

    @Test
    void orderBy_unknownField_isDropped() {
        saveFive();

        assertThat(names(parse.query("Row").orderByDescending("never").addDescendingOrder("v")))
                .containsExactly("three", "two", "one", "missing", "null");
    }

    @Test
    void orderBy_array_isBySmallestAscendingAndLargestDescending() {
        saved("Row", "name", "wide", "list", List.of(1, 9));
        saved("Row", "name", "middle", "list", List.of(5));
        saved("Row", "name", "high", "list", List.of(7, 8));

        assertThat(names(parse.query("Row").orderByAscending("list"))).containsExactly("wide", "middle", "high");
        assertThat(names(parse.query("Row").orderByDescending("list"))).containsExactly("wide", "high", "middle");
    }

    @Test
    void orderBy_dottedPath_looksInside() {
        saved("Row", "name", "ten", "o", Map.of("n", 10));
        saved("Row", "name", "nine", "o", Map.of("n", 9));
        saved("Row", "name", "none", "o", Map.of());

        assertThat(names(parse.query("Row").orderByAscending("o.n"))).containsExactly("none", "nine", "ten");
        assertThat(names(parse.query("Row").orderByDescending("o.n"))).containsExactly("ten", "nine", "none");
    }

    @Test
    void orderBy_mixedTypesAtAPath_isByTypeFirst() {
        saved("Row", "name", "date", "o", Map.of("v", Instant.EPOCH));
        saved("Row", "name", "boolean", "o", Map.of("v", true));
        saved("Row", "name", "string", "o", Map.of("v", "a"));
        saved("Row", "name", "number", "o", Map.of("v", 99));
        saved("Row", "name", "missing", "o", Map.of());

        assertThat(names(parse.query("Row").orderByAscending("o.v")))
                .containsExactly("missing", "number", "string", "boolean", "date");
    }

    @Test
    void orderBy_objectIdAndTimes_work() {
        saveFive();

        List<ParseObject> byId =
                parse.query("Row").orderByDescending("objectId").find();
        assertThat(byId).extracting(WithParse::idOf).isSortedAccordingTo((a, b) -> b.compareTo(a));
        List<ParseObject> byTime =
                parse.query("Row").orderByDescending("createdAt").find();
        assertThat(byTime).hasSize(5);
        assertThat(byTime.get(4).getCreatedAt()).isBeforeOrEqualTo(byTime.get(0).getCreatedAt());
        ParseObject one = parse.query("Row").whereEqualTo("name", "one").getFirst();
        one.put("v", 100).save();
        assertThat(parse.query("Row").orderByDescending("updatedAt").find())
                .extracting(WithParse::idOf)
                .contains(idOf(one));
    }

    @Test
    void orderBy_numbers_isNumericNotTextual() {
        for (double number : new double[] {10, 9, -1, 1e3, 0.5, -20}) {
            saved("Row", "name", String.valueOf(number), "v", number);
        }

        assertThat(names(parse.query("Row").orderByAscending("v")))
                .containsExactly("-20.0", "-1.0", "0.5", "9.0", "10.0", "1000.0");
    }

    @Test
    void orderBy_malformedName_isRefused() {
        assertRefused(ParseException.INVALID_KEY_NAME, () -> parse.query("Row").orderByAscending("a b"));
        assertRefused(ParseException.INVALID_KEY_NAME, () -> parse.query("Row").addDescendingOrder("v; drop"));
    }

    @Test
    void orderBy_createdAtAndUpdatedAt_haveAliases() {
        saved("Row", "name", "a");
        saved("Row", "name", "b").put("v", 1).save();

        assertThat(names(parse.query("Row").orderByDescending("_created_at")))
                .isEqualTo(names(parse.query("Row").orderByDescending("createdAt")));
        assertThat(names(parse.query("Row").orderByDescending("_updated_at")))
                .isEqualTo(names(parse.query("Row").orderByDescending("updatedAt")));
    }

    @Test
    void orderBy_passwordOfUser_hasNoEffect() {
        signedUp("zoe");
        signedUp("ann");

        assertThat(parse.query("_User").orderByDescending("password").find())
                .extracting(user -> user.getString("username"))
                .containsExactly("zoe", "ann");
    }

    @Test
    void orderBy_idOfProvider_isRefused() {
        signedUp("ann");

        assertRefused(
                ParseException.INVALID_KEY_NAME,
                () -> parse.asMaster()
                        .query("_User")
                        .orderByAscending("authData.facebook.id")
                        .find());
    }

    @Test
    void orderBy_hiddenField_isRefused() {
        signedUp("ann");

        assertRefused(
                ParseException.INVALID_KEY_NAME,
                () -> parse.asMaster()
                        .query("_User")
                        .orderByAscending("_hashed_password")
                        .find());
    }

    @Test
    void orderBy_pointer_isByClassAndId() {
        ParseObject one = saved("Team", "name", "one");
        ParseObject two = saved("Team", "name", "two");
        saved("Row", "name", "one", "team", one);
        saved("Row", "name", "two", "team", two);
        saved("Row", "name", "none");
        boolean oneFirst = idOf(one).compareTo(idOf(two)) < 0;

        assertThat(names(parse.query("Row").orderByAscending("team")))
                .containsExactly("none", oneFirst ? "one" : "two", oneFirst ? "two" : "one");
    }

    private void saveFive() {
        saved("Row", "name", "two", "v", 2);
        saved("Row", "name", "missing");
        saved("Row", "name", "three", "v", 3);
        saved("Row", "name", "null", "v", null);
        saved("Row", "name", "one", "v", 1);
    }
}
