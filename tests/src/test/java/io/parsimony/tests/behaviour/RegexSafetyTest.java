package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.ParseGeoPoint;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import io.parsimony.tests.database.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No pattern keeps the database busy: it is answered, or refused, soon. */
class RegexSafetyTest extends WithParse {
    private static final Duration SOON = Duration.ofMillis(Long.getLong("regex.soonMillis", 5_000));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(a+)+$",
                "^(a|aa)+$",
                "^(a|a)*$",
                "^(([a-z])+.)+[A-Z]([a-z])+$",
                "(a*)*b$",
                "(.*)(.*)(.*)(.*)(.*)(.*)[^ax]$",
                "^(?=(a+)+$).*b",
                "(?:(?:(?:a?){20}){20}){5}b",
                "(?:a?|b?|c?){40}d"
            })
    void find_withHostilePattern_isAnsweredOrRefusedSoon(String pattern) {
        saved("Text", "text", "a".repeat(40) + "x", "list", List.of("a".repeat(40) + "x"));
        saved("Text", "text", "a".repeat(5_000) + "x", "list", List.of("a".repeat(5_000) + "x"));
        saved("Text", "text", "", "list", List.of(""));

        for (String field : List.of("text", "list")) {
            long start = System.nanoTime();
            int found;
            try {
                found = parse.query("Text").whereMatches(field, pattern).find().size();
            } catch (ParseException e) {
                assertThat(e.getCode()).isIn(ParseException.TIMEOUT, ParseException.INVALID_QUERY);
                found = 0;
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
            assertThat(found).isLessThanOrEqualTo(1); // the empty one
        }
    }

    @Test
    void find_withSlowPatternOnManyRows_isCutOffAsAWhole() {
        String slow = "ab".repeat(4_000);
        parse.saveAll(IntStream.range(0, 200)
                .mapToObj(i -> unsaved("Text", "text", slow + i))
                .toList());
        String pattern = "(?:a|b)*a(?:a|b){900}c";

        long start = System.nanoTime();
        if (TestDatabase.isPostgres()) {
            assertAnsweredOrTimeout(pattern); // its automata are faster, so it may be ready in time
        } else {
            assertRefused(
                    ParseException.TIMEOUT,
                    () -> parse.query("Text").whereMatches("text", pattern).find());
            assertRefused(
                    ParseException.TIMEOUT,
                    () -> parse.query("Text").whereMatches("text", pattern).count());
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON.multipliedBy(2));

        // and the backend goes on
        assertThat(parse.query("Text").whereMatches("text", "b0$").find()).hasSize(1);
    }

    @Test
    void findNearest_withSlowPatternOnManyRows_isCutOffAsAWhole() {
        Random random = new Random(1);
        parse.saveAll(IntStream.range(0, 1_000)
                .mapToObj(i -> unsaved("Place", "text", letters(random), "at", new ParseGeoPoint(0, i * 0.01)))
                .toList());
        parse.asMaster().createIndex(new IndexDefinition("Place", "byAt", Map.of("at", IndexKey.ASCENDING), false));

        long start = System.nanoTime();
        assertRefused(
                ParseException.TIMEOUT,
                () -> parse.query("Place")
                        .whereNear("at", new ParseGeoPoint(0, 0))
                        .whereMatches("text", "(?:a|b)*a(?:a|b){100}c")
                        .limit(3)
                        .find());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    }

    /** As no automaton has met them before. */
    private static String letters(Random random) {
        return random.ints(8_000, 'a', 'c')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void assertAnsweredOrTimeout(String pattern) {
        try {
            assertThat(parse.query("Text").whereMatches("text", pattern).find()).isEmpty();
        } catch (ParseException e) {
            assertThat(e.getCode()).isEqualTo(ParseException.TIMEOUT);
        }
    }

    @Test
    void find_withTooLargePattern_isInvalidQuery() {
        saved("Text", "text", "a");

        assertRefused(
                ParseException.INVALID_QUERY,
                () -> parse.query("Text")
                        .whereMatches("text", "((a{100}){100}){100}")
                        .find());
        assertRefused(
                ParseException.INVALID_QUERY,
                () -> parse.query("Text")
                        .whereMatches("text", "(".repeat(1_000) + ")".repeat(1_000))
                        .find());
    }
}
