package io.parsimony.tests.figures;

import static java.util.Objects.requireNonNull;

import io.parsimony.Parse;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import io.parsimony.tests.figures.Blog.City;
import java.util.ArrayList;
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
 * How indexed queries grow with the number of objects, their results staying as large: in memory, through the Java API. A million objects
 * take about a minute to write and 3 GB.
 *
 * <pre>mvn -q -ntp -Pbenchmarks -DskipTests -Dbenchmark=GrowthBenchmark -pl tests -am clean verify</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx6g")
public class GrowthBenchmark {
    private static final int BATCH = 1_000;
    private static final int FOUND = 10;

    /** How many objects there are. */
    @Param({"10000", "100000", "1000000"})
    public int rows = 10_000;

    private @Nullable Parse opened;
    private List<City> cities = List.of();
    private int call;

    /** Fills a database. */
    @Setup(Level.Trial)
    public void fill() {
        Parse parse = Parse.inMemory();
        cities = Blog.cities(rows);
        List<ParseObject> batch = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            City city = cities.get(row);
            batch.add(parse.object("City")
                    .put("name", city.name())
                    .put("region", row % (rows / FOUND))
                    .put("people", Blog.scattered(row))
                    .put("location", new ParseGeoPoint(city.latitude(), city.longitude())));
            if (batch.size() == BATCH) {
                parse.saveAll(batch);
                batch.clear();
            }
        }
        for (String field : List.of("region", "people", "location")) {
            parse.asMaster().index("City", field);
        }
        opened = parse;
    }

    /** Closes the database. */
    @TearDown(Level.Trial)
    public void close() {
        parse().close();
    }

    /** Reads the ten cities of a region. */
    @Benchmark
    public List<ParseObject> equality() {
        return parse().query("City")
                .whereEqualTo("region", next() % (rows / FOUND))
                .find();
    }

    /** Reads ten cities of at least so many people, the smallest first. */
    @Benchmark
    public List<ParseObject> rangeInOrder() {
        return parse().query("City")
                .whereGreaterThanOrEqualTo("people", next() / 2)
                .orderByAscending("people")
                .limit(FOUND)
                .find();
    }

    /** Reads the ten cities that are nearest to where one is. */
    @Benchmark
    public List<ParseObject> near10() {
        City city = cities.get(next() % rows);
        return parse().query("City")
                .whereNear("location", new ParseGeoPoint(city.latitude(), city.longitude()))
                .limit(FOUND)
                .find();
    }

    private Parse parse() {
        return requireNonNull(opened, "JMH has not called fill()");
    }

    private int next() {
        call = (call + 15_485_863) & 0x7fffffff;
        return call;
    }
}
