package io.parsimony.tests.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.tests.behaviour.WithParse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that make the same class, field, user or unique value at once. */
class SchemaRacesTest extends WithParse {
    private static final int ROUNDS = 50;

    @Test
    @Timeout(120)
    void twoThreads_thatMakeTheSameClass_bothSucceed() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String className = "Race" + round;
            Threads.run(2, thread -> saved(className, "n", thread, "text", "t" + thread));

            assertThat(parse.query(className).orderByAscending("n").find())
                    .extracting(row -> row.getInt("n"))
                    .containsExactly(0, 1);
        }
    }

    @Test
    @Timeout(120)
    void twoThreads_thatMakeTheSameField_bothSucceed() throws Exception {
        saved("Row", "name", "first");
        for (int round = 0; round < ROUNDS; round++) {
            String field = "f" + round;
            Threads.run(2, thread -> saved("Row", field, thread));

            assertThat(parse.query("Row").whereExists(field).count()).isEqualTo(2);
            assertThat(parse.query("Row").whereEqualTo(field, 1).count()).isEqualTo(1);
        }
    }

    @Test
    @Timeout(120)
    void twoThreads_thatDisagreeAboutANewField_letOneWin() throws Exception {
        saved("Row", "name", "first");
        for (int round = 0; round < ROUNDS; round++) {
            String field = "f" + round;
            List<Integer> codes = Threads.race(() -> saved("Row", field, 1), () -> saved("Row", field, "text"));

            assertThat(codes).containsExactlyInAnyOrder(0, ParseException.INCORRECT_TYPE);
            assertThat(parse.query("Row").whereExists(field).count()).isEqualTo(1);
        }
    }

    @Test
    @Timeout(120)
    void twoThreads_thatDisagreeAboutANewClass_letOneWin() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String className = "Race" + round;
            List<Integer> codes = Threads.race(() -> saved(className, "v", 1), () -> saved(className, "v", "text"));

            assertThat(codes).containsExactlyInAnyOrder(0, ParseException.INCORRECT_TYPE);
            assertThat(parse.query(className).count()).isEqualTo(1);
        }
    }

    @Test
    @Timeout(120)
    void twoThreads_thatMakeTheSameRelation_bothSucceed() throws Exception {
        ParseObject member = saved("Member", "name", "m");
        for (int round = 0; round < ROUNDS; round++) {
            String key = "r" + round;
            Threads.run(2, thread -> {
                ParseObject owner = unsaved("Owner", "n", thread);
                owner.getRelation(key).add(member);
                owner.save();
                assertThat(owner.getRelation(key).getQuery("Member").count()).isEqualTo(1);
            });
        }
    }

    @Test
    @Timeout(120)
    void twoSignUps_withTheSameName_areNeverBothAccepted() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String name = "user" + round;
            List<Integer> codes = Threads.race(() -> signedUp(name), () -> signedUp(name.toUpperCase(Locale.ROOT)));

            assertThat(codes).containsExactlyInAnyOrder(0, ParseException.USERNAME_TAKEN);
        }
        assertThat(parse.userQuery().count()).isEqualTo(ROUNDS);
    }

    @Test
    @Timeout(120)
    void twoSaves_ofTheSameUniqueValue_areNeverBothAccepted() throws Exception {
        saved("Row", "name", "first");
        parse.asMaster().uniqueIndex("Row", "name");
        for (int round = 0; round < ROUNDS; round++) {
            String name = "n" + round;
            List<Integer> codes = Threads.race(() -> saved("Row", "name", name), () -> saved("Row", "name", name));

            assertThat(codes).containsExactlyInAnyOrder(0, ParseException.DUPLICATE_VALUE);
        }
        assertThat(parse.query("Row").count()).isEqualTo(ROUNDS + 1);
    }

    @Test
    @Timeout(120)
    void twoThreads_thatMakeTheSameIndex_bothSucceed() throws Exception {
        for (int i = 0; i < 10; i++) {
            saved("Row", "a", i, "b", i, "c", i);
        }
        for (String field : List.of("a", "b", "c")) {
            Threads.run(2, thread -> parse.asMaster().index("Row", field));
            assertThat(parse.query("Row").whereEqualTo(field, 5).count()).isEqualTo(1);
        }
    }

    @Test
    @Timeout(120)
    void batchesOverTheSameObjects_inOppositeOrder_bothSucceed() throws Exception {
        List<ParseObject> rows =
                IntStream.range(0, 20).mapToObj(i -> unsaved("Row", "n", 0)).toList();
        parse.saveAll(rows);
        List<String> ids = rows.stream().map(WithParse::idOf).toList();

        Threads.run(4, thread -> {
            for (int round = 0; round < 20; round++) {
                List<ParseObject> mine = new ArrayList<>();
                for (int i = 0; i < ids.size(); i++) {
                    String id = ids.get(thread % 2 == 0 ? i : ids.size() - 1 - i);
                    mine.add(parse.objectWithoutData("Row", id).increment("n"));
                }
                parse.saveAll(mine);
            }
        });

        assertThat(parse.query("Row").find()).allMatch(row -> row.getInt("n") == 80);
    }
}
