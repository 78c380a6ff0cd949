package io.parsimony.tests.behaviour;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import io.parsimony.tests.database.TestDatabase;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The table of section 3.3, and comparison by section 3.4. */
class QueryConstraintsTest extends WithParse {
    private static final String MISSING = "missing";
    private static final String NULL = "null";
    private static final String EQUAL = "equal";
    private static final String OTHER = "other";

    @BeforeEach
    void saveOneOfEach() {
        saved("Row", "name", MISSING);
        saved("Row", "name", NULL, "v", null);
        saved("Row", "name", EQUAL, "v", 5);
        saved("Row", "name", OTHER, "v", 7);
    }

    @Test
    void whereEqualTo_null_matchesMissingAndNull() {
        assertThat(names(rows().whereEqualTo("v", null))).containsExactly(MISSING, NULL);
    }

    @Test
    void whereNotEqualTo_null_matchesValues() {
        assertThat(names(rows().whereNotEqualTo("v", null))).containsExactly(EQUAL, OTHER);
    }

    @Test
    void whereEqualTo_value_matchesIt() {
        assertThat(names(rows().whereEqualTo("v", 5))).containsExactly(EQUAL);
        assertThat(names(rows().whereEqualTo("v", 5.0))).containsExactly(EQUAL);
    }

    @Test
    void whereNotEqualTo_value_matchesMissingNullAndOthers() {
        assertThat(names(rows().whereNotEqualTo("v", 5))).containsExactly(MISSING, NULL, OTHER);
    }

    @Test
    void whereContainedIn_values_matchesThem() {
        assertThat(names(rows().whereContainedIn("v", List.of(5, 6)))).containsExactly(EQUAL);
        assertThat(names(rows().whereContainedIn("v", List.of(5, 7)))).containsExactly(EQUAL, OTHER);
    }

    @Test
    void whereContainedIn_withNull_matchesMissingAndNullToo() {
        assertThat(names(rows().whereContainedIn("v", Arrays.asList(null, 5)))).containsExactly(MISSING, NULL, EQUAL);
    }

    @Test
    void whereContainedIn_nothing_matchesNothing() {
        assertThat(names(rows().whereContainedIn("v", List.of()))).isEmpty();
    }

    @Test
    void whereNotContainedIn_values_matchesMissingNullAndOthers() {
        assertThat(names(rows().whereNotContainedIn("v", List.of(5, 6)))).containsExactly(MISSING, NULL, OTHER);
    }

    @Test
    void whereNotContainedIn_null_matchesValues() {
        assertThat(names(rows().whereNotContainedIn("v", Collections.singletonList(null))))
                .containsExactly(EQUAL, OTHER);
    }

    @Test
    void whereNotContainedIn_nothing_matchesAll() {
        assertThat(names(rows().whereNotContainedIn("v", List.of()))).containsExactly(MISSING, NULL, EQUAL, OTHER);
    }

    @Test
    void whereExists_matchesNullAndValues() {
        assertThat(names(rows().whereExists("v"))).containsExactly(NULL, EQUAL, OTHER);
    }

    @Test
    void whereDoesNotExist_matchesMissingOnly() {
        assertThat(names(rows().whereDoesNotExist("v"))).containsExactly(MISSING);
    }

    @Test
    void whereDoesNotExist_afterRemove_matches() {
        rows().whereEqualTo("name", EQUAL).getFirst().remove("v").save();

        assertThat(names(rows().whereDoesNotExist("v"))).containsExactly(MISSING, EQUAL);
    }

    @Test
    void ranges_matchComparedValuesOnly() {
        assertThat(names(rows().whereLessThan("v", 7))).containsExactly(EQUAL);
        assertThat(names(rows().whereLessThanOrEqualTo("v", 7))).containsExactly(EQUAL, OTHER);
        assertThat(names(rows().whereGreaterThan("v", 5))).containsExactly(OTHER);
        assertThat(names(rows().whereGreaterThanOrEqualTo("v", 5))).containsExactly(EQUAL, OTHER);
        assertThat(names(rows().whereGreaterThan("v", 5).whereLessThan("v", 7))).isEmpty();
    }

    @Test
    void whereStartsWith_onOtherTypesAndMissing_matchesNothing() {
        assertThat(names(rows().whereStartsWith("v", ""))).isEmpty();
        assertThat(names(rows().whereStartsWith("name", "mis"))).containsExactly(MISSING);
    }

    @Test
    void fieldUnknownToTheSchema_isMissingEverywhere() {
        assertThat(rows().whereEqualTo("never", 1).count()).isZero();
        assertThat(rows().whereEqualTo("never", null).count()).isEqualTo(4);
        assertThat(rows().whereNotEqualTo("never", 1).count()).isEqualTo(4);
        assertThat(rows().whereNotEqualTo("never", null).count()).isZero();
        assertThat(rows().whereExists("never").count()).isZero();
        assertThat(rows().whereDoesNotExist("never").count()).isEqualTo(4);
        assertThat(rows().whereContainedIn("never", Arrays.asList(null, 1)).count())
                .isEqualTo(4);
        assertThat(rows().whereNotContainedIn("never", List.of(1)).count()).isEqualTo(4);
        assertThat(rows().whereGreaterThan("never", 1).count()).isZero();
        assertThat(rows().whereStartsWith("never", "").count()).isZero();
    }

    @Test
    void unknownClass_isEmpty() {
        assertThat(parse.query("Never").find()).isEmpty();
        assertThat(parse.query("Never").whereEqualTo("a", 1).first()).isEmpty();
        assertThat(parse.query("Never").count()).isZero();
    }

    @Test
    void whereEqualTo_valueOfAnotherType_matchesNothing() {
        assertThat(rows().whereEqualTo("v", "5").count()).isZero();
        assertThat(rows().whereEqualTo("v", true).count()).isZero();
        assertThat(rows().whereEqualTo("name", 5).count()).isZero();
        assertThat(rows().whereGreaterThan("v", "1").count()).isZero();
        assertThat(rows().whereGreaterThan("v", Instant.EPOCH).count()).isZero();
        assertThat(rows().whereNotEqualTo("v", "5").count()).isEqualTo(4);
        assertThat(rows().whereContainedIn("v", List.of("5", true, 7)).count()).isEqualTo(1);
        assertThat(rows().whereNotContainedIn("v", List.of("5", 7)).count()).isEqualTo(3);
    }

    @Test
    void strings_compareByCodePoint() {
        // what lies between U+E000 and U+FFFF is compared in strings_compareByUtf16UnitOnH2
        for (String text : List.of("B", "a", "é", "\u4E16", "😀", "", "aa")) {
            saved("Text", "name", text);
        }

        assertThat(names(parse.query("Text").orderByAscending("name")))
                .containsExactly("", "B", "a", "aa", "é", "\u4E16", "😀");
        assertThat(names(parse.query("Text").whereGreaterThan("name", "é").orderByAscending("name")))
                .containsExactly("\u4E16", "😀");
        assertThat(names(parse.query("Text").whereLessThan("name", "😀").orderByDescending("name")))
                .containsExactly("\u4E16", "é", "aa", "a", "B", "");
        assertThat(names(parse.query("Text").whereGreaterThan("name", "\u4E16")))
                .containsExactly("😀");
    }

    @Test
    void strings_compareByUtf16UnitOnH2_whereThatDiffers() {
        for (String text : List.of("\uFFFD", "😀")) {
            saved("Text", "name", text);
        }

        // on H2 it is the other way round than by code point; docs/compatibility.md says so
        assertThat(names(parse.query("Text").orderByAscending("name")))
                .isEqualTo(TestDatabase.expected(List.of("😀", "\uFFFD"), List.of("\uFFFD", "😀")));
    }

    @Test
    void strings_compareInTheirCaseAndWithTheirBlanks() {
        saved("Text", "name", "sean");
        saved("Text", "name", "Sean");
        saved("Text", "name", "Sean ");

        assertThat(names(parse.query("Text").whereEqualTo("name", "Sean"))).containsExactly("Sean");
        assertThat(names(parse.query("Text").whereEqualTo("name", "Sean "))).containsExactly("Sean ");
        assertThat(names(parse.query("Text").whereStartsWith("name", "S"))).containsExactly("Sean", "Sean ");
    }

    @Test
    void whereStartsWith_takesEveryCharacterLiterally() {
        for (String text : List.of("50% off", "50 off", "a_b", "axb", "a\\b", "[x]", "^a.*", "'; drop")) {
            saved("Text", "name", text);
        }

        for (String text : List.of("50% off", "a_b", "a\\b", "[x]", "^a.*", "'; drop")) {
            assertThat(names(parse.query("Text").whereStartsWith("name", text.substring(0, 3))))
                    .containsExactly(text);
        }
        assertThat(parse.query("Text").whereStartsWith("name", "").count()).isEqualTo(8);
    }

    @Test
    void whereStartsWith_atTheEdgesOfUnicode_matches() {
        saved("Text", "name", "x\uDBFF\uDFFFy");
        saved("Text", "name", "x\uFFFFy");

        assertThat(names(parse.query("Text").whereStartsWith("name", "x\uDBFF\uDFFF")))
                .containsExactly("x\uDBFF\uDFFFy");
        assertThat(names(parse.query("Text").whereStartsWith("name", "x\uFFFF")))
                .containsExactly("x\uFFFFy");
    }

    @Test
    void booleans_compareFalseBeforeTrue() {
        saved("Flag", "name", "no", "on", false);
        saved("Flag", "name", "yes", "on", true);

        assertThat(names(parse.query("Flag").whereLessThan("on", true))).containsExactly("no");
        assertThat(names(parse.query("Flag").whereEqualTo("on", true))).containsExactly("yes");
        assertThat(names(parse.query("Flag").whereNotEqualTo("on", true))).containsExactly("no");
    }

    @Test
    void dates_compareByInstant() {
        saved("Event", "name", "early", "at", Instant.parse("2015-06-29T16:29:25.123Z"));
        saved("Event", "name", "late", "at", Instant.parse("2015-06-29T16:29:25.124Z"));

        assertThat(names(parse.query("Event").whereEqualTo("at", Date.from(Instant.parse("2015-06-29T16:29:25.123Z")))))
                .containsExactly("early");
        assertThat(names(parse.query("Event").whereGreaterThan("at", Instant.parse("2015-06-29T16:29:25.123Z"))))
                .containsExactly("late");
    }

    @Test
    void builtInFields_canBeQueried() {
        ParseObject row = rows().whereEqualTo("name", EQUAL).getFirst();
        Date created = requireNonNull(row.getCreatedAt());

        assertThat(names(rows().whereEqualTo("objectId", idOf(row)))).containsExactly(EQUAL);
        assertThat(rows().whereNotEqualTo("objectId", idOf(row)).count()).isEqualTo(3);
        assertThat(names(rows().whereStartsWith("objectId", idOf(row).substring(0, 9))))
                .containsExactly(EQUAL);
        assertThat(rows().whereContainedIn("objectId", List.of(idOf(row), "x")).count())
                .isEqualTo(1);
        assertThat(names(rows().whereLessThanOrEqualTo("createdAt", created))).contains(EQUAL);
        assertThat(rows().whereGreaterThan("updatedAt", Instant.parse("2100-01-01T00:00:00Z"))
                        .count())
                .isZero();
        assertThat(rows().whereExists("createdAt").count()).isEqualTo(4);
    }

    private ParseQuery<ParseObject> rows() {
        return parse.query("Row");
    }
}
