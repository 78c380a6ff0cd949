package io.parsimony.tests.crash;

import io.parsimony.backend.Durability;
import io.parsimony.tests.process.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Another JVM that writes until it is killed. */
final class WriterProcess {

    /** A writer that is not dead by then does not get on. */
    private static final int LONGEST_MILLIS = 120_000;

    private WriterProcess() {}

    /**
     * Runs a writer and kills it at a random moment: while it opens the database, some time after, or after some lines.
     *
     * @param lines takes what it said, without the line that the kill cut off
     * @return how many lines that were
     */
    static int runAndKill(Path file, Durability level, int round, Random random, Consumer<String> lines)
            throws IOException, InterruptedException {
        int dice = random.nextInt(10);
        int millis = random.nextInt(500);
        int lastLine = 1 + random.nextInt(600);
        int fewestLines = dice == 0 ? 0 : dice <= 5 ? 1 : lastLine;
        Process process = start(file, level, round, random.nextLong());
        AtomicBoolean isHanging = new AtomicBoolean();
        Thread watch = killIn(LONGEST_MILLIS, process, isHanging);
        try {
            if (dice == 0) {
                killIn(200 + millis, process, new AtomicBoolean());
            }
            int count = 0;
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (!line.endsWith(Acknowledgements.END)) {
                    continue;
                }
                lines.accept(line.substring(0, line.length() - Acknowledgements.END.length()));
                count++;
                if (count == 1 && dice >= 1 && dice <= 5) {
                    killIn(millis, process, new AtomicBoolean());
                }
                if (count == lastLine && dice > 5) {
                    kill(process);
                }
            }
            if (isHanging.get()) {
                throw new AssertionError("The writer hung after " + count + " lines");
            }
            if (count < fewestLines) {
                throw new AssertionError("The writer ended by itself after " + count + " of " + fewestLines + " lines");
            }
            return count;
        } finally {
            watch.interrupt();
            kill(process);
            process.waitFor();
        }
    }

    private static Process start(Path file, Durability level, int round, long seed) throws IOException {
        return JavaProcess.running(
                        KillableWriter.class,
                        List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                        file.toString(),
                        level.name(),
                        Integer.toString(round),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Thread killIn(int millis, Process process, AtomicBoolean isDone) {
        Thread killer = new Thread(() -> {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                return; // it has ended
            }
            isDone.set(true);
            kill(process);
        });
        killer.setDaemon(true);
        killer.start();
        return killer;
    }

    /** By the handle: the process's own method would close the stream with acknowledgements in it. */
    private static void kill(Process process) {
        process.toHandle().destroyForcibly();
    }
}
