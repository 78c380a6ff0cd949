package io.parsimony.tests.figures;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Runs benchmarks as JMH's own command line does and prints a Markdown table with the ratios between the entrants. */
public final class Benchmarks {
    private Benchmarks() {}

    /** Takes JMH's arguments; the first is a regular expression that says which benchmarks. */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        Collection<RunResult> results = new Runner(new CommandLineOptions(arguments)).run();
        Map<String, Map<Entrant, Result<?>>> table = new LinkedHashMap<>();
        for (RunResult result : results) {
            String benchmark = result.getParams().getBenchmark();
            table.computeIfAbsent(
                            benchmark.substring(benchmark.lastIndexOf('.') + 1), name -> new EnumMap<>(Entrant.class))
                    .put(Entrant.valueOf(result.getParams().getParam("entrant")), result.getPrimaryResult());
        }
        System.out.println();
        System.out.println("| µs | Parsimony | JDBC, JSON column | JDBC, typed columns | to JSON | to typed |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
        table.forEach((name, row) -> {
            System.out.print("| " + name + " |");
            row.values()
                    .forEach(result -> System.out.printf(
                            Locale.ROOT, " %.1f ± %.1f |", result.getScore(), result.getScoreError()));
            System.out.printf(
                    Locale.ROOT,
                    " %.2f | %.2f |%n",
                    ratio(row, Entrant.JSON_COLUMN),
                    ratio(row, Entrant.TYPED_COLUMNS));
        });
    }

    private static double ratio(Map<Entrant, Result<?>> row, Entrant to) {
        return score(row, Entrant.PARSIMONY) / score(row, to);
    }

    private static double score(Map<Entrant, Result<?>> row, Entrant entrant) {
        Result<?> result = row.get(entrant);
        return result == null ? Double.NaN : result.getScore();
    }
}
