package io.parsimony.tests.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseObject;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.Caller;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.tests.behaviour.WithParse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writers of different objects, and callers with different rights, at once. */
class ManyObjectsTest extends WithParse {

    @Test
    @Timeout(60)
    void saves_ofDifferentObjects_areAllThereOnce() throws Exception {
        Threads.run(8, thread -> {
            for (int i = 0; i < 200; i++) {
                saved("Row", "thread", thread, "i", i);
            }
        });

        assertThat(parse.query("Row").count()).isEqualTo(1_600);
        assertThat(parse.query("Row").limit(2_000).find())
                .extracting(WithParse::idOf)
                .doesNotHaveDuplicates();
        for (int thread = 0; thread < 8; thread++) {
            assertThat(parse.query("Row")
                            .whereEqualTo("thread", thread)
                            .orderByAscending("i")
                            .limit(200)
                            .find())
                    .extracting(row -> row.getInt("i"))
                    .containsExactlyElementsOf(IntStream.range(0, 200).boxed().toList());
        }
    }

    @Test
    @Timeout(60)
    void batches_ofManyThreads_areAllThere() throws Exception {
        Threads.run(4, thread -> {
            for (int batch = 0; batch < 10; batch++) {
                int number = batch;
                parse.saveAll(IntStream.range(0, 50)
                        .mapToObj(i -> unsaved("Row", "n", i, "batch", number, "extra" + thread, i))
                        .toList());
            }
        });

        assertThat(parse.query("Row").count()).isEqualTo(2_000);
        assertThat(parse.query("Row").whereExists("extra3").count()).isEqualTo(500);
    }

    @Test
    @Timeout(60)
    void callers_withDifferentRights_neverSeeEachOthersObjects() throws Exception {
        List<Parse> users =
                IntStream.range(0, 4).mapToObj(i -> signedUp("user" + i)).toList();

        Threads.run(4, thread -> {
            Parse mine = users.get(thread);
            for (int i = 0; i < 60; i++) {
                ParseObject note =
                        mine.object("Note").put("name", "user" + thread).put("i", i);
                note.setACL(new ParseACL(userOf(mine)));
                note.save();
                assertThat(mine.query("Note")
                                .whereNotEqualTo("name", "user" + thread)
                                .count())
                        .isZero();
                assertThat(mine.query("Note").count()).isEqualTo(i + 1);
            }
        });

        assertThat(parse.query("Note").count()).isZero();
        assertThat(parse.asMaster().query("Note").count()).isEqualTo(240);
    }

    @Test
    @Timeout(60)
    void transactions_areSeenWholeOrNotAtAll() throws Exception {
        ParseObject from = saved("Account", "name", "from", "money", 1_000);
        ParseObject to = saved("Account", "name", "to", "money", 0);
        AtomicBoolean moving = new AtomicBoolean(true);

        Threads.run(3, thread -> {
            if (thread == 0) {
                try {
                    for (int i = 0; i < 200; i++) {
                        parse.backend()
                                .batch(
                                        Caller.ANONYMOUS,
                                        new BatchRequest(
                                                List.of(change(from, -1), change(to, 1)),
                                                BatchRequest.Atomicity.ALL_OR_NOTHING));
                    }
                } finally {
                    moving.set(false);
                }
            } else {
                while (moving.get()) {
                    assertThat(parse.query("Account").find().stream()
                                    .mapToInt(account -> account.getInt("money"))
                                    .sum())
                            .isEqualTo(1_000);
                }
            }
        });

        assertThat(stored(to).getInt("money")).isEqualTo(200);
    }

    private static UpdateRequest change(ParseObject account, int amount) {
        return new UpdateRequest(
                "Account", idOf(account), Map.of(FieldPath.of("money"), new FieldOperation.Increment(amount)), null);
    }
}
