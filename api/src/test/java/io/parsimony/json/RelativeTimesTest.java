package io.parsimony.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.query.RelativeTime;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeTimesTest {
    @ParameterizedTest
    @CsvSource({
        "now,0",
        "NOW,0",
        "in 1 sec,1",
        "1 second ago,-1",
        "in 2 mins,120",
        "1 hr ago,-3600",
        "in 1 d,86400",
        "2 wks ago,-1209600",
        "in 1 yr,31536000",
        "3 days 2 hours ago,-266400",
        "in 1 day 1 DAY,172800",
        "  in   5   secs ,5",
        "in -1 days,-86400",
        "in 0 sec,0"
    })
    void parse_whatTheGrammarHas_isSomeSeconds(String text, long seconds) {
        RelativeTime time = RelativeTimes.parse(text);

        assertThat(time.fromNow()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(RelativeTimes.parse(RelativeTimes.format(time))).isEqualTo(time);
    }
}
