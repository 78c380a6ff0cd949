package io.parsimony.tests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.tests.database.TestDatabase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The guide's promises as CompletableFutures. */
class AsyncTest extends WithParse {

    @Test
    void saveAsync_completesWithTheObject() {
        ParseObject row = unsaved("Row", "name", "a");

        assertThat(row.saveAsync().join()).isSameAs(row);
        assertThat(row.getObjectId()).isNotNull();
    }

    @Test
    void calls_chain() {
        ParseObject row = unsaved("Row", "n", 1);

        long count = row.saveAsync()
                .thenCompose(saved -> saved.increment("n").saveAsync())
                .thenCompose(saved -> saved.fetchAsync())
                .thenCompose(fetched -> parse.query("Row").whereEqualTo("n", 2).countAsync())
                .join();

        assertThat(count).isEqualTo(1);
    }

    @Test
    void calls_runInParallel() {
        List<CompletableFuture<ParseObject>> saves = IntStream.range(0, 40)
                .mapToObj(i -> unsaved("Row", "name", "n" + i).saveAsync())
                .toList();

        CompletableFuture.allOf(saves.toArray(CompletableFuture[]::new)).join();

        assertThat(parse.query("Row").count()).isEqualTo(40);
    }

    @Test
    void failure_completesWithTheParseException() {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> parse.query("Row").getAsync("nosuchid00").join())
                .satisfies(error -> assertThat(codeOf(error)).isEqualTo(ParseException.OBJECT_NOT_FOUND));

        int code = parse.query("Row")
                .getFirstAsync()
                .thenApply(found -> 0)
                .exceptionally(AsyncTest::codeOf)
                .join();
        assertThat(code).isEqualTo(ParseException.OBJECT_NOT_FOUND);
    }

    @Test
    void everyTwin_doesWhatItsBlockingCallDoes() {
        ParseObject row = unsaved("Row", "name", "a");
        parse.saveAllAsync(List.of(row)).join();
        parse.fetchAllAsync(List.of(row)).join();

        assertThat(parse.query("Row").findAsync().join()).hasSize(1);
        assertThat(parse.query("Row").firstAsync().join()).isPresent();
        assertThat(parse.query("Row").getAsync(idOf(row)).join().getString("name"))
                .isEqualTo("a");
        assertThat(parse.query("Row").explainAsync().join().sql()).isNotEmpty();
        assertThat(parse.objectWithoutData("Row", idOf(row))
                        .fetchIfNeededAsync()
                        .join()
                        .getString("name"))
                .isEqualTo("a");
        parse.newUser().setUsername("Snoopy").setPassword("x").signUpAsync().join();
        assertThat(parse.asAnonymous().logInAsync("Snoopy", "x").join().getUsername())
                .isEqualTo("Snoopy");
        row.deleteAsync().join();
        parse.deleteAllAsync(List.of()).join();
        assertThat(parse.query("Row").countAsync().join()).isZero();
    }

    @Test
    void executor_ofTheApplication_isUsed() {
        AtomicInteger calls = new AtomicInteger();
        Executor counting = task -> {
            calls.incrementAndGet();
            task.run();
        };
        try (Parse counted = TestDatabase.builder().executor(counting).open()) {
            counted.object("Row").put("n", 1).saveAsync().join();
            assertThat(counted.query("Row").countAsync().join()).isEqualTo(1);
        }

        assertThat(calls).hasValue(2);
    }

    @Test
    void changesMadeWhileSaving_areNotLost() {
        for (int round = 0; round < 20; round++) {
            ParseObject row = saved("Row", "n", 0);
            CompletableFuture<ParseObject> saving = row.put("n", 1).saveAsync();
            row.put("later", true);
            saving.join();

            row.save();

            assertThat(stored(row).getInt("n")).isEqualTo(1);
            assertThat(stored(row).getBoolean("later")).isTrue();
        }
    }

    private static int codeOf(Throwable error) {
        Throwable cause = error instanceof CompletionException ? error.getCause() : error;
        return cause instanceof ParseException refusal ? refusal.getCode() : Integer.MIN_VALUE;
    }
}
