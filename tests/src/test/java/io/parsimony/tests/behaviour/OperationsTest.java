package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Operations on stored fields (section 2.2) and how unsaved ones merge (section 2.4). */
class OperationsTest extends WithParse {

    @Test
    void increment_ofExisting_adds() {
        ParseObject score = saved("GameScore", "score", 10);

        score.increment("score").save();
        score.increment("score", -3).save();
        score.increment("score", 0.5).save();

        assertThat(stored(score).getDouble("score")).isEqualTo(8.5);
        assertThat(score.getDouble("score")).isEqualTo(8.5);
    }

    @Test
    void increment_ofMissing_startsAtZero() {
        ParseObject score = saved("GameScore");

        score.increment("score", 3).save();

        assertThat(stored(score).getInt("score")).isEqualTo(3);
    }

    @Test
    void increment_ofNull_startsAtZero() {
        ParseObject score = saved("GameScore", "score", null);

        parse.objectWithoutData("GameScore", idOf(score)).increment("score", 3).save();

        assertThat(stored(score).getInt("score")).isEqualTo(3);
    }

    @Test
    void increment_ofNewObject_isItsAmount() {
        ParseObject score = parse.object("GameScore").increment("score", 4).save();

        assertThat(stored(score).getInt("score")).isEqualTo(4);
    }

    @Test
    void increment_answersTheResultingValue() {
        ParseObject mine = saved("GameScore", "score", 1);
        stored(mine).put("score", 100).save();

        mine.increment("score").save();

        assertThat(mine.getInt("score")).isEqualTo(101);
    }

    @Test
    void increment_ofKnownText_isRefusedAtOnce() {
        ParseObject score = saved("GameScore", "name", "Sean");

        assertRefused(ParseException.INCORRECT_TYPE, () -> score.increment("name"));
        assertThat(score.isDirty()).isFalse();
    }

    @Test
    void increment_ofUnreadText_isRefusedAtTheSave() {
        ParseObject score = saved("GameScore", "name", "Sean");

        assertRefused(
                ParseException.INCORRECT_TYPE,
                () -> parse.objectWithoutData("GameScore", idOf(score))
                        .increment("name")
                        .save());
        assertThat(stored(score).getString("name")).isEqualTo("Sean");
    }

    @Test
    void add_answersTheResultingArray() {
        ParseObject mine = saved("GameScore", "skills", List.of("pwnage"));
        stored(mine).add("skills", "flying").save();

        mine.add("skills", "kungfu").save();

        assertThat(mine.<String>getList("skills")).containsExactly("pwnage", "flying", "kungfu");
    }

    @Test
    void severalOperations_inOneSave_allHappen() {
        ParseObject score = saved("GameScore", "n", 1, "list", List.of(1), "old", "x", "name", "Sean");

        parse.objectWithoutData("GameScore", idOf(score))
                .increment("n", 2)
                .add("list", 2)
                .remove("old")
                .put("name", "Dan")
                .save();

        ParseObject found = stored(score);
        assertThat(found.getInt("n")).isEqualTo(3);
        assertThat(found.<Integer>getList("list")).containsExactly(1, 2);
        assertThat(found.has("old")).isFalse();
        assertThat(found.getString("name")).isEqualTo("Dan");
    }

    @Test
    void putThenIncrement_mergesIntoASet() {
        ParseObject score = saved("GameScore", "n", 1);

        byId(score).put("n", 10).increment("n", 5).save();

        assertThat(stored(score).getInt("n")).isEqualTo(15);
    }

    @Test
    void incrementTwice_addsUp() {
        ParseObject score = saved("GameScore", "n", 1);

        byId(score).increment("n", 2).increment("n", 3).save();

        assertThat(stored(score).getInt("n")).isEqualTo(6);
    }

    @Test
    void removeThenIncrement_setsTheAmount() {
        ParseObject score = saved("GameScore", "n", 10);

        byId(score).remove("n").increment("n", 3).save();

        assertThat(stored(score).getInt("n")).isEqualTo(3);
    }

    @Test
    void incrementThenPut_sets() {
        ParseObject score = saved("GameScore", "n", 10);

        byId(score).increment("n", 3).put("n", 1).save();

        assertThat(stored(score).getInt("n")).isEqualTo(1);
    }

    @Test
    void putThenAdd_extendsTheSetList() {
        ParseObject score = saved("GameScore", "list", List.of(9));

        byId(score).put("list", List.of(1)).add("list", 2).addUnique("list", 1).save();

        assertThat(stored(score).<Integer>getList("list")).containsExactly(1, 2);
    }

    @Test
    void removeFieldThenAdd_setsTheList() {
        ParseObject score = saved("GameScore", "list", List.of(9));

        byId(score).remove("list").addAll("list", List.of(1, 2)).save();

        assertThat(stored(score).<Integer>getList("list")).containsExactly(1, 2);
    }

    @Test
    void putThenRemoveAll_removesFromTheSetList() {
        ParseObject score = saved("GameScore", "list", List.of(9));

        byId(score).put("list", List.of(1, 2, 1)).removeAll("list", List.of(1)).save();

        assertThat(stored(score).<Integer>getList("list")).containsExactly(2);
    }

    @Test
    void addTwice_addsBoth() {
        ParseObject score = saved("GameScore", "list", List.of(9));

        byId(score).add("list", 1).add("list", 1).save();

        assertThat(stored(score).<Integer>getList("list")).containsExactly(9, 1, 1);
    }

    @Test
    void removeAllTwice_removesBoth() {
        ParseObject score = saved("GameScore", "list", List.of(1, 2, 3));

        byId(score).removeAll("list", List.of(1)).removeAll("list", List.of(3)).save();

        assertThat(stored(score).<Integer>getList("list")).containsExactly(2);
    }

    @Test
    void operationsThatDontMerge_areRefusedAtOnceAndKeepTheEarlierOne() {
        ParseObject score = byId(saved("GameScore", "list", List.of(1), "n", 1));
        score.add("list", 2).increment("n");

        assertRefusedLocally(() -> score.removeAll("list", List.of(1)));
        assertRefusedLocally(() -> score.addUnique("list", 1));
        assertRefusedLocally(() -> score.increment("list"));
        assertRefusedLocally(() -> score.add("n", 1));
        assertRefusedLocally(() -> score.addUnique("n", 1));
        assertRefusedLocally(() -> score.removeAll("n", List.of(1)));
        score.save();

        assertThat(stored(score).<Integer>getList("list")).containsExactly(1, 2);
        assertThat(stored(score).getInt("n")).isEqualTo(2);
    }

    private ParseObject byId(ParseObject object) {
        return parse.objectWithoutData(object.getClassName(), idOf(object));
    }

    private static void assertRefusedLocally(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ParseException.class);
    }
}
