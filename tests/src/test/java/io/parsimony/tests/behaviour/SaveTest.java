package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.tests.database.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SaveTest extends WithParse {

    @Test
    void save_ofNewObject_makesItsClassAndCanBeFoundAgain() {
        ParseObject score = saved("GameScore", "score", 1337, "playerName", "Sean Plott", "cheatMode", false);

        ParseObject found = parse.query("GameScore").get(idOf(score));
        assertThat(found.getInt("score")).isEqualTo(1337);
        assertThat(found.getString("playerName")).isEqualTo("Sean Plott");
        assertThat(found.getBoolean("cheatMode")).isFalse();
        assertThat(found.keySet()).containsExactlyInAnyOrder("score", "playerName", "cheatMode");
    }

    @Test
    void save_ofNewObject_givesIdAndEqualTimes() {
        ParseObject score = saved("GameScore", "score", 1);

        assertThat(score.getObjectId()).matches("[A-Za-z0-9]{10}");
        assertThat(score.getCreatedAt()).isNotNull().isEqualTo(score.getUpdatedAt());
        assertThat(stored(score).getCreatedAt()).isEqualTo(score.getCreatedAt());
        assertThat(stored(score).getUpdatedAt()).isEqualTo(score.getUpdatedAt());
    }

    @Test
    void newObject_hasNoIdNoTimesAndIsDirty() {
        ParseObject score = parse.object("GameScore");

        assertThat(score.getObjectId()).isNull();
        assertThat(score.getCreatedAt()).isNull();
        assertThat(score.getUpdatedAt()).isNull();
        assertThat(score.isDirty()).isTrue();
    }

    @Test
    void save_withoutFields_makesAnObject() {
        ParseObject empty = saved("Empty");

        assertThat(stored(empty).keySet()).isEmpty();
        assertThat(parse.query("Empty").count()).isEqualTo(1);
    }

    @Test
    void save_ofChange_movesUpdatedAtOnly() {
        MovableClock clock = new MovableClock(Instant.parse("2015-06-29T16:29:25.123Z"));
        try (Parse timed = TestDatabase.builder().clock(clock).open()) {
            ParseObject score = timed.object("GameScore").put("score", 1).save();
            clock.set(Instant.parse("2015-06-30T00:00:00Z"));
            score.put("score", 2).save();

            ParseObject found = timed.query("GameScore").getFirst();
            assertThat(found.getCreatedAt()).isEqualTo(Instant.parse("2015-06-29T16:29:25.123Z"));
            assertThat(found.getUpdatedAt()).isEqualTo(Instant.parse("2015-06-30T00:00:00Z"));
            assertThat(score.getUpdatedAt()).isEqualTo(found.getUpdatedAt());
        }
    }

    @Test
    void save_whenTheClockWentBack_keepsUpdatedAt() {
        MovableClock clock = new MovableClock(Instant.parse("2020-01-01T00:00:00Z"));
        try (Parse timed = TestDatabase.builder().clock(clock).open()) {
            ParseObject score = timed.object("GameScore").put("score", 1).save();
            clock.set(Instant.parse("2019-01-01T00:00:00Z"));
            score.put("score", 2).save();

            assertThat(timed.query("GameScore").getFirst().getUpdatedAt())
                    .isAfterOrEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
        }
    }

    @Test
    void save_ofObjectKnownById_changesOnlyTheGivenField() {
        ParseObject score = saved("GameScore", "score", 1, "playerName", "Sean");

        parse.objectWithoutData("GameScore", idOf(score)).put("score", 2).save();

        assertThat(stored(score).getInt("score")).isEqualTo(2);
        assertThat(stored(score).getString("playerName")).isEqualTo("Sean");
    }

    @Test
    void save_ofDeletedObject_isNotFound() {
        ParseObject score = saved("GameScore", "score", 1);
        parse.objectWithoutData("GameScore", idOf(score)).delete();

        assertRefused(
                ParseException.OBJECT_NOT_FOUND, () -> score.put("score", 2).save());
        assertThat(parse.query("GameScore").count()).isZero();
    }

    @Test
    void save_ofUnknownId_isNotFoundAndMakesNothing() {
        saved("GameScore", "score", 1);

        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> parse.objectWithoutData("GameScore", "nosuchid00")
                        .put("score", 2)
                        .save());
        assertThat(parse.query("GameScore").count()).isEqualTo(1);
    }

    @Test
    void save_afterRemove_unsetsTheField() {
        ParseObject score = saved("GameScore", "score", 1, "playerName", "Sean");

        score.remove("playerName").save();

        assertThat(stored(score).has("playerName")).isFalse();
        assertThat(stored(score).keySet()).containsExactly("score");
    }

    @Test
    void delete_ofSavedObject_removesItAndLeavesPointersToIt() {
        ParseObject post = saved("Post", "title", "I'm Hungry");
        ParseObject comment = saved("Comment", "parent", post);

        post.delete();

        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> parse.query("Post").get(idOf(post)));
        assertThat(requireNonNull(stored(comment).getParseObject("parent")).getObjectId())
                .isEqualTo(idOf(post));
    }

    @Test
    void delete_twice_isNotFound() {
        ParseObject post = saved("Post", "title", "once");
        post.delete();

        assertRefused(
                ParseException.OBJECT_NOT_FOUND,
                () -> parse.objectWithoutData("Post", idOf(post)).delete());
    }

    @Test
    void delete_ofUnsavedObject_doesNothing() {
        parse.object("Post").put("title", "never").delete();

        assertThat(parse.query("Post").count()).isZero();
    }

    @Test
    void create_byClients_isForbiddenWhereClassesAreLocked() {
        try (Parse locked = TestDatabase.builder().clientClassCreation(false).open()) {
            assertRefused(
                    ParseException.OPERATION_FORBIDDEN,
                    () -> locked.object("New").put("a", 1).save());
            assertRefused(
                    ParseException.OPERATION_FORBIDDEN,
                    () -> locked.query("New").find());

            locked.asMaster().object("New").put("a", 1).save();
            locked.object("New").put("a", 2).save();
            assertThat(locked.query("New").count()).isEqualTo(2);
        }
    }
}
