package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code $all} and {@code $containedBy} (section 3.5). */
class ContainedByTest extends WithParse {
    @BeforeEach
    void saveLists() {
        saved("List", "name", "empty", "a", List.of());
        saved("List", "name", "one", "a", List.of(1));
        saved("List", "name", "both", "a", List.of(1, 2, 1), "o", Map.of("b", List.of("x", "y")));
        saved("List", "name", "more", "a", List.of(1, 2, 3), "s", "x");
        saved("List", "name", "mixed", "a", Arrays.asList(1, "1", null, Map.of("k", 1)));
        saved("List", "name", "words", "a", List.of("apple", "banana", "avocado"));
        saved("List", "name", "null", "a", null);
        saved("List", "name", "missing", "s", "y");
    }

    private ParseQuery<ParseObject> lists() {
        return parse.query("List");
    }

    @Test
    void whereContainedBy_findsArraysWithoutOtherElements() {
        assertThat(names(lists().whereContainedBy("a", List.of(1, 2)))).containsExactly("empty", "one", "both");
        assertThat(names(lists().whereContainedBy("a", List.of()))).containsExactly("empty");
        assertThat(names(lists().whereContainedBy("a", Arrays.asList(1, "1", null, Map.of("k", 1)))))
                .containsExactly("empty", "one", "mixed");
        assertThat(names(lists().whereContainedBy("o.b", List.of("x", "y", "z"))))
                .containsExactly("both");
    }

    @Test
    void whereContainedBy_onWhatIsNoArray_findsNothing() {
        assertThat(names(lists().whereContainedBy("s", List.of("x", "y")))).isEmpty();
        assertThat(names(lists().whereContainedBy("never", List.of("x")))).isEmpty();
        assertThat(names(lists().whereContainedBy("objectId", List.of("x")))).isEmpty();
    }

    @Test
    void whereContainedBy_twice_holdsTheLater() {
        assertThat(names(lists().whereContainedBy("a", List.of(9)).whereContainedBy("a", List.of(1))))
                .containsExactly("empty", "one");
    }

    @Test
    void containedBy_onTwoFields_bothApply() {
        assertThat(Wheres.names(parse, "List", "{'a':{'$containedBy':[1,2]},'o.b':{'$containedBy':['x','y']}}"))
                .containsExactly("both");
    }

    @Test
    void whereContainsAll_findsArraysWithEveryValue() {
        assertThat(names(lists().whereContainsAll("a", List.of(1, 2)))).containsExactly("both", "more");
        assertThat(names(lists().whereContainsAll("a", List.of(2)))).containsExactly("both", "more");
        assertThat(names(lists().whereContainsAll("a", List.of()))).isEmpty();
        assertThat(names(lists().whereContainsAll("o.b", List.of("y", "x")))).containsExactly("both");
        assertThat(names(lists().whereContainsAll("a", List.of("1", 1)))).containsExactly("mixed");
    }

    @Test
    void whereContainsAll_onAnotherType_isEquality() {
        assertThat(names(lists().whereContainsAll("s", List.of("x")))).containsExactly("more");
        assertThat(names(lists().whereContainsAll("s", List.of("x", "y")))).isEmpty();
    }

    @Test
    void whereContainsAll_ofNull_neverFindsAMissingField() {
        assertThat(names(lists().whereContainsAll("a", Arrays.asList(1, null)))).containsExactly("mixed");
        assertThat(Wheres.names(parse, "List", "{'a':{'$all':[null,1]}}")).containsExactly("mixed");
        assertThat(Wheres.names(parse, "List", "{'s':{'$all':[null]}}")).isEmpty();
    }

    @Test
    void whereContainsAll_withContainedIn_bothApply() {
        assertThat(names(lists().whereContainsAll("a", List.of(1)).whereContainedIn("a", List.of(3, 7))))
                .containsExactly("more");
    }

    @Test
    void whereContainsAllStartsWith_findsAStringForEachPrefix() {
        assertThat(names(lists().whereContainsAllStartsWith("a", List.of("av", "ban"))))
                .containsExactly("words");
        assertThat(names(lists().whereContainsAllStartsWith("a", List.of("av", "c"))))
                .isEmpty();
        assertThat(names(lists().whereContainsAllStartsWith("a", List.of()))).isEmpty();
        assertThat(Wheres.names(
                        parse, "List", "{'a':{'$all':[{'$regex':'^\\\\Qapp\\\\E'},{'$regex':'^\\\\Qb\\\\E'}]}}"))
                .containsExactly("words");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a':{'$all':1}}",
                "{'a':{'$all':null}}",
                "{'a':{'$all':[{'$regex':'^\\\\Qa\\\\E'},1]}}",
                "{'a':{'$all':[{'$regex':'a'}]}}",
                "{'a':{'$all':[{'$regex':'^\\\\Qa\\\\E','$options':'i'}]}}",
                "{'a':{'$all':[{'$gt':1}]}}",
                "{'a':{'$containedBy':1}}",
                "{'a':{'$containedBy':{'x':1}}}",
                "{'a':{'$containedBy':[{'$gt':1}]}}"
            })
    void arrayOperator_withAWrongOperand_isInvalidJson(String where) {
        assertRefused(ParseException.INVALID_JSON, () -> Wheres.names(parse, "List", where));
    }
}
