package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirtyTrackingTest extends WithParse {

    @Test
    void isDirty_followsChangesAndSaves() {
        ParseObject score = saved("GameScore", "score", 1, "name", "Sean");
        assertThat(score.isDirty()).isFalse();

        score.put("score", 2);
        assertThat(score.isDirty()).isTrue();
        assertThat(score.isDirty("score")).isTrue();
        assertThat(score.isDirty("name")).isFalse();

        score.save();
        assertThat(score.isDirty()).isFalse();
    }

    @Test
    void save_sendsOnlyChangedKeys() {
        ParseObject mine = saved("GameScore", "score", 1, "name", "Sean");
        ParseObject yours = stored(mine);

        mine.put("score", 2).save();
        yours.put("name", "Dan").save();

        assertThat(stored(mine).getInt("score")).isEqualTo(2);
        assertThat(stored(mine).getString("name")).isEqualTo("Dan");
    }

    @Test
    void save_withoutChanges_leavesUpdatedAt() {
        ParseObject mine = saved("GameScore", "score", 1);
        stored(mine).put("score", 2).save();
        Instant before = requireNonNull(stored(mine).getUpdatedAt()).toInstant();

        mine.save();

        assertThat(stored(mine).getUpdatedAt()).isEqualTo(before);
        assertThat(stored(mine).getInt("score")).isEqualTo(2);
    }

    @Test
    void save_thatFails_keepsTheChanges() {
        saved("GameScore", "score", 1);
        ParseObject bad = unsaved("GameScore", "score", "one", "name", "Sean");

        assertRefused(ParseException.INCORRECT_TYPE, bad::save);

        assertThat(bad.isDirty("score")).isTrue();
        assertThat(bad.getObjectId()).isNull();
        bad.put("score", 1).save();
        assertThat(stored(bad).getString("name")).isEqualTo("Sean");
    }

    @Test
    void save_thatFailsOnAnUpdate_canBeMendedAndRepeated() {
        ParseObject score = saved("GameScore", "score", 1, "name", "Sean");
        score.increment("score", 5).put("name", 7);

        assertRefused(ParseException.INCORRECT_TYPE, score::save);
        assertThat(stored(score).getInt("score")).isEqualTo(1);

        score.put("name", "Dan").save();
        assertThat(stored(score).getInt("score")).isEqualTo(6);
    }

    @Test
    void revert_dropsAllChanges() {
        ParseObject score = saved("GameScore", "score", 1, "name", "Sean");

        score.put("score", 2).remove("name").put("new", true);
        score.revert();

        assertThat(score.isDirty()).isFalse();
        assertThat(score.getInt("score")).isEqualTo(1);
        assertThat(score.getString("name")).isEqualTo("Sean");
        assertThat(score.has("new")).isFalse();
    }

    @Test
    void revert_ofOneKey_keepsTheOthers() {
        ParseObject score = saved("GameScore", "score", 1, "name", "Sean");

        score.put("score", 2).put("name", "Dan").revert("score");

        assertThat(score.getInt("score")).isEqualTo(1);
        assertThat(score.getString("name")).isEqualTo("Dan");
        assertThat(score.isDirty("score")).isFalse();
    }

    @Test
    void isDirty_ofParent_seesChangedChildButItsKeyIsClean() {
        ParseObject child = saved("Child", "n", 1);
        ParseObject parent = saved("Parent", "child", child);

        child.put("n", 2);

        assertThat(parent.isDirty()).isTrue();
        assertThat(parent.isDirty("child")).isFalse();
    }

    @Test
    void isDirty_ofAcl_followsSetAcl() {
        ParseObject score = saved("GameScore", "score", 1);
        assertThat(score.isDirty("ACL")).isFalse();

        score.setACL(new ParseACL().setPublicReadAccess(true).setPublicWriteAccess(true));
        assertThat(score.isDirty("ACL")).isTrue();

        score.save();
        assertThat(score.isDirty("ACL")).isFalse();
    }

    @Test
    void put_copiesTheValue() {
        List<Object> list = new ArrayList<>(List.of(1));
        ParseObject score = unsaved("GameScore", "list", list);
        list.add(2);

        score.save();

        assertThat(score.<Integer>getList("list")).containsExactly(1);
        assertThat(stored(score).<Integer>getList("list")).containsExactly(1);
    }

    @Test
    void getters_giveUnmodifiableCopies() {
        ParseObject score = saved("GameScore", "list", List.of(1), "map", Map.of("a", 1));

        List<Object> list = requireNonNull(score.getList("list"));
        Map<String, Object> map = requireNonNull(score.getMap("map"));

        assertThatThrownBy(() -> list.add(2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.put("b", 2)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void isDirty_ofDottedKey_isThatOfItsField() {
        ParseObject score = saved("GameScore", "stats", Map.of("wins", 1));

        score.put("stats.wins", 2);

        assertThat(score.isDirty("stats")).isTrue();
        assertThat(score.isDirty("stats.wins")).isTrue();
    }
}
