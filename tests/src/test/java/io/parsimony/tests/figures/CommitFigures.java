package io.parsimony.tests.figures;

import io.parsimony.backend.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measures how many objects are saved in a second, each in a commit of its own, at every level of durability, by one writer and
 * by eight, in turns within one run, and prints a table in Markdown. The files lie in the build's folder, so on a disk.
 *
 * <pre>mvn -q -ntp -Pfigures -Dfigures=CommitFigures -DskipTests -pl tests -am verify</pre>
 */
public final class CommitFigures {
    private static final int ROUNDS = 7;
    private static final int WARM_UP = 2;
    private static final long ROUND_NANOS = 1_000_000_000;
    private static final List<Integer> WRITERS = List.of(1, 8);

    private CommitFigures() {}

    /** Runs the measurement; takes about a minute and a half. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target").toAbsolutePath()), "commits");
        List<CommitContender> contenders = new ArrayList<>();
        for (Durability level : Durability.values()) {
            contenders.add(new ParsimonyCommits(folder.resolve(level.name()), level));
        }
        contenders.add(new ForcedCommits(folder.resolve("forced")));
        List<List<Double>> medians = measure(contenders);
        System.out.printf("%n| level | commits/s, one writer | commits/s, eight writers | ratio |%n");
        System.out.println("| --- | ---: | ---: | ---: |");
        for (int i = 0; i < contenders.size(); i++) {
            double one = medians.get(i).get(0);
            double eight = medians.get(i).get(1);
            System.out.printf(
                    "| %s | %,.0f | %,.0f | %.1f |%n", contenders.get(i).name(), one, eight, eight / one);
        }
        contenders.forEach(CommitContender::close);
        delete(folder);
    }

    /** The median commits per second of each contender, in the order of {@link #WRITERS}. */
    private static List<List<Double>> measure(List<CommitContender> contenders) throws InterruptedException {
        List<List<Double>> medians = contenders.stream()
                .<List<Double>>map(contender -> new ArrayList<>())
                .toList();
        for (int writers : WRITERS) {
            double[][] rounds = new double[contenders.size()][ROUNDS];
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                for (int i = 0; i < contenders.size(); i++) {
                    double perSecond = perSecond(contenders.get(i), writers);
                    if (round >= 0) {
                        rounds[i][round] = perSecond;
                    }
                }
            }
            for (int i = 0; i < contenders.size(); i++) {
                medians.get(i).add(median(rounds[i]));
            }
        }
        return medians;
    }

    private static double perSecond(CommitContender contender, int writers) throws InterruptedException {
        AtomicBoolean isOver = new AtomicBoolean();
        LongAdder commits = new LongAdder();
        List<Thread> threads = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < writers; i++) {
            Thread thread = new Thread(contender.writer(() -> {
                commits.increment();
                return !isOver.get();
            }));
            threads.add(thread);
            thread.start();
        }
        Thread.sleep(ROUND_NANOS / 1_000_000);
        isOver.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        return commits.sum() * 1e9 / (System.nanoTime() - start);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
