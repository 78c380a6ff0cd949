package io.parsimony.tests.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.tests.database.PostgresServer;
import io.parsimony.tests.property.QueryCase.Layout;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * For random objects and random queries every database answers as the matcher does, object for object and in the same order: so they
 * answer like each other.
 *
 * <p>A failure prints its seed and the smallest case that still fails. {@code -Dproperty.worlds=5000} runs longer, {@code
 * -Dproperty.seed=42} begins with another world.
 */
class QueryPropertyTest {
    private static final int WORLDS = Integer.getInteger("property.worlds", 34);
    private static final int FIRST_SEED = Integer.getInteger("property.seed", 1);
    private static final int QUERIES_PER_WORLD = 200;

    @ParameterizedTest
    @EnumSource(Layout.class)
    void find_ofRandomQuery_answersAsTheMatcher(Layout layout) {
        List<String> planners = planners(layout);
        for (int i = 0; i < planners.size(); i++) {
            ask(layout, planners.get(i), FIRST_SEED + i, planners.size());
        }
    }

    /** For so few objects PostgreSQL would rightly use no index; it uses them in two ways, one after the other. */
    private static List<String> planners(Layout layout) {
        return layout == Layout.INDEXED
                ? List.of(
                        PostgresServer.without("enable_seqscan", "enable_bitmapscan"),
                        PostgresServer.without("enable_seqscan", "enable_indexscan"))
                : List.of("");
    }

    private static void ask(Layout layout, String planner, int firstSeed, int step) {
        try (Parse h2 = open("jdbc:h2:mem:");
                Parse postgres = open(PostgresServer.newDatabase() + planner)) {
            Contest contest =
                    new Contest(List.of(new CaseRunner("H2", h2), new CaseRunner("PostgreSQL", postgres)), "World");
            for (int seed = firstSeed; seed < FIRST_SEED + WORLDS; seed += step) {
                askWorld(contest, layout, seed);
            }
        }
    }

    private static Parse open(String url) {
        return Parse.builder()
                .url(url)
                .clock(Clock.fixed(World.NOW, ZoneOffset.UTC))
                .promotionDelay(Duration.ofDays(1))
                .openExplanations(true)
                .open();
    }

    private static void askWorld(Contest contest, Layout layout, int seed) {
        RandomValues values = new RandomValues(new Random(seed));
        World world = RandomObjects.world(values);
        RandomCases cases = new RandomCases(values, world, layout);
        Renaming names = contest.save(cases.next());
        for (int query = 0; query < QUERIES_PER_WORLD; query++) {
            QueryCase c = cases.next();
            Optional<String> difference = contest.difference(c, names);
            if (difference.isPresent()) {
                fail(contest, c, difference.get(), seed);
            }
        }
    }

    private static void fail(Contest contest, QueryCase c, String difference, int seed) {
        // What is left out must not make another case of it, such as a query that is refused.
        boolean isRefusal = difference.contains(CaseRunner.FAILS);
        QueryCase smallest = new Shrinker(candidate -> contest.difference(candidate)
                        .filter(text -> text.contains(CaseRunner.FAILS) == isRefusal)
                        .isPresent())
                .shrink(c);
        assertThat(contest.difference(smallest)
                        .orElse("by itself it no longer fails; with its world it did:\n" + difference))
                .as("seed %d, shrunk to\n%s\n", seed, smallest)
                .isEmpty();
    }
}
