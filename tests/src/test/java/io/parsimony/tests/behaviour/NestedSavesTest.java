package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Saving an object saves what it points to (the guide's "Relational Data"). */
class NestedSavesTest extends WithParse {

    @Test
    void save_ofCommentWithNewPost_savesBoth() {
        ParseObject post = unsaved("Post", "title", "I'm Hungry");
        ParseObject comment = unsaved("Comment", "text", "Let's do Sushirrito.", "parent", post);

        comment.save();

        assertThat(post.getObjectId()).isNotNull();
        assertThat(post.isDirty()).isFalse();
        assertThat(requireNonNull(stored(comment).getParseObject("parent")).getObjectId())
                .isEqualTo(post.getObjectId());
        assertThat(stored(post).getString("title")).isEqualTo("I'm Hungry");
    }

    @Test
    void save_ofChainOfNewObjects_savesTheDeepestFirst() {
        ParseObject country = unsaved("Country", "name", "Peru");
        ParseObject city = unsaved("City", "name", "Cusco", "country", country);
        ParseObject house = unsaved("House", "number", 1, "city", city);

        house.save();

        ParseObject found = parse.query("House").include("city.country").get(idOf(house));
        assertThat(requireNonNull(requireNonNull(found.getParseObject("city")).getParseObject("country"))
                        .getString("name"))
                .isEqualTo("Peru");
    }

    @Test
    void save_ofNewObjectsInListsAndMaps_savesThem() {
        ParseObject first = unsaved("Item", "name", "first");
        ParseObject second = unsaved("Item", "name", "second");
        ParseObject box = unsaved("Box", "items", List.of(first), "named", Map.of("second", second));

        box.save();

        assertThat(parse.query("Item").count()).isEqualTo(2);
        ParseObject found = stored(box);
        assertThat(requireNonNull(found.<ParseObject>getList("items")).get(0).getObjectId())
                .isEqualTo(idOf(first));
        assertThat(requireNonNull(requireNonNull(found.<ParseObject>getMap("named"))
                                .get("second"))
                        .getObjectId())
                .isEqualTo(idOf(second));
    }

    @Test
    void save_ofNewObjectsAddedToArrayAndRelation_savesThem() {
        ParseObject added = unsaved("Item", "name", "added");
        ParseObject related = unsaved("Item", "name", "related");
        ParseObject box = saved("Box", "name", "box");
        box.add("items", added);
        box.getRelation("contents").add(related);

        box.save();

        assertThat(names(box.getRelation("contents").getQuery())).containsExactly("related");
        assertThat(stored(added).getString("name")).isEqualTo("added");
    }

    @Test
    void save_ofUnchangedParent_savesTheChangedChild() {
        ParseObject child = saved("Child", "n", 1);
        ParseObject parent = saved("Parent", "child", child);

        child.put("n", 2);
        parent.save();

        assertThat(stored(child).getInt("n")).isEqualTo(2);
        assertThat(child.isDirty()).isFalse();
    }

    @Test
    void save_ofNewObjectPointedToTwice_savesItOnce() {
        ParseObject shared = unsaved("Child", "n", 1);
        ParseObject parent = unsaved("Parent", "left", shared, "right", shared);

        parent.save();

        assertThat(parse.query("Child").count()).isEqualTo(1);
    }

    @Test
    void save_ofCycleOfNewObjects_isRefusedAndWritesNothing() {
        ParseObject a = unsaved("A", "name", "a");
        ParseObject b = unsaved("B", "a", a);
        a.put("b", b);

        assertRefused(ParseException.INVALID_POINTER, a::save);

        assertThat(parse.query("A").count()).isZero();
        assertThat(parse.query("B").count()).isZero();
        assertThat(a.getObjectId()).isNull();
    }

    @Test
    void save_ofNewObjectThatPointsToItself_isRefused() {
        ParseObject self = parse.object("A");
        self.put("self", self);

        assertRefused(ParseException.INVALID_POINTER, self::save);
        assertThat(parse.query("A").count()).isZero();
    }

    @Test
    void save_ofCycleOfSavedObjects_works() {
        ParseObject a = saved("A", "name", "a");
        ParseObject b = saved("B", "a", a);

        a.put("b", b).save();

        assertThat(requireNonNull(stored(a).getParseObject("b")).getObjectId()).isEqualTo(idOf(b));
    }

    @Test
    void save_whenTheChildIsRefused_failsAndDoesNotWriteTheParent() {
        saved("Child", "n", 1);
        ParseObject child = unsaved("Child", "n", "text");
        ParseObject parent = unsaved("Parent", "child", child);

        assertRefused(ParseException.INCORRECT_TYPE, parent::save);

        assertThat(parse.query("Parent").count()).isZero();
        assertThat(parent.getObjectId()).isNull();
    }

    @Test
    void save_ofLongChain_savesAll() {
        ParseObject node = unsaved("Node", "depth", 0);
        for (int depth = 1; depth < 300; depth++) {
            node = unsaved("Node", "depth", depth, "next", node);
        }

        node.save();

        assertThat(parse.query("Node").count()).isEqualTo(300);
    }
}
