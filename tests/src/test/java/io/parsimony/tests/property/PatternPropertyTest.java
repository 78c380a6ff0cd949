package io.parsimony.tests.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.engine.regex.MatchingTime;
import io.parsimony.engine.regex.RegularExpression;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Random patterns, found in random texts by our engine and by Java's. {@code -Dregex.cases=1000000} asks longer, {@code -Dregex.seed=42}
 * others.
 */
class PatternPropertyTest {
    private static final int TEXTS_PER_PATTERN = 4;

    @Test
    void isFoundIn_randomPatterns_saysWhatJavaSays() {
        long seed = Long.getLong("regex.seed", 1);
        RandomPatterns random = RandomPatterns.sharedWithJava(seed);
        int found = 0;
        for (int i = 0; i < Integer.getInteger("regex.cases", 20_000); i++) {
            String pattern = random.pattern(3);
            String options = random.options();
            for (int j = 0; j < TEXTS_PER_PATTERN; j++) {
                String text = random.text();
                if (meansSomethingElseInJava(pattern, options, text)) {
                    continue;
                }
                boolean expected = isFoundByJava(pattern, options, text);
                found += expected ? 1 : 0;
                assertThat(RegularExpression.parse(pattern, options).isFoundIn(text, MatchingTime.endless()))
                        .as("seed %s case %s: /%s/%s in '%s'", seed, i, pattern, options, text)
                        .isEqualTo(expected);
            }
        }
        assertThat(found).isGreaterThan(1_000);
    }

    /**
     * Java's {@code ^} is not found in an empty text with {@code m}, PCRE's is; its {@code \b} goes by Unicode before version 19, PCRE's and
     * ours by ASCII.
     */
    private static boolean meansSomethingElseInJava(String pattern, String options, String text) {
        return (options.contains("m") && text.isEmpty())
                || (!options.contains("u") && pattern.toLowerCase(Locale.ROOT).contains("\\b") && text.contains("é"));
    }

    private static boolean isFoundByJava(String pattern, String options, String text) {
        int flags = Pattern.UNIX_LINES;
        flags |= options.contains("i") ? Pattern.CASE_INSENSITIVE : 0;
        flags |= options.contains("m") ? Pattern.MULTILINE : 0;
        flags |= options.contains("s") ? Pattern.DOTALL : 0;
        flags |= options.contains("u") ? Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS : 0;
        return Pattern.compile(pattern, flags).matcher(text).find();
    }
}
