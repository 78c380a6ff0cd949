package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.CountedResults;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Results and count in one request (section 3.1, count). */
class FindAndCountTest extends WithParse {

    @BeforeEach
    void saveRows() {
        parse.saveAll(IntStream.range(0, 25)
                .mapToObj(i -> unsaved("Row", "name", "n" + i, "v", i % 2))
                .toList());
    }

    @Test
    void findAndCount_countsBeyondLimitAndSkip() {
        CountedResults<ParseObject> page =
                parse.query("Row").whereEqualTo("v", 0).skip(2).limit(3).findAndCount();

        assertThat(page.results()).extracting(row -> row.getString("name")).containsExactly("n4", "n6", "n8");
        assertThat(page.count()).isEqualTo(13);
    }

    @Test
    void findAndCount_withLimitZero_onlyCounts() {
        CountedResults<ParseObject> page = parse.query("Row").limit(0).findAndCount();

        assertThat(page.results()).isEmpty();
        assertThat(page.count()).isEqualTo(25);
    }

    @Test
    void findAndCount_atTheLastPage_countsAll() {
        CountedResults<ParseObject> page = parse.query("Row").skip(20).limit(10).findAndCount();

        assertThat(page.results()).hasSize(5);
        assertThat(page.count()).isEqualTo(25);
    }

    @Test
    void findAndCount_beyondTheEnd_countsAll() {
        CountedResults<ParseObject> page = parse.query("Row").skip(30).findAndCount();

        assertThat(page.results()).isEmpty();
        assertThat(page.count()).isEqualTo(25);
    }

    @Test
    void findAndCount_countsOnlyWhatTheCallerMayRead() {
        ParseObject hidden = unsaved("Row", "name", "hidden");
        hidden.setACL(new ParseACL());
        hidden.save();

        assertThat(parse.query("Row").limit(1).findAndCount().count()).isEqualTo(25);
        assertThat(parse.asMaster().query("Row").limit(1).findAndCount().count())
                .isEqualTo(26);
    }

    @Test
    void findAndCount_ofClassNeverWritten_isZero() {
        assertThat(parse.query("Ghost").findAndCount().count()).isZero();
    }

    @Test
    void findAndCount_malformed_isRefused() {
        assertRefused(
                ParseException.INVALID_KEY_NAME,
                () -> parse.query("Row").whereEqualTo("_hidden", 1).findAndCount());
    }
}
