package io.parsimony.tests.figures;

import io.parsimony.tests.figures.Contender.Score;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The same work on the same 100,000 scores in memory, by each contender. What is asked for changes from call to call, since
 * H2 answers a repeated query without looking.
 *
 * <pre>mvn -q -ntp -Pbenchmarks -DskipTests -Dbenchmark=ScoreBenchmark -pl tests -am clean verify</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgs = "-Xmx2g")
public class ScoreBenchmark {
    private static final int ROWS = 100_000;

    /** Who does the work. */
    @Param
    public Entrant entrant = Entrant.PARSIMONY;

    private @Nullable Contender opened;
    private int call;

    /** Fills a database. */
    @Setup(Level.Trial)
    public void fill() {
        opened = entrant.open();
        opened.fill(ROWS);
    }

    /** Closes the database. */
    @TearDown(Level.Trial)
    public void close() {
        contender().close();
    }

    /** Reads one score by its id. */
    @Benchmark
    public long get() {
        return contender().get(next() % ROWS);
    }

    /** Reads the 100 scores of a player, by an index. */
    @Benchmark
    public long equality() {
        return contender().equality("player" + next() % Score.PLAYERS);
    }

    /** Reads the 100 highest scores under a bound, by an index. */
    @Benchmark
    public long range() {
        return contender().range(next() % (Score.POINTS - Score.POINTS / 10));
    }

    /** Finds about 20 scores by a field without an index. */
    @Benchmark
    public long scan() {
        return contender().scan(next() % Score.LEVELS);
    }

    /** Counts scores by a field without an index. */
    @Benchmark
    public long count() {
        return contender().count(next() % Score.LEVELS);
    }

    /** Writes a new score and commits. */
    @Benchmark
    public long insert() {
        return contender().insert(Score.of(next()));
    }

    /** Adds to a number of one score and commits. */
    @Benchmark
    public long increment() {
        return contender().increment(next() % ROWS);
    }

    private Contender contender() {
        if (opened == null) {
            throw new IllegalStateException("JMH has not called fill()");
        }
        return opened;
    }

    private int next() {
        call = (call + 7_919) & 0x7fffffff;
        return call;
    }
}
