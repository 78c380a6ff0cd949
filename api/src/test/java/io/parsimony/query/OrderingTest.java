package io.parsimony.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parsimony.ParseException;
import org.junit.jupiter.api.Test;

class OrderingTest {
    @Test
    void parse_ofAPath_isAscending() {
        assertThat(Ordering.parse("score")).isEqualTo(Ordering.ascending("score"));
        assertThat(Ordering.parse(" team.name ")).isEqualTo(Ordering.ascending("team.name"));
    }

    @Test
    void parse_ofAMinusAndAPath_isDescending() {
        assertThat(Ordering.parse("-score")).isEqualTo(Ordering.descending("score"));
        assertThat(Ordering.parse(" - score ")).isEqualTo(Ordering.descending("score"));
        assertThat(Ordering.parse("-$score")).isEqualTo(Ordering.descending("$score"));
    }

    @Test
    void parse_ofNoPath_isInvalidKeyName() {
        for (String key : new String[] {"", "-", "--score", "a b"}) {
            assertThatExceptionOfType(ParseException.class)
                    .isThrownBy(() -> Ordering.parse(key))
                    .satisfies(e -> assertThat(e.getCode()).isEqualTo(ParseException.INVALID_KEY_NAME));
        }
    }
}
