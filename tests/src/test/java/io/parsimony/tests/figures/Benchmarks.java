package io.parsimony.tests.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * Runs benchmarks as JMH's own command line does and prints a Markdown table with a column per entrant and the ratios of the first to
 * each other; for benchmarks of growth a column per number of rows, and the ratios of each other to the first.
 */
public final class Benchmarks {
    private static final String ENTRANT = "entrant";
    private static final String ROWS = "rows";

    private Benchmarks() {}

    /** Takes JMH's arguments; the first is a regular expression that says which benchmarks. */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        Collection<RunResult> results = new Runner(new CommandLineOptions(arguments)).run();
        print(ENTRANT, results);
        print(ROWS, results);
    }

    private static void print(String parameter, Collection<RunResult> results) {
        Map<String, Map<String, Result<?>>> table = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        for (RunResult result : results) {
            if (result.getParams().getParamsKeys().contains(parameter)) {
                String benchmark = result.getParams().getBenchmark();
                String column = result.getParams().getParam(parameter);
                names.add(column);
                table.computeIfAbsent(
                                benchmark.substring(benchmark.lastIndexOf('.') + 1), name -> new LinkedHashMap<>())
                        .put(column, result.getPrimaryResult());
            }
        }
        List<String> columns = new ArrayList<>(names);
        if (columns.isEmpty()) {
            return;
        }
        System.out.println();
        System.out.print("| µs |");
        columns.forEach(column -> System.out.print(" " + column + " |"));
        others(columns).forEach(column -> System.out.print(" ratio, " + column + " |"));
        System.out.println();
        System.out.println(
                "| --- |" + " ---: |".repeat(columns.size() + others(columns).size()));
        table.forEach((name, row) -> print(parameter, columns, name, row));
    }

    private static List<String> others(List<String> columns) {
        return columns.subList(1, columns.size());
    }

    private static void print(String parameter, List<String> columns, String name, Map<String, Result<?>> row) {
        System.out.print("| " + name + " |");
        for (String column : columns) {
            Result<?> result = row.get(column);
            System.out.print(
                    result == null
                            ? " |"
                            : String.format(Locale.ROOT, " %.1f ± %.1f |", result.getScore(), result.getScoreError()));
        }
        double first = score(row, columns.get(0));
        for (String column : others(columns)) {
            double other = score(row, column);
            System.out.printf(Locale.ROOT, " %.2f |", parameter.equals(ROWS) ? other / first : first / other);
        }
        System.out.println();
    }

    private static double score(Map<String, Result<?>> row, String column) {
        Result<?> result = row.get(column);
        return result == null ? Double.NaN : result.getScore();
    }
}
