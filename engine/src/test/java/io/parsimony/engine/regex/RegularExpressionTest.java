package io.parsimony.engine.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RegularExpressionTest {
    private static boolean isFound(String pattern, String options, String text) {
        return RegularExpression.parse(pattern, options).isFoundIn(text, MatchingTime.endless());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "colou?r~~my color~true",
                "^Sm[iy]th$~~Smith~true",
                "^Sm[iy]th$~~Smithy~false",
                "smith~i~SMITH~true",
                "é~i~É~false",
                "é~iu~É~true",
                "\\w~~é~false",
                "\\w~u~é~true",
                "^\\QC++ (1.0)\\E~~C++ (1.0) is old~true",
                "\\Qa\\E\\\\E\\Qb\\E$~~xa\\Eb~true",
                "a.c~~a\u2028c~true",
                "(?<year>\\d{4})-(?:0[1-9]|1[0-2])~~on 2026-11-25~true",
                "^(?!.*draft).*report~~the report~true",
                "^(?!.*draft).*report~~a draft report~false",
                "(?<=USD )\\d+~~USD 12~true",
                "(?<!x.*)y~~x..y~false",
                "a(?i)b~~aB~true",
                "a(?i)b~~AB~false",
                "(?i:a)b~~Ab~true",
                "(?i-s:a)B~~ab~false",
                "a b # comment~x~ab~true",
                "a(?#comment)b~~ab~true",
                "{a}~~{a}~true",
                "x{2~~x{2~true",
                "[]a]~~]~true",
                "[^]a]~~]~false",
                "[a-]~~-~true",
                "[\\w-]~~-~true",
                "[[:digit:]]{3}~~123~true",
                "[[:^digit:]]~~123~false",
                "\\p{IsGreek}~~αβγ~true",
                "\\P{L}~~abc~false",
                "\\pN~~7~true",
                "😀{2}~~😀😀~true",
                "^.$~~😀~true",
                "[😀-😂]~~😁~true",
                "\\x{1F600}~~😀~true",
                "\\u0041\\x42\\0103~~ABC~true",
                "a\\Rb~~a_b~false",
                "|a~~zzz~true",
                "()~~~true"
            })
    void isFoundIn_whatPcreSays_isWhatItSays(String pattern, String options, String text, boolean expected) {
        assertThat(isFound(pattern, options == null ? "" : options, text == null ? "" : text))
                .isEqualTo(expected);
    }

    @Test
    void isFoundIn_multiline_endsLinesWithLineFeeds() {
        assertThat(isFound("^b$", "m", "a\nb\nc")).isTrue();
        assertThat(isFound("^b$", "", "a\nb\nc")).isFalse();
        assertThat(isFound("a$", "", "a\n")).isTrue();
        assertThat(isFound("a\\z", "", "a\n")).isFalse();
        assertThat(isFound("^b", "m", "a\rb")).isFalse();
        assertThat(isFound("a.b", "", "a\nb")).isFalse();
        assertThat(isFound("a.b", "s", "a\nb")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "(?:a",
                "[a",
                "[",
                "a**b(",
                "*",
                "+a",
                "?",
                "a|*",
                "\\",
                "a{2,1}",
                "a{1001}",
                "[b-a]",
                "\\q",
                "\\p{Nonsense}",
                "\\p{",
                "\\x{110000}",
                "\\x{",
                "(?<1a>b)",
                "(?<n",
                "[[a]]",
                "[a&&b]",
                "[[:nonsense:]]",
                "\\1",
                "(a)\\1",
                "\\k<n>",
                "(?>a)",
                "a++",
                "a*+",
                "(?R)",
                "(?1)",
                "(?(1)a|b)",
                "(?|a)",
                "(*UTF8)a",
                "\\G",
                "\\K",
                "\\N{SPACE}",
                "(?q)",
                "(?#",
                "(?i",
                "((a{100}){100}){100}",
                "[\\b]"
            })
    void parse_malformedOrLeftOut_isInvalidQuery(String pattern) {
        assertThatThrownBy(() -> RegularExpression.parse(pattern, ""))
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(ParseException.INVALID_QUERY));
    }

    @Test
    void parse_deepGroups_isInvalidQuery() {
        assertThatThrownBy(() -> RegularExpression.parse("(".repeat(5_000) + ")".repeat(5_000), ""))
                .isInstanceOf(ParseException.class);
        assertThatThrownBy(() -> RegularExpression.parse("a".repeat(10_001), ""))
                .isInstanceOf(ParseException.class);
        assertThatThrownBy(() -> RegularExpression.parse("a", "g")).isInstanceOf(ParseException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(a+)+$",
                "^(a|aa)+$",
                "^(a|a)*$",
                "^(a*)*b",
                "(a*)*$x",
                "^(([a-z])+.)+[A-Z]([a-z])+$",
                "(?:(?:(?:a?){20}){20}){5}b",
                "(?:a?|b?|c?){40}d",
                "^(?=(a+)+$)b",
                "(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)[^ax]"
            })
    void isFoundIn_hostilePattern_isAnsweredAtOnce(String pattern) {
        RegularExpression expression = RegularExpression.parse(pattern, "");
        long start = System.nanoTime();
        assertThat(expression.isFoundIn("a".repeat(5_000) + "x", new MatchingTime(5_000_000_000L)))
                .isFalse();
        expression.isFoundIn("", MatchingTime.endless());
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    @Test
    void isFoundIn_manyTexts_shareTheTime() {
        RegularExpression expression = RegularExpression.parse("(?:a|b)*a(?:a|b){400}c", "");
        MatchingTime time = new MatchingTime(20_000_000);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100_000; i++) {
                        expression.isFoundIn("ab".repeat(500), time);
                    }
                })
                .isInstanceOf(MatchingTimeoutException.class);
    }
}
