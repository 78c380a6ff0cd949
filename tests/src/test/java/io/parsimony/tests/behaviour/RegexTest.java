package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code $regex} and {@code $options} (section 3.10). */
class RegexTest extends WithParse {
    @BeforeEach
    void saveSauces() {
        saved("Sauce", "name", "extra hot", "label", "Extra Hot", "tags", List.of("red", "very hot", 1));
        saved("Sauce", "name", "hot", "label", "hot", "o", Map.of("kind", "hot", "list", List.of("mild", "hotter")));
        saved("Sauce", "name", "lines", "label", "first\nhot\n");
        saved("Sauce", "name", "quotes", "label", "a\\Eb (c) *d*");
        saved("Sauce", "name", "null", "label", null);
        saved("Sauce", "name", "missing");
        saved("Sauce", "name", "mild", "label", "mild", "tags", List.of("green"), "number", 5);
    }

    private ParseQuery<ParseObject> sauces() {
        return parse.query("Sauce");
    }

    @Test
    void whereMatches_findsItAnywhereInTheSameCase() {
        assertThat(names(sauces().whereMatches("label", "ho?t"))).containsExactly("hot", "lines");
        assertThat(names(sauces().whereMatches("label", "^hot$"))).containsExactly("hot");
        assertThat(names(sauces().whereMatches("label", "H.t"))).containsExactly("extra hot");
        assertThat(names(sauces().whereMatches("label", "")))
                .containsExactly("extra hot", "hot", "lines", "quotes", "mild");
    }

    @Test
    void whereMatches_modifiers_areThoseOfPcre() {
        assertThat(names(sauces().whereMatches("label", "^hot", "m"))).containsExactly("hot", "lines");
        assertThat(names(sauces().whereMatches("label", "HOT", "i"))).containsExactly("extra hot", "hot", "lines");
        assertThat(names(sauces().whereMatches("label", "first.hot"))).isEmpty();
        assertThat(names(sauces().whereMatches("label", "first.hot", "s"))).containsExactly("lines");
        assertThat(names(sauces().whereMatches("label", "^ m i l d $ # all of it", "x")))
                .containsExactly("mild");
        assertThat(names(sauces().whereMatches("label", "^HOT$", "smi"))).containsExactly("hot", "lines");
        assertRefused(ParseException.INVALID_QUERY, () -> sauces().whereMatches("label", "a", "g"));
    }

    @Test
    void whereMatches_onArrays_looksAtTheirStrings() {
        assertThat(names(sauces().whereMatches("tags", "^very"))).containsExactly("extra hot");
        assertThat(names(sauces().whereMatches("tags", "re"))).containsExactly("extra hot", "mild");
        assertThat(names(sauces().whereMatches("tags", "1"))).isEmpty();
    }

    @Test
    void whereMatches_onPathsAndIds_looksThere() {
        assertThat(names(sauces().whereMatches("o.kind", "^h.t$"))).containsExactly("hot");
        assertThat(names(sauces().whereMatches("o.list", "tter$"))).containsExactly("hot");
        assertThat(names(sauces().whereMatches("o.list.0", "mild|x"))).containsExactly("hot");
        ParseObject mild = sauces().whereEqualTo("name", "mild").getFirst();
        assertThat(names(sauces().whereMatches("objectId", "(?:" + idOf(mild) + ")$")))
                .containsExactly("mild");
    }

    @Test
    void whereMatches_onOtherTypes_findsNothing() {
        assertThat(names(sauces().whereMatches("number", "5"))).isEmpty();
        assertThat(names(sauces().whereMatches("createdAt", "2"))).isEmpty();
        assertThat(names(sauces().whereMatches("never", ".*"))).isEmpty();
    }

    @Test
    void whereMatches_negated_findsWhatHasNoSuchString() {
        assertThat(names(ParseQuery.nor(List.of(sauces().whereMatches("label", "o")))))
                .containsExactly("quotes", "null", "missing", "mild");
    }

    @Test
    void whereContainsAndEndsWith_takeTheTextAsItIs() {
        assertThat(names(sauces().whereContains("label", "(c) *"))).containsExactly("quotes");
        assertThat(names(sauces().whereContains("label", "a\\Eb"))).containsExactly("quotes");
        assertThat(names(sauces().whereEndsWith("label", "*d*"))).containsExactly("quotes");
        assertThat(names(sauces().whereEndsWith("label", "hot"))).containsExactly("hot", "lines");
        assertThat(names(sauces().whereContains("label", "HOT"))).isEmpty();
        assertThat(names(sauces().whereEndsWith("tags", "hot"))).containsExactly("extra hot");
    }

    @Test
    void whereMatches_again_replacesTheEarlierOne() {
        assertThat(names(sauces().whereStartsWith("label", "x").whereMatches("label", "hot")))
                .containsExactly("hot", "lines");
        assertThat(names(sauces().whereMatches("label", "x").whereEqualTo("label", "hot")))
                .containsExactly("hot");
    }

    @Test
    void whereMatches_beginningOfTheText_usesAnIndex() {
        parse.asMaster().index("Sauce", "label");

        assertThat(names(sauces().whereMatches("label", "^ho"))).containsExactly("hot");
        assertThat(sauces().whereMatches("label", "^ho").explain().toString()).contains("label starts with");
    }

    @Test
    void regex_inJson_isTheSame() {
        assertThat(Wheres.names(parse, "Sauce", "{'label':{'$regex':'HOT$','$options':'i'}}"))
                .containsExactly("extra hot", "hot", "lines");
        assertThat(Wheres.names(parse, "Sauce", "{'label':{'$regex':'^\\\\Qhot\\\\E'}}"))
                .containsExactly("hot");
        assertThat(Wheres.names(parse, "Sauce", "{'label':{'$regex':'^\\\\QHOT\\\\E','$options':'i'}}"))
                .containsExactly("hot");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{'label':{'$regex':'('}}~102",
                "{'label':{'$regex':'a**b('}}~102",
                "{'never':{'$regex':'['}}~102",
                "{'label':{'$regex':'(a)\\\\1'}}~102",
                "{'label':{'$regex':1}}~102",
                "{'label':{'$regex':'a','$options':'g'}}~102",
                "{'label':{'$regex':'a','$options':1}}~102",
                "{'label':{'$options':'i'}}~102"
            })
    void regex_malformed_isInvalidQuery(String where, int code) {
        assertRefused(code, () -> Wheres.names(parse, "Sauce", where));
    }

    @Test
    void count_withRegex_countsAll() {
        assertThat(sauces().whereMatches("label", "o").count()).isEqualTo(3);
    }
}
