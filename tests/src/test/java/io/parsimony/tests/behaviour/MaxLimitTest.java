package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.tests.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The option {@code maxLimit} (section 3.1, limit). */
class MaxLimitTest {
    private final Parse parse = TestDatabase.builder().maxLimit(10).open();
    private final List<ParseObject> rows = new ArrayList<>();

    @BeforeEach
    void saveRows() {
        IntStream.range(0, 25).forEach(i -> rows.add(parse.object("Row").put("v", i)));
        parse.saveAll(rows);
    }

    @AfterEach
    void close() {
        parse.close();
    }

    @Test
    void limit_aboveTheMaximum_isLowered() {
        assertThat(parse.query("Row").limit(1_000).find()).hasSize(10);
        assertThat(parse.query("Row").find()).hasSize(10);
        assertThat(parse.asMaster().query("Row").limit(1_000).find()).hasSize(10);
    }

    @Test
    void limit_belowTheMaximum_counts() {
        assertThat(parse.query("Row").limit(3).find()).hasSize(3);
    }

    @Test
    void count_isNotLimited() {
        assertThat(parse.query("Row").count()).isEqualTo(25);
        assertThat(parse.query("Row").limit(1_000).findAndCount().count()).isEqualTo(25);
    }

    @Test
    void each_andFetchAll_areNotLimited() {
        List<ParseObject> seen = new ArrayList<>();
        parse.query("Row").each(seen::add);
        assertThat(seen).hasSize(25);

        parse.fetchAll(rows);
        assertThat(rows).allMatch(ParseObject::isDataAvailable);
    }

    @Test
    void included_areNotLimited() {
        parse.object("All").put("rows", rows).save();

        assertThat(parse.query("All").include("rows").getFirst().getList("rows"))
                .hasSize(25)
                .allMatch(row -> ((ParseObject) row).isDataAvailable());
    }

    @Test
    void maxLimit_belowOne_isRefused() {
        assertRefused(
                ParseException.OTHER_CAUSE, () -> Parse.builder().maxLimit(0).open());
    }
}
