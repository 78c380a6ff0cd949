package io.parsimony.tests.behaviour;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArraysTest extends WithParse {

    @Test
    void add_appendsDuplicatesToo() {
        ParseObject score = saved("GameScore", "skills", List.of("pwnage"));

        score.add("skills", "flying").save();
        score.addAll("skills", List.of("flying", "kungfu")).save();

        assertThat(stored(score).<String>getList("skills")).containsExactly("pwnage", "flying", "flying", "kungfu");
    }

    @Test
    void add_toMissingOrNullField_makesTheArray() {
        ParseObject score = saved("GameScore", "nothing", null);

        score.add("skills", "flying").add("nothing", 1).save();

        assertThat(stored(score).<String>getList("skills")).containsExactly("flying");
        assertThat(stored(score).<Integer>getList("nothing")).containsExactly(1);
    }

    @Test
    void addUnique_appendsOnlyWhatIsNotThere() {
        ParseObject score = saved("GameScore", "skills", List.of("flying"));

        score.addUnique("skills", "flying").save();
        score.addAllUnique("skills", List.of("kungfu", "flying", "kungfu")).save();

        assertThat(stored(score).<String>getList("skills")).containsExactly("flying", "kungfu");
    }

    @Test
    void addUnique_onNewObject_dropsDuplicates() {
        ParseObject score = parse.object("GameScore")
                .addAllUnique("skills", List.of("a", "b", "a"))
                .save();

        assertThat(stored(score).<String>getList("skills")).containsExactly("a", "b");
    }

    @Test
    void addUnique_keepsDuplicatesThatAreThere() {
        ParseObject score = saved("GameScore", "skills", List.of("a", "a"));

        score.addUnique("skills", "b").save();

        assertThat(stored(score).<String>getList("skills")).containsExactly("a", "a", "b");
    }

    @Test
    void addUnique_comparesByValue() {
        Instant instant = Instant.parse("2015-06-29T16:29:25.123Z");
        ParseObject post = saved("Post", "title", "x");
        ParseObject score = saved(
                "GameScore",
                "list",
                List.of(1, "A", Map.of("x", 1, "y", 2), instant, post, new ParseGeoPoint(1, 2), List.of(1, 2)));

        Map<String, Object> reordered = new LinkedHashMap<>();
        reordered.put("y", 2.0);
        reordered.put("x", 1);
        score.addAllUnique(
                        "list",
                        List.of(
                                1.0,
                                reordered,
                                Date.from(instant),
                                parse.objectWithoutData("Post", idOf(post)),
                                new ParseGeoPoint(1, 2),
                                List.of(1, 2)))
                .save();
        assertThat(stored(score).getList("list")).hasSize(7);

        score.addAllUnique("list", List.of("a", List.of(2, 1), "1")).save();
        assertThat(stored(score).getList("list")).hasSize(10);
    }

    @Test
    void removeAll_removesEveryEqualElement() {
        ParseObject score = saved("GameScore", "skills", List.of("a", "b", "a", "c"));

        score.removeAll("skills", List.of("a", "x")).save();

        assertThat(stored(score).<String>getList("skills")).containsExactly("b", "c");
    }

    @Test
    void removeAll_ofPointers_comparesByClassAndId() {
        ParseObject one = saved("Item", "name", "one");
        ParseObject two = saved("Item", "name", "two");
        ParseObject box = saved("Box", "items", List.of(one, two));

        box.removeAll("items", List.of(parse.objectWithoutData("Item", idOf(one))))
                .save();

        assertThat(requireNonNull(stored(box).<ParseObject>getList("items")).stream()
                        .map(ParseObject::getObjectId))
                .containsExactly(idOf(two));
    }

    @Test
    void removeAll_onMissingField_leavesItMissing() {
        ParseObject score = saved("GameScore", "name", "Sean");

        parse.objectWithoutData("GameScore", idOf(score))
                .removeAll("skills", List.of("a"))
                .save();

        assertThat(stored(score).has("skills")).isFalse();
    }

    @Test
    void removeAll_onNewObject_storesAnEmptyArray() {
        ParseObject score =
                parse.object("GameScore").removeAll("skills", List.of("a")).save();

        assertThat(stored(score).getList("skills")).isEmpty();
    }

    @Test
    void removeAll_ofAllElements_leavesAnEmptyArray() {
        ParseObject score = saved("GameScore", "skills", List.of("a"));

        score.removeAll("skills", List.of("a")).save();

        assertThat(stored(score).getList("skills")).isEmpty();
    }

    @Test
    void put_ofMixedNestedArray_keepsOrderTypesAndNulls() {
        List<Object> mixed = new ArrayList<>(List.of("x", 1, 1.5, true, List.of(List.of()), Map.of()));
        mixed.add(null);
        ParseObject score = saved("GameScore", "mixed", mixed);

        assertThat(stored(score).getList("mixed")).isEqualTo(mixed);
    }

    @Test
    void put_ofJavaArray_storesAnArray() {
        ParseObject score = saved("GameScore", "ints", new int[] {1, 2}, "strings", new String[] {"a"});

        assertThat(stored(score).<Integer>getList("ints")).containsExactly(1, 2);
        assertThat(stored(score).<String>getList("strings")).containsExactly("a");
    }

    @Test
    void add_ofList_appendsItAsOneElement() {
        ParseObject score = saved("GameScore", "list", List.of(1));

        score.add("list", List.of(2, 3)).save();

        assertThat(stored(score).getList("list")).isEqualTo(List.of(1, List.of(2, 3)));
    }

    @Test
    void increment_ofArrayElement_answersTheWholeArray() {
        ParseObject score = saved("GameScore", "list", List.of(1, 2, 3));
        stored(score).add("list", 4).save();

        score.increment("list.1", 10).save();

        assertThat(stored(score).<Integer>getList("list")).containsExactly(1, 12, 3, 4);
        assertThat(score.<Integer>getList("list")).containsExactly(1, 12, 3, 4);
    }
}
