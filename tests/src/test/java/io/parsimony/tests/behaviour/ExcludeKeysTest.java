package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Projection by what is left out (section 3.13). */
class ExcludeKeysTest extends WithParse {
    private final ParseObject author = saved("Author", "name", "Maria", "age", 30);
    private final ParseObject post =
            saved("Post", "title", "x", "likes", 5, "author", author, "stats", Map.of("a", 1, "b", 2));

    @Test
    void excludeKeys_leavesThoseOut() {
        ParseObject found =
                parse.query("Post").excludeKeys(List.of("likes", "stats")).getFirst();

        assertThat(found.keySet()).containsExactlyInAnyOrder("title", "author");
    }

    @Test
    void excludeKeys_ofTheFourThatAlwaysCome_changesNothing() {
        post.setACL(new ParseACL().setPublicReadAccess(true).setPublicWriteAccess(true));
        post.save();

        ParseObject found = parse.query("Post")
                .excludeKeys(List.of("objectId", "createdAt", "updatedAt", "ACL"))
                .getFirst();

        assertThat(found.getObjectId()).isEqualTo(idOf(post));
        assertThat(found.getCreatedAt()).isEqualTo(post.getCreatedAt());
        assertThat(found.getUpdatedAt()).isEqualTo(post.getUpdatedAt());
        assertThat(found.getACL()).isEqualTo(post.getACL());
        assertThat(found.keySet()).containsExactlyInAnyOrder("title", "likes", "author", "stats");
    }

    @Test
    void excludeKeys_withKeys_givesKeysMinusExcludeKeys() {
        ParseObject found = parse.query("Post")
                .selectKeys(List.of("title", "likes"))
                .excludeKeys(List.of("likes", "author"))
                .getFirst();

        assertThat(found.keySet()).containsExactly("title");
    }

    @Test
    void excludeKeys_throughInclude_leavesTheFieldOutOfTheIncluded() {
        ParseObject found = parse.query("Post")
                .include("author")
                .excludeKeys(List.of("author.age"))
                .getFirst();

        assertThat(requireNonNull(found.getParseObject("author")).keySet()).containsExactly("name");
        assertThat(found.keySet()).containsExactlyInAnyOrder("title", "likes", "author", "stats");
    }

    @Test
    void excludeKeys_dottedWithoutInclude_leavesThePointer() {
        ParseObject found =
                parse.query("Post").excludeKeys(List.of("author.age")).getFirst();

        assertThat(requireNonNull(found.getParseObject("author")).isDataAvailable())
                .isFalse();
    }

    @Test
    void excludeKeys_ofIncludedPointer_leavesItOut() {
        ParseObject found = parse.query("Post")
                .include("author")
                .excludeKeys(List.of("author"))
                .getFirst();

        assertThat(found.keySet()).containsExactlyInAnyOrder("title", "likes", "stats");
    }

    @Test
    void excludeKeys_ofMemberOfObject_leavesTheWholeObject() {
        ParseObject found = parse.query("Post").excludeKeys(List.of("stats.a")).getFirst();

        assertThat(found.getMap("stats")).isEqualTo(Map.of("a", 1, "b", 2));
    }

    @Test
    void excludeKeys_ofUnknownField_changesNothing() {
        assertThat(parse.query("Post").excludeKeys(List.of("never")).getFirst().keySet())
                .containsExactlyInAnyOrder("title", "likes", "author", "stats");
    }

    @Test
    void excludeKeys_ofRelation_leavesItOut() {
        ParseObject list = unsaved("List", "name", "a");
        list.getRelation("posts").add(post);
        list.save();

        assertThat(parse.query("List").excludeKeys(List.of("posts")).getFirst().keySet())
                .containsExactly("name");
    }

    @Test
    void get_ofFieldExcluded_mustBeFetched() {
        ParseObject found = parse.query("Post").excludeKeys(List.of("likes")).getFirst();

        assertThat(found.isDataAvailable()).isFalse();
        assertRefused(ParseException.OTHER_CAUSE, () -> found.getInt("likes"));
        assertThat(found.getString("title")).isEqualTo("x");
        assertThat(found.has("never")).isFalse();
        assertThat(found.fetch().getInt("likes")).isEqualTo(5);
    }

    @Test
    void get_ofFieldMissingAndNotExcluded_isKnownToBeMissing() {
        ParseObject found = parse.query("Post").excludeKeys(List.of("likes")).getFirst();

        assertThat(found.get("never")).isNull();
    }

    @Test
    void excludeKeys_onGet_works() {
        ParseObject found = parse.query("Post")
                .excludeKeys(List.of("likes", "author", "stats"))
                .get(idOf(post));

        assertThat(found.keySet()).containsExactly("title");
    }

    @Test
    void save_afterExcludeKeys_keepsTheFieldsLeftOut() {
        ParseObject found = parse.query("Post").excludeKeys(List.of("likes")).getFirst();

        found.put("title", "y").save();

        assertThat(stored(post).getInt("likes")).isEqualTo(5);
    }
}
