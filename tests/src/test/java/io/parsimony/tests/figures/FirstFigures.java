package io.parsimony.tests.figures;

import io.parsimony.tests.figures.Contender.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures get, equality, range, count and insert of every contender, in turns within one run, and prints a table in Markdown.
 *
 * <pre>mvn -q -ntp -Pfigures -DskipTests -pl tests -am verify</pre>
 */
public final class FirstFigures {
    private static final int ROWS = 100_000;
    private static final int ROUNDS = 15;
    private static final long ROUND_NANOS = 150_000_000;
    private static final Map<String, Operation> OPERATIONS = operations();

    private FirstFigures() {}

    /** Runs the measurement; takes about a minute. */
    public static void main(String[] arguments) {
        List<Contender> contenders =
                List.of(new ParsimonyContender(), new JsonColumnContender(), new TypedColumnsContender());
        contenders.forEach(contender -> contender.fill(ROWS));
        check(contenders);
        System.out.printf("%n| operation, %,d rows |", ROWS);
        contenders.forEach(contender -> System.out.printf(" %s |", contender.name()));
        System.out.println(" ratio to JSON column | ratio to typed columns |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
        OPERATIONS.forEach((name, operation) -> {
            List<Double> micros = measure(contenders, operation);
            System.out.printf("| %s |", name);
            micros.forEach(value -> System.out.printf(" %.1f µs |", value));
            System.out.printf(" %.2f | %.2f |%n", micros.get(0) / micros.get(1), micros.get(0) / micros.get(2));
        });
        contenders.forEach(Contender::close);
    }

    /** The contenders must give the same answers, else their times say nothing. */
    private static void check(List<Contender> contenders) {
        OPERATIONS.forEach((name, operation) -> {
            if (!name.startsWith("insert")) {
                List<Long> answers = contenders.stream()
                        .map(each -> operation.run(each, 77))
                        .distinct()
                        .toList();
                if (answers.size() != 1) {
                    throw new IllegalStateException(name + " is answered differently: " + answers);
                }
            }
        });
    }

    private static Map<String, Operation> operations() {
        Map<String, Operation> operations = new LinkedHashMap<>();
        operations.put("get by id", (contender, i) -> contender.get(i % ROWS));
        operations.put("equality, indexed, 100 rows", (contender, i) -> contender.equality("player" + i % 1_000));
        operations.put("range, descending, indexed, 100 rows", (contender, i) -> contender.range(i % 900_000));
        operations.put("count, scan", (contender, i) -> contender.count(i % 50));
        operations.put("insert one, committed", (contender, i) -> contender.insert(Score.of(i)));
        return operations;
    }

    private static List<Double> measure(List<Contender> contenders, Operation operation) {
        List<double[]> rounds = new ArrayList<>();
        contenders.forEach(contender -> rounds.add(new double[ROUNDS]));
        int calls = 0;
        for (int round = -ROUNDS / 3; round < ROUNDS; round++) { // the negative ones warm up
            for (int each = 0; each < contenders.size(); each++) {
                long start = System.nanoTime();
                long done = 0;
                long sum = 0;
                while (System.nanoTime() - start < ROUND_NANOS) {
                    calls = (calls + 7_919) & 0x7fffffff;
                    sum += operation.run(contenders.get(each), calls);
                    done++;
                }
                double micros = (System.nanoTime() - start) / 1e3 / done;
                if (sum == Long.MIN_VALUE) {
                    throw new IllegalStateException("never; but the optimiser does not know");
                }
                if (round >= 0) {
                    rounds.get(each)[round] = micros;
                }
            }
        }
        return rounds.stream().map(FirstFigures::median).toList();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private interface Operation {
        long run(Contender contender, int i);
    }
}
