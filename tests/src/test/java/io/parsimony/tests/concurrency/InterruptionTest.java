package io.parsimony.tests.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.tests.database.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thread that is interrupted may fail itself, but takes neither the database nor anything saved with it. */
@Tag(TestDatabase.H2_FILE)
class InterruptionTest {
    private static final int THREADS = 4;

    @TempDir
    Path directory;

    @Test
    void interruptedSave_leavesTheFileOpenForOthers() {
        try (Parse parse = open()) {
            parse.object("Row").put("n", 1).save();
            AtomicInteger saved = new AtomicInteger(1);

            Thread.currentThread().interrupt();
            save(parse, saved);
            assertThat(Thread.interrupted()).isTrue();

            save(parse, saved);
            assertThat(parse.query("Row").count()).isEqualTo(saved.get()).isGreaterThan(1);
        }
    }

    @Test
    void interruptionsAtAnyMoment_loseNothingThatWasSaved() throws InterruptedException {
        AtomicInteger saved = new AtomicInteger();
        try (Parse parse = open()) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Thread thread = new Thread(() -> saveOften(parse, saved));
                threads.add(thread);
                thread.start();
            }
            while (threads.stream().anyMatch(Thread::isAlive)) {
                threads.forEach(Thread::interrupt);
                Thread.sleep(2);
            }
            // what failed may be saved all the same: the thread can be interrupted after the commit
            assertThat(parse.query("Row").count()).isGreaterThanOrEqualTo(saved.get());
            assertThat(saved).hasPositiveValue();
        }
        try (Parse parse = open()) {
            assertThat(parse.query("Row").count()).isGreaterThanOrEqualTo(saved.get());
        }
    }

    @Test
    void close_inAnInterruptedThread_closesTheFile() {
        Parse parse = open();
        parse.object("Row").put("n", 1).save();

        Thread.currentThread().interrupt();
        parse.close();

        assertThat(Thread.interrupted()).isTrue();
        try (Parse again = open()) {
            assertThat(again.query("Row").count()).isEqualTo(1);
        }
    }

    private static void saveOften(Parse parse, AtomicInteger saved) {
        for (int i = 0; i < 100; i++) {
            save(parse, saved);
        }
    }

    private static void save(Parse parse, AtomicInteger saved) {
        try {
            parse.object("Row").put("n", 1).put("text", "x".repeat(2_000)).save();
            saved.incrementAndGet();
        } catch (ParseException e) {
            assertThat(e.getCode()).isIn(ParseException.CONNECTION_FAILED, ParseException.INTERNAL_SERVER_ERROR);
        }
    }

    private Parse open() {
        return Parse.open(directory.resolve("data"));
    }
}
