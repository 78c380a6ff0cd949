package io.parsimony.tests.property;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.json.ConstraintJson;
import io.parsimony.query.Constraint;
import io.parsimony.tests.oracle.ParseServer;
import io.parsimony.tests.property.QueryCase.Layout;
import io.parsimony.tests.property.QueryCase.Viewer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The same random objects and the same random {@code where} as JSON, in the engine on H2 and in a real Parse Server; what they answer
 * differently is listed in {@code target/oracle.md}, each kind once, as small as it gets.
 *
 * <pre>{@code
 * mvn -q -ntp -pl tests -am test -Dtest=OracleComparison -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Doracle.url=http://127.0.0.1:1338/parse -Doracle.application=oracle -Doracle.master=oracle-master -Doracle.rest=oracle-rest
 * }</pre>
 *
 * <p>The server must have {@code allowCustomObjectId}, which a test's server has and no other should. {@code -Doracle.worlds} and {@code
 * -Doracle.seed} are how many worlds of 200 queries, and which one is the first.
 */
@EnabledIfSystemProperty(named = "oracle.url", matches = ".+", disabledReason = "needs a Parse Server")
class OracleComparison {
    private static final int WORLDS = Integer.getInteger("oracle.worlds", 10);
    private static final int FIRST_SEED = Integer.getInteger("oracle.seed", 1);
    private static final int QUERIES_PER_WORLD = 200;

    private final ServerRunner server = new ServerRunner(ParseServer.ofProperties());
    private final Mismatches mismatches = new Mismatches();

    @Test
    void compare() throws IOException {
        try (Parse parse = Parse.builder()
                .url("jdbc:h2:mem:")
                .promotionDelay(Duration.ofDays(1))
                .open()) {
            CaseRunner engine = new CaseRunner("H2", parse);
            for (int seed = FIRST_SEED; seed < FIRST_SEED + WORLDS; seed++) {
                askWorld(engine, seed);
            }
        }
        Path report = Path.of("target", "oracle.md");
        Files.createDirectories(report.toAbsolutePath().getParent());
        Files.writeString(report, mismatches.report(), UTF_8);
    }

    private void askWorld(CaseRunner engine, int seed) {
        RandomValues values = new RandomValues(new Random(seed));
        World world = ServerRunner.withoutNulls(RandomObjects.world(values));
        RandomCases cases = new RandomCases(values, world, Layout.TYPED_FROM_THE_START);
        Renaming names = new Renaming("Run" + System.nanoTime() / 1_000 + "W" + seed);
        engine.save(world, Layout.TYPED_FROM_THE_START, names);
        server.save(world, names);
        for (int query = 0; query < QUERIES_PER_WORLD; query++) {
            QueryCase c = cases.next();
            ask(engine, names, c.as(c.viewer() == Viewer.USER ? Viewer.ANONYMOUS : c.viewer()));
        }
    }

    private void ask(CaseRunner engine, Renaming names, QueryCase c) {
        Optional<String> where = json(names, c.where());
        if (where.isEmpty()) {
            return; // Parse's language can't say it
        }
        mismatches.asked();
        if (differ(engine, names, c)) {
            QueryCase smallest = c;
            for (boolean smaller = true; smaller; ) {
                QueryCase current = smallest;
                smallest = SmallerConstraints.of(current.where())
                        .map(current::withWhere)
                        .filter(candidate ->
                                json(names, candidate.where()).isPresent() && differ(engine, names, candidate))
                        .findFirst()
                        .orElse(current);
                smaller = !smallest.equals(current);
            }
            String text = json(names, smallest.where()).orElseThrow().replace(names.prefix(), "");
            mismatches.add(text, ours(engine, names, smallest), theirs(names, smallest));
        }
    }

    private boolean differ(CaseRunner engine, Renaming names, QueryCase c) {
        return !ours(engine, names, c).equals(theirs(names, c));
    }

    /** Ids, sorted, or an error's code. */
    private static String ours(CaseRunner engine, Renaming names, QueryCase c) {
        try {
            // Through JSON, so that the reader is asked too.
            Constraint where = ConstraintJson.read(json(names, c.where()).orElseThrow());
            return new TreeSet<>(engine.find(c, where, names)).toString();
        } catch (ParseException e) {
            return "error " + e.getCode();
        }
    }

    private String theirs(Renaming names, QueryCase c) {
        try {
            Map<String, String> parameters =
                    Map.of("where", json(names, c.where()).orElseThrow(), "limit", "1000");
            return new TreeSet<>(server.find(names.className(World.OUTER), parameters, c.viewer())).toString();
        } catch (ParseException e) {
            return "error " + e.getCode();
        }
    }

    private static Optional<String> json(Renaming names, Constraint where) {
        try {
            String json = ConstraintJson.write(names.constraint(where));
            // The times of creation are the server's own.
            return List.of("createdAt", "updatedAt").stream().anyMatch(json::contains)
                    ? Optional.empty()
                    : Optional.of(json);
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
