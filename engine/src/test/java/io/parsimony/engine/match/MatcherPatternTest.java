package io.parsimony.engine.match;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.ParseException;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MatcherPatternTest {
    private final Matcher matcher = new Matcher(OtherObjects.NONE, Clock.systemUTC());

    private boolean matches(String pattern, String options, ParseValue value) {
        return matcher.matches(
                new Constraint.Matches(FieldPath.of("f"), pattern, options),
                new Candidate("id", 0, 0, new ObjectValue(Map.of("f", value))));
    }

    @ParameterizedTest
    @CsvSource({
        "'b','','abc',true",
        "'^b','','abc',false",
        "'^\\Qa.c\\E','','a.cd',true",
        "'^\\Qa.c\\E','','abcd',false",
        "'B','','abc',false",
        "'B','i','abc',true",
        "'É','i','é',false",
        "'É','iu','é',true",
        "'a b','x','ab',true",
        "'','','',true",
        "'^$','','a',false"
    })
    void matches_ofPattern_findsItAnywhere(String pattern, String options, String text, boolean expected) {
        assertThat(matches(pattern, options, new StringValue(text))).isEqualTo(expected);
    }

    @Test
    void matches_ofLines_followsTheOptions() {
        StringValue lines = new StringValue("a\nb");

        assertThat(matches("^b$", "", lines)).isFalse();
        assertThat(matches("^b$", "m", lines)).isTrue();
        assertThat(matches("^$", "m", new StringValue(""))).isTrue();
        assertThat(matches("a.b", "", lines)).isFalse();
        assertThat(matches("a.b", "s", lines)).isTrue();
        assertThat(matches("a.b", "", new StringValue("a\rb"))).isTrue();
    }

    @Test
    void matches_inArray_looksAtEachString() {
        assertThat(matches("^b", "", new ArrayValue(List.of(new NumberValue(1), new StringValue("b")))))
                .isTrue();
        assertThat(matches("1", "", new NumberValue(1))).isFalse();
        assertThat(matches("", "", ParseValue.NULL)).isFalse();
    }

    @Test
    void matches_ofBrokenPattern_is102() {
        assertThatThrownBy(() -> matches("(", "", new StringValue("a")))
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(ParseException.INVALID_QUERY));
    }

    @Test
    @Timeout(value = 10, unit = SECONDS)
    void matches_ofPatternThatBacktracksForEver_is124() {
        assertThatThrownBy(() -> matches("^(a+)+\\1$", "", new StringValue("a".repeat(60) + "b")))
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(ParseException.TIMEOUT));
    }

    @Test
    void matches_ofPatternThatRecursesTooDeep_is124() {
        assertThatThrownBy(() -> matches("^(a|b)*$", "", new StringValue("ab".repeat(1_000_000))))
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(ParseException.TIMEOUT));
    }
}
