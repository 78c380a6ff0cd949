package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys that lead into objects and arrays (section 2.3). */
class DottedKeysTest extends WithParse {

    @Test
    void put_intoStoredObject_leavesTheOtherMembers() {
        ParseObject player = saved("Player", "stats", Map.of("wins", 1, "losses", 2));

        byId(player).put("stats.wins", 5).save();

        assertThat(stored(player).getMap("stats")).isEqualTo(Map.of("wins", 5, "losses", 2));
    }

    @Test
    void put_intoReadObject_showsBothMembersAtOnce() {
        ParseObject player = saved("Player", "stats", Map.of("wins", 1, "losses", 2));

        player.put("stats.wins", 5);
        assertThat(player.getMap("stats")).isEqualTo(Map.of("wins", 5, "losses", 2));

        player.save();
        assertThat(player.getMap("stats")).isEqualTo(Map.of("wins", 5, "losses", 2));
    }

    @Test
    void put_ofTwoMembersFromTwoCopies_keepsBoth() {
        ParseObject mine = saved("Player", "stats", Map.of("wins", 1, "losses", 2));
        ParseObject yours = stored(mine);

        mine.put("stats.wins", 5).save();
        yours.put("stats.losses", 7).save();

        assertThat(stored(mine).getMap("stats")).isEqualTo(Map.of("wins", 5, "losses", 7));
    }

    @Test
    void put_withMissingParents_makesThem() {
        ParseObject player = saved("Player", "name", "Sean");

        byId(player).put("a.b.c", 1).save();

        assertThat(stored(player).getMap("a")).isEqualTo(Map.of("b", Map.of("c", 1)));
    }

    @Test
    void put_onNewObject_expandsToAnObject() {
        ParseObject player = saved("Player", "stats.wins", 1, "stats.best.score", 7);

        assertThat(stored(player).getMap("stats")).isEqualTo(Map.of("wins", 1, "best", Map.of("score", 7)));
    }

    @Test
    void get_ofDottedKey_readsTheMember() {
        ParseObject player = stored(saved("Player", "stats", Map.of("wins", 1, "list", List.of("a", "b"))));

        assertThat(player.getInt("stats.wins")).isEqualTo(1);
        assertThat(player.getString("stats.list.1")).isEqualTo("b");
        assertThat(player.has("stats.wins")).isTrue();
        assertThat(player.has("stats.none")).isFalse();
    }

    @Test
    void remove_ofMember_leavesTheOthers() {
        ParseObject player = saved("Player", "stats", Map.of("wins", 1, "losses", 2));

        byId(player).remove("stats.wins").save();

        assertThat(stored(player).getMap("stats")).isEqualTo(Map.of("losses", 2));
    }

    @Test
    void remove_ofMissingMember_changesNothing() {
        ParseObject player = saved("Player", "stats", Map.of("wins", 1));

        byId(player).remove("stats.none").save();

        assertThat(stored(player).getMap("stats")).isEqualTo(Map.of("wins", 1));
    }

    @Test
    void increment_ofMember_addsAndAnswersIt() {
        ParseObject mine = saved("Player", "stats", Map.of("wins", 1, "losses", 2));
        stored(mine).put("stats.wins", 100).save();

        mine.increment("stats.wins", 2).save();

        assertThat(stored(mine).getInt("stats.wins")).isEqualTo(102);
        assertThat(mine.getInt("stats.wins")).isEqualTo(102);
        assertThat(mine.getInt("stats.losses")).isEqualTo(2);
    }

    @Test
    void increment_ofMissingMember_makesIt() {
        ParseObject player = saved("Player", "name", "Sean");

        byId(player).increment("stats.wins", 2).save();

        assertThat(stored(player).getMap("stats")).isEqualTo(Map.of("wins", 2));
    }

    @Test
    void addUnique_toMember_works() {
        ParseObject player = saved("Player", "stats", Map.of("tags", List.of("a")));

        byId(player).addAllUnique("stats.tags", List.of("a", "b")).save();

        assertThat(stored(player).getMap("stats")).isEqualTo(Map.of("tags", List.of("a", "b")));
    }

    @Test
    void put_intoArrayElement_addressesItByIndex() {
        ParseObject player = saved("Player", "list", List.of(Map.of("x", 1), Map.of("x", 2)));

        byId(player).put("list.1.x", 5).save();

        assertThat(stored(player).getList("list")).isEqualTo(List.of(Map.of("x", 1), Map.of("x", 5)));
    }

    @Test
    void put_beyondTheEndOfArray_padsWithNull() {
        ParseObject player = saved("Player", "list", List.of("a"));

        byId(player).put("list.3", "d").save();

        assertThat(stored(player).getList("list")).isEqualTo(Arrays.asList("a", null, null, "d"));
    }

    @Test
    void put_throughPointer_isRefused() {
        ParseObject post = saved("Post", "title", "x");
        ParseObject comment = saved("Comment", "post", post);

        assertRefused(
                ParseException.INCORRECT_TYPE,
                () -> byId(comment).put("post.title", "y").save());
        assertThat(stored(post).getString("title")).isEqualTo("x");
        assertThat(requireNonNull(stored(comment).getParseObject("post")).getObjectId())
                .isEqualTo(idOf(post));
    }

    @Test
    void put_intoFieldOfOtherType_isRefused() {
        ParseObject player = saved("Player", "name", "Sean");

        assertRefused(
                ParseException.INCORRECT_TYPE,
                () -> byId(player).put("name.first", "S").save());
        assertThat(stored(player).getString("name")).isEqualTo("Sean");
    }

    @Test
    void put_ofObjectAfterMember_replacesAll() {
        ParseObject player = saved("Player", "stats", Map.of("wins", 1));

        byId(player).put("stats.losses", 5).put("stats", Map.of("draws", 3)).save();

        assertThat(stored(player).getMap("stats")).isEqualTo(Map.of("draws", 3));
    }

    @Test
    void put_ofMemberAfterObject_goesIntoIt() {
        ParseObject player = saved("Player", "stats", Map.of("wins", 1));

        byId(player).put("stats", Map.of("draws", 3)).put("stats.losses", 5).save();

        assertThat(stored(player).getMap("stats")).isEqualTo(Map.of("draws", 3, "losses", 5));
    }

    @Test
    void put_ofMemberOfNewField_makesItAnObjectField() {
        saved("Player", "stats.wins", 1);

        assertRefused(ParseException.INCORRECT_TYPE, () -> saved("Player", "stats", "text"));
    }

    private ParseObject byId(ParseObject object) {
        return parse.objectWithoutData(object.getClassName(), idOf(object));
    }
}
