package io.parsimony.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class H2DialectTest {
    private final H2Dialect dialect = new H2Dialect();

    @Test
    void afterPrefix_isTheFirstStringBeyond() {
        assertThat(dialect.afterPrefix("ab")).contains("ac");
        assertThat(dialect.afterPrefix("a\uffff")).contains("b");
        assertThat(dialect.afterPrefix("😀")).contains("\ud83d\ude01");
        assertThat(dialect.afterPrefix("\udbff\udfff")).contains("\udbff\ue000");
        assertThat(dialect.afterPrefix("")).isEmpty();
        assertThat(dialect.afterPrefix("\uffff\uffff")).isEmpty();
    }

    @Test
    void afterPrefix_randomStrings_separatesThoseThatStartSo() {
        Random random = new Random(7);
        String alphabet = "ab\uffff\ud83d\ude00\udbff\udfff\ue000";
        for (int i = 0; i < 20_000; i++) {
            String prefix = text(random, alphabet, 3);
            String text = text(random, alphabet, 5);
            boolean inRange = text.compareTo(prefix) >= 0
                    && dialect.afterPrefix(prefix)
                            .map(after -> text.compareTo(after) < 0)
                            .orElse(true);
            assertThat(inRange).as("'%s' and prefix '%s'", text, prefix).isEqualTo(text.startsWith(prefix));
        }
    }

    private static String text(Random random, String alphabet, int maxLength) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(maxLength + 1); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
