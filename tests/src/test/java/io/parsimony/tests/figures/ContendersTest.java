package io.parsimony.tests.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** Times say nothing unless the entrants give the same answers. */
class ContendersTest {
    @Test
    void everyOperation_isAnsweredAlike() {
        List<Contender> contenders =
                Arrays.stream(Entrant.values()).map(Entrant::open).toList();
        contenders.forEach(contender -> contender.fill(10_000));

        assertAlike(contenders, contender -> contender.get(77));
        assertAlike(contenders, contender -> contender.equality("player77"));
        assertAlike(contenders, contender -> contender.range(500_000));
        assertAlike(contenders, contender -> contender.scan(21));
        assertAlike(contenders, contender -> contender.count(25));
        contenders.forEach(contender -> {
            contender.increment(77);
            contender.insert(Contender.Score.of(10_000));
        });
        assertAlike(contenders, contender -> contender.count(28));

        contenders.forEach(Contender::close);
    }

    private static void assertAlike(List<Contender> contenders, ToLongFunction<Contender> operation) {
        assertThat(contenders.stream().mapToLong(operation).distinct().toArray())
                .hasSize(1)
                .doesNotContain(0);
    }
}
