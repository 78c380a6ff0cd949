package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PagingTest extends WithParse {

    @BeforeEach
    void saveRows() {
        parse.saveAll(IntStream.range(0, 250)
                .mapToObj(i -> unsaved("Row", "name", "n" + i, "v", i % 3))
                .toList());
    }

    @Test
    void find_withoutLimit_givesAHundred() {
        assertThat(parse.query("Row").find()).hasSize(100);
    }

    @Test
    void limit_ofMoreThanAThousand_isAllowed() {
        assertThat(parse.query("Row").limit(1_000_000).find()).hasSize(250);
        assertThat(parse.query("Row").limit(Integer.MAX_VALUE).find()).hasSize(250);
    }

    @Test
    void limit_ofZero_givesNothing() {
        assertThat(parse.query("Row").limit(0).find()).isEmpty();
        assertThat(parse.query("Row").limit(0).first()).isEmpty();
        assertThat(parse.query("Row").limit(0).count()).isEqualTo(250);
    }

    @Test
    void skip_leavesOutTheFirst() {
        assertThat(names(parse.query("Row").skip(240).limit(3))).containsExactly("n240", "n241", "n242");
        assertThat(parse.query("Row").skip(250).find()).isEmpty();
        assertThat(parse.query("Row").skip(100_000).find()).isEmpty();
    }

    @Test
    void pages_neverOverlapEvenWithTies() {
        List<String> all = new ArrayList<>();
        for (int page = 0; page < 25; page++) {
            parse.query("Row").orderByDescending("v").skip(page * 10).limit(10).find().stream()
                    .map(WithParse::idOf)
                    .forEach(all::add);
        }

        assertThat(all).hasSize(250).doesNotHaveDuplicates();
        assertThat(all)
                .containsExactlyElementsOf(parse.query("Row").orderByDescending("v").limit(250).find().stream()
                        .map(WithParse::idOf)
                        .toList());
    }

    @Test
    void first_givesTheFirstOrNothing() {
        assertThat(parse.query("Row")
                        .orderByDescending("v")
                        .first()
                        .orElseThrow()
                        .getString("name"))
                .isEqualTo("n2");
        assertThat(parse.query("Row").skip(5).getFirst().getString("name")).isEqualTo("n5");
        assertThat(parse.query("Row").whereEqualTo("v", 9).first()).isEmpty();
        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> parse.query("Row").whereEqualTo("v", 9).getFirst());
    }

    @Test
    void limitAndSkip_belowZero_areRefused() {
        assertRefused(ParseException.INVALID_QUERY, () -> parse.query("Row").limit(-1));
        assertRefused(ParseException.INVALID_QUERY, () -> parse.query("Row").skip(-1));
        assertRefused(ParseException.INVALID_QUERY, () -> parse.query("Row").setLimit(Integer.MIN_VALUE));
    }
}
