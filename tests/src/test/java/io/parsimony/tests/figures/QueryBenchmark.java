package io.parsimony.tests.figures;

import io.parsimony.tests.figures.Blog.City;
import io.parsimony.tests.figures.Blog.Post;
import java.util.List;
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
 * The kinds of query that Parse knows, over 100,000 posts and 135,000 cities in memory, beside hand-written SQL. What is asked for
 * changes from call to call.
 *
 * <pre>mvn -q -ntp -Pbenchmarks -DskipTests -Dbenchmark=QueryBenchmark -pl tests -am clean verify</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(value = 2, jvmArgs = "-Xmx3g")
public class QueryBenchmark {
    private static final List<City> CITIES = Blog.cities(1_000);

    /** Who does the work. */
    @Param({"PARSIMONY", "TYPED_COLUMNS"})
    public Entrant entrant = Entrant.PARSIMONY;

    private @Nullable QueryContender opened;
    private int call;

    /** Fills a database. */
    @Setup(Level.Trial)
    public void fill() {
        opened = entrant == Entrant.PARSIMONY ? new ParsimonyQueries() : new HandWrittenQueries();
        opened.fill(Blog.POSTS, Blog.CITIES);
    }

    /** Closes the database. */
    @TearDown(Level.Trial)
    public void close() {
        contender().close();
    }

    /** Reads 100 posts with a tag, by an index. */
    @Benchmark
    public long arrayContains() {
        return contender().arrayContains("tag" + next() % Blog.TAGS);
    }

    /** Reads the ten cities that are nearest to one. */
    @Benchmark
    public long near10() {
        City city = CITIES.get(next() % CITIES.size());
        return contender().near(city.latitude() + 0.1, city.longitude() + 0.1);
    }

    /** Reads the first 100 cities in a box around one. */
    @Benchmark
    public long box() {
        City city = CITIES.get(next() % CITIES.size());
        return contender().box(city.latitude() - 1, city.longitude() - 1);
    }

    /** Reads 100 posts of authors of a country. */
    @Benchmark
    public long subQuery() {
        return contender().subQuery("country" + next() % Blog.COUNTRIES);
    }

    /** Reads 100 posts with their authors. */
    @Benchmark
    public long include() {
        return contender().include(next() % (Blog.LIKES - Blog.LIKES / 10));
    }

    /** Reads the few posts with the most likes, and one by its title. */
    @Benchmark
    public long compoundOr() {
        int row = next() % Blog.POSTS;
        return contender().compoundOr(Blog.LIKES - 500 - row % 100, Post.of(row).title());
    }

    /** Reads about 80 posts whose title starts so. */
    @Benchmark
    public long prefix() {
        return contender().prefix(Post.of(next() % Blog.POSTS).title().substring(0, 2));
    }

    /** Counts about a thousand posts by an index. */
    @Benchmark
    public long count() {
        return contender().count(Blog.LIKES - 10_000 - next() % 1_000);
    }

    private QueryContender contender() {
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
