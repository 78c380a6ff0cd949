package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pointers and queries on them (section 3.6). */
class PointerTest extends WithParse {
    private final ParseObject post = saved("Post", "title", "I'm Hungry");
    private final ParseObject other = saved("Post", "title", "Other");
    private final ParseObject onPost = saved("Comment", "name", "on post", "post", post);
    private final ParseObject onOther = saved("Comment", "name", "on other", "post", other);
    private final ParseObject onNone = saved("Comment", "name", "on none");

    @Test
    void getParseObject_givesAnObjectWithoutData() {
        ParseObject pointer = requireNonNull(stored(onPost).getParseObject("post"));

        assertThat(pointer.hasSameId(post)).isTrue();
        assertThat(pointer.isDataAvailable()).isFalse();
        assertThat(pointer.fetch().getString("title")).isEqualTo("I'm Hungry");
    }

    @Test
    void getParseObject_twice_givesTheSameInstance() {
        ParseObject found = stored(onPost);

        assertThat(found.getParseObject("post")).isSameAs(found.getParseObject("post"));
    }

    @Test
    void put_ofObjectKnownById_pointsToItThoughNobodyChecksIt() {
        ParseObject dangling = saved("Comment", "post", parse.objectWithoutData("Post", "1zEcyElZ80"));

        assertThat(requireNonNull(stored(dangling).getParseObject("post")).getObjectId())
                .isEqualTo("1zEcyElZ80");
    }

    @Test
    void put_ofObjectOfAnotherClass_isRefused() {
        ParseObject stranger = saved("Stranger", "name", "x");

        assertRefused(
                        ParseException.INCORRECT_TYPE,
                        () -> onPost.put("post", stranger).save())
                .withMessageContainingAll("post", "Comment", "Post", "Stranger");
        assertThat(requireNonNull(stored(onPost).getParseObject("post")).getObjectId())
                .isEqualTo(idOf(post));
    }

    @Test
    void whereEqualTo_pointer_matchesClassAndId() {
        assertThat(names(comments().whereEqualTo("post", post))).containsExactly("on post");
        assertThat(names(comments().whereEqualTo("post", parse.objectWithoutData("Post", idOf(post)))))
                .containsExactly("on post");
        assertThat(names(comments().whereEqualTo("post", parse.objectWithoutData("Stranger", idOf(post)))))
                .isEmpty();
    }

    @Test
    void whereNotEqualTo_pointer_matchesOthersAndMissing() {
        assertThat(names(comments().whereNotEqualTo("post", post))).containsExactly("on other", "on none");
    }

    @Test
    void whereContainedIn_pointers_matchesEach() {
        assertThat(names(comments().whereContainedIn("post", List.of(post, other))))
                .containsExactly("on post", "on other");
        assertThat(names(comments().whereNotContainedIn("post", List.of(post)))).containsExactly("on other", "on none");
    }

    @Test
    void where_bareId_isTakenAsAnIdOfTheTargetClass() {
        assertThat(names(comments().whereEqualTo("post", idOf(post)))).containsExactly("on post");
        assertThat(names(comments().whereNotEqualTo("post", idOf(post)))).containsExactly("on other", "on none");
        assertThat(names(comments().whereContainedIn("post", List.of(idOf(post), idOf(other)))))
                .containsExactly("on post", "on other");
        assertThat(names(comments().whereNotContainedIn("post", List.of(idOf(post)))))
                .containsExactly("on other", "on none");
    }

    @Test
    void where_objectIdOfPointer_comparesIds() {
        assertThat(names(comments().whereEqualTo("post.objectId", idOf(post)))).containsExactly("on post");
        assertThat(names(comments().whereNotEqualTo("post.objectId", idOf(post))))
                .containsExactly("on other", "on none");
    }

    @Test
    void where_anyOtherPathThroughPointer_isRefused() {
        assertRefused(
                        ParseException.INVALID_QUERY,
                        () -> comments()
                                .whereEqualTo("post.title", "I'm Hungry")
                                .find())
                .withMessageContainingAll("post.title", "pointer");
    }

    @Test
    void where_existsAndNull_workAsOnAllFields() {
        saved("Comment", "name", "null", "post", null);

        assertThat(names(comments().whereExists("post"))).containsExactly("on post", "on other", "null");
        assertThat(names(comments().whereDoesNotExist("post"))).containsExactly("on none");
        assertThat(names(comments().whereEqualTo("post", null))).containsExactly("on none", "null");
        assertThat(names(comments().whereNotEqualTo("post", null))).containsExactly("on post", "on other");
    }

    @Test
    void where_orderingOperatorsOnPointer_matchNothing() {
        assertThat(names(comments().whereGreaterThan("post", ""))).isEmpty();
        assertThat(names(comments().whereLessThanOrEqualTo("post", post))).isEmpty();
    }

    @Test
    void whereEqualTo_pointerInArray_matchesAnElement() {
        ParseObject thread = saved("Thread", "name", "thread", "posts", List.of(other, post));
        saved("Thread", "name", "empty", "posts", List.of());

        assertThat(names(parse.query("Thread").whereEqualTo("posts", post))).containsExactly("thread");
        assertThat(names(parse.query("Thread").whereContainedIn("posts", List.of(post))))
                .containsExactly("thread");
        assertThat(names(parse.query("Thread").whereNotEqualTo("posts", post))).containsExactly("empty");
        assertThat(stored(thread).getList("posts")).hasSize(2);
    }

    @Test
    void where_unsavedObject_isRefused() {
        assertRefused(ParseException.INVALID_POINTER, () -> comments().whereEqualTo("post", parse.object("Post")));
    }

    @Test
    void orderBy_pointer_isByClassAndId() {
        List<String> ids = Stream.of(post, other).map(WithParse::idOf).sorted().toList();

        assertThat(comments().orderByAscending("post").find())
                .extracting(comment -> {
                    ParseObject target = comment.getParseObject("post");
                    return target == null ? "none" : idOf(target);
                })
                .containsExactly("none", ids.get(0), ids.get(1));
    }

    @Test
    void put_ofPointerToItself_ofSavedObject_works() {
        onNone.put("parent", onNone).save();

        assertThat(requireNonNull(stored(onNone).getParseObject("parent")).hasSameId(onNone))
                .isTrue();
        assertThat(onOther.isDirty()).isFalse();
    }

    private ParseQuery<ParseObject> comments() {
        return parse.query("Comment");
    }
}
