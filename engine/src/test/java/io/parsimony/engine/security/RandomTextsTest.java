package io.parsimony.engine.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomTextsTest {
    private final RandomTexts texts = new RandomTexts(new Random(42));

    @Test
    void texts_haveParsesForms() {
        assertThat(texts.objectId()).matches("[A-Za-z0-9]{10}");
        assertThat(texts.sessionToken()).matches("r:[0-9a-f]{32}");
        assertThat(texts.mailToken()).matches("[A-Za-z0-9]{25}");
        assertThat(texts.username()).matches("[A-Za-z0-9]{25}");
    }

    @Test
    void texts_ofTheSameNumbers_areTheSame() {
        assertThat(all(new RandomTexts(new Random(7)))).isEqualTo(all(new RandomTexts(new Random(7))));
    }

    @Test
    void mailTokens_useEveryLetterAndDigit() {
        Set<Integer> characters = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            texts.mailToken().chars().forEach(characters::add);
        }
        assertThat(characters).hasSize(62);
    }

    private static List<String> all(RandomTexts texts) {
        return List.of(texts.objectId(), texts.sessionToken(), texts.mailToken(), texts.username());
    }
}
