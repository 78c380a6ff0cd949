package io.parsimony.engine.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.TextSearch;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MatcherTextTest {
    private final Matcher matcher = new Matcher(OtherObjects.NONE, Clock.systemUTC());

    private boolean finds(TextSearch search, ParseValue value) {
        return matcher.matches(
                new Constraint.Text(FieldPath.of("f"), search),
                new Candidate("id", 0, 0, new ObjectValue(Map.of("f", value))));
    }

    private boolean finds(String term, String text) {
        return finds(new TextSearch(term, false, false), new StringValue(text));
    }

    @ParameterizedTest
    @CsvSource({
        "fox,A red fox,true",
        "fox hen,A red fox,true",
        "hen,A red fox,false",
        "fo,A red fox,false",
        "FOX,'fox_trot, please',true",
        "fóx,fox,true",
        "fox,fo\u0301x,true",
        "'',fox,false",
        "'...',fox,false"
    })
    void text_ofWords_findsOneOfThem(String term, String text, boolean expected) {
        assertThat(finds(term, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"red fox\"',A red fox,true",
        "'\"fox red\"',A red fox,false",
        "'hen \"red fox\"',A red fox,true",
        "'hen \"red hen\"','red fox, hen',false",
        "'\"\" fox',fox,true",
        "'\"\"',fox,false",
        "'red \"fox',A fox,true",
        "'\"red\" \"fox','fox',false"
    })
    void text_ofPhrases_needsAllOfThem(String term, String text, boolean expected) {
        assertThat(finds(term, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "fox -red,a fox,true",
        "fox -red,a red fox,false",
        "-red,a fox,false",
        "fox-red,a red hen,true",
        "fox -red-hen,hen fox,false",
        "fox - red,red fox,true",
        "'fox -\"red hen\"',red fox and hen,true",
        "'fox -\"red hen\"',fox and red hen,false",
        "'\"fox\"-red',red fox,false"
    })
    void text_ofUnwantedWords_leavesThemOut(String term, String text, boolean expected) {
        assertThat(finds(term, text)).isEqualTo(expected);
    }

    @Test
    void text_thatIsSensitive_tellsCaseAndDiacriticsApart() {
        assertThat(finds(new TextSearch("Fox", true, false), new StringValue("fox")))
                .isFalse();
        assertThat(finds(new TextSearch("Fox", true, false), new StringValue("Fóx")))
                .isTrue();
        assertThat(finds(new TextSearch("fox", false, true), new StringValue("fóx")))
                .isFalse();
        assertThat(finds(new TextSearch("FÓX", false, true), new StringValue("fo\u0301x")))
                .isTrue();
    }

    @Test
    void text_inArray_looksAtEachStringByItself() {
        ParseValue array = new ArrayValue(List.of(new StringValue("red"), new NumberValue(1), new StringValue("fox")));

        assertThat(finds(new TextSearch("fox", false, false), array)).isTrue();
        assertThat(finds(new TextSearch("\"red fox\"", false, false), array)).isFalse();
        assertThat(finds(new TextSearch("1", false, false), new NumberValue(1))).isFalse();
    }
}
