package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.tests.database.TestDatabase;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code $relativeTime} (section 3.4). */
class RelativeTimeTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final MovableClock clock = new MovableClock(NOW);
    private final Parse parse = TestDatabase.builder().clock(clock).open();

    @BeforeEach
    void saveMeetings() {
        save("last week", NOW.minusSeconds(7 * 86_400));
        save("an hour ago", NOW.minusSeconds(3_600));
        save("now", NOW);
        save("tomorrow", NOW.plusSeconds(86_400));
    }

    @AfterEach
    void closeParse() {
        parse.close();
    }

    private void save(String name, Instant at) {
        parse.object("Meeting")
                .put("name", name)
                .put("at", at)
                .put("o", Map.of("at", at))
                .put("text", "now")
                .save();
    }

    @Test
    void relativeTime_isSeenFromTheBackendsClock() {
        assertThat(Wheres.names(parse, "Meeting", "{'at':{'$lt':{'$relativeTime':'now'}}}"))
                .containsExactly("last week", "an hour ago");
        assertThat(Wheres.names(parse, "Meeting", "{'at':{'$lte':{'$relativeTime':'NOW'}}}"))
                .containsExactly("last week", "an hour ago", "now");
        assertThat(Wheres.names(parse, "Meeting", "{'at':{'$gte':{'$relativeTime':'1 hr ago'}}}"))
                .containsExactly("an hour ago", "now", "tomorrow");
        assertThat(Wheres.names(parse, "Meeting", "{'at':{'$gt':{'$relativeTime':'in 23 hours 59 mins'}}}"))
                .containsExactly("tomorrow");
        assertThat(Wheres.names(
                        parse,
                        "Meeting",
                        "{'at':{'$gt':{'$relativeTime':'1 wk 1 d ago'},'$lt':{'$relativeTime':'in 0 secs'}}}"))
                .containsExactly("last week", "an hour ago");
        assertThat(Wheres.names(parse, "Meeting", "{'o.at':{'$gt':{'$relativeTime':'now'}}}"))
                .containsExactly("tomorrow");
    }

    @Test
    void relativeTime_isSeenAnewAtEachQuery() {
        String where = "{'at':{'$gt':{'$relativeTime':'now'}}}";
        assertThat(Wheres.names(parse, "Meeting", where)).containsExactly("tomorrow");

        clock.set(NOW.plusSeconds(2 * 86_400));
        assertThat(Wheres.names(parse, "Meeting", where)).isEmpty();
        assertThat(Wheres.names(parse, "Meeting", "{'createdAt':{'$lt':{'$relativeTime':'1 day ago'}}}"))
                .hasSize(4);
    }

    @Test
    void relativeTime_onAFieldThatNobodyHas_findsNothing() {
        assertThat(Wheres.names(parse, "Meeting", "{'never':{'$lt':{'$relativeTime':'now'}}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'text':{'$lt':{'$relativeTime':'now'}}}",
                "{'objectId':{'$lt':{'$relativeTime':'now'}}}",
                "{'o':{'$lt':{'$relativeTime':'now'}}}",
                "{'at':{'$eq':{'$relativeTime':'now'}}}",
                "{'at':{'$ne':{'$relativeTime':'now'}}}",
                "{'at':{'$in':[{'$relativeTime':'now'}]}}",
                "{'at':{'$relativeTime':'now'}}",
                "{'at':{'$lt':{'$relativeTime':1}}}",
                "{'at':{'$lt':{'$relativeTime':'now','x':1}}}",
                "{'at':{'$lt':{'$relativeTime':''}}}",
                "{'at':{'$lt':{'$relativeTime':'yesterday'}}}",
                "{'at':{'$lt':{'$relativeTime':'in'}}}",
                "{'at':{'$lt':{'$relativeTime':'ago'}}}",
                "{'at':{'$lt':{'$relativeTime':'in 1 day ago'}}}",
                "{'at':{'$lt':{'$relativeTime':'1 day'}}}",
                "{'at':{'$lt':{'$relativeTime':'in 1'}}}",
                "{'at':{'$lt':{'$relativeTime':'in day 1'}}}",
                "{'at':{'$lt':{'$relativeTime':'in 1.5 days'}}}",
                "{'at':{'$lt':{'$relativeTime':'in 1 month'}}}",
                "{'at':{'$lt':{'$relativeTime':'in 9999999999 years'}}}",
                "{'at':{'$lt':{'$relativeTime':'in 99999999999999999999 secs'}}}"
            })
    void relativeTime_malformedOrNotOnADate_isInvalidJson(String where) {
        assertRefused(ParseException.INVALID_JSON, () -> Wheres.names(parse, "Meeting", where));
    }
}
