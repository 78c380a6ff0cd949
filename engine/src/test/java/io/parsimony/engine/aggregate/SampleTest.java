package io.parsimony.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void sample_ofOneSeed_isTheSame() {
        assertThat(sample(5, 100, new Random(7)))
                .isEqualTo(sample(5, 100, new Random(7)))
                .hasSize(5);
    }

    @Test
    void sample_ofFewerRows_givesAll() {
        assertThat(sample(5, 3, new Random(7))).hasSize(3).containsAll(rows(3).toList());
    }

    @Test
    void sample_givesEachRowTheSameChance() {
        Random random = new Random(7);
        Map<ObjectValue, Integer> drawn = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            sample(2, 10, random).forEach(row -> drawn.merge(row, 1, Integer::sum));
        }

        assertThat(drawn).hasSize(10);
        assertThat(drawn.values()).allMatch(times -> times > 1_800 && times < 2_200);
    }

    private static List<ObjectValue> sample(int size, int rows, Random random) {
        return new Sample(size, () -> random).apply(rows(rows)).toList();
    }

    private static Stream<ObjectValue> rows(int count) {
        return IntStream.range(0, count).mapToObj(i -> new ObjectValue(Map.of("i", new NumberValue(i))));
    }
}
