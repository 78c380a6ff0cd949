package io.parsimony.tests.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.tests.database.TestDatabase;
import io.parsimony.tests.property.CaseRunner.World;
import io.parsimony.tests.property.QueryCase.Layout;
import io.parsimony.tests.property.QueryCase.Viewer;
import io.parsimony.tests.property.RandomObjects.Draft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * For random objects and random queries the database answers as the matcher does, object for object and in the same order.
 *
 * <p>A failure prints its seed and the smallest case that still fails. {@code -Dproperty.worlds=5000} runs longer, {@code
 * -Dproperty.seed=42} begins with another world.
 */
class QueryPropertyTest {
    private static final int WORLDS = Integer.getInteger("property.worlds", 50);
    private static final int FIRST_SEED = Integer.getInteger("property.seed", 1);
    private static final int QUERIES_PER_WORLD = 60;

    @ParameterizedTest
    @EnumSource(Layout.class)
    void find_ofRandomQuery_answersAsTheMatcher(Layout layout) {
        try (Parse parse = TestDatabase.builder()
                .promotionDelay(Duration.ofDays(1))
                .open()) {
            CaseRunner runner = new CaseRunner(parse.backend(), "World");
            for (int seed = FIRST_SEED; seed < FIRST_SEED + WORLDS; seed++) {
                askWorld(runner, layout, seed);
            }
        }
    }

    private static void askWorld(CaseRunner runner, Layout layout, int seed) {
        RandomValues values = new RandomValues(new Random(seed));
        RandomObjects objects = new RandomObjects(values);
        RandomConstraints constraints = new RandomConstraints(values);
        List<Draft> drafts = new ArrayList<>(objects.some(15));
        drafts.add(0, objects.complete());
        World world = runner.save(drafts, layout);
        for (int query = 0; query < QUERIES_PER_WORLD; query++) {
            QueryCase c = new QueryCase(
                    drafts,
                    constraints.constraint(),
                    constraints.order(),
                    values.chance(0.3) ? values.below(5) : 1_000,
                    values.chance(0.2) ? values.below(5) : 0,
                    values.chance(0.5) ? Viewer.MASTER : Viewer.ANONYMOUS,
                    layout);
            Optional<String> difference = runner.difference(world, c);
            if (difference.isPresent()) {
                fail(runner, c, seed);
            }
        }
    }

    private static void fail(CaseRunner runner, QueryCase c, int seed) {
        QueryCase smallest =
                new Shrinker(candidate -> runner.difference(candidate).isPresent()).shrink(c);
        assertThat(runner.difference(smallest).orElse("it no longer fails by itself; the whole case was\n" + c))
                .as("seed %d, shrunk to\n%s\n", seed, smallest)
                .isEmpty();
    }
}
