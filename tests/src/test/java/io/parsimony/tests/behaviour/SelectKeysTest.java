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

/** Projection (section 3.13). */
class SelectKeysTest extends WithParse {
    private final ParseObject author = saved("Author", "name", "Maria", "age", 30);
    private final ParseObject post =
            saved("Post", "title", "x", "likes", 5, "author", author, "stats", Map.of("a", 1, "b", 2));

    @Test
    void selectKeys_givesThoseAndTheFourThatAlwaysCome() {
        post.setACL(new ParseACL().setPublicReadAccess(true).setPublicWriteAccess(true));
        post.save();

        ParseObject found = parse.query("Post").selectKeys(List.of("title")).getFirst();

        assertThat(found.keySet()).containsExactly("title");
        assertThat(found.getObjectId()).isEqualTo(idOf(post));
        assertThat(found.getCreatedAt()).isEqualTo(post.getCreatedAt());
        assertThat(found.getUpdatedAt()).isEqualTo(post.getUpdatedAt());
        assertThat(found.getACL()).isEqualTo(post.getACL());
    }

    @Test
    void get_ofFieldLeftOut_mustBeFetched() {
        ParseObject found = parse.query("Post").selectKeys(List.of("title")).getFirst();

        assertThat(found.isDataAvailable()).isFalse();
        assertRefused(ParseException.OTHER_CAUSE, () -> found.getInt("likes"));
        assertThat(found.fetch().getInt("likes")).isEqualTo(5);
    }

    @Test
    void save_afterSelectKeys_keepsTheFieldsLeftOut() {
        ParseObject found = parse.query("Post").selectKeys(List.of("title")).getFirst();

        found.put("title", "y").save();

        assertThat(stored(post).getInt("likes")).isEqualTo(5);
        assertThat(stored(post).getString("title")).isEqualTo("y");
    }

    @Test
    void selectKeys_twice_givesBoth() {
        ParseObject found = parse.query("Post")
                .selectKeys(List.of("title"))
                .selectKeys(List.of("likes"))
                .getFirst();

        assertThat(found.keySet()).containsExactlyInAnyOrder("title", "likes");
    }

    @Test
    void selectKeys_ofNothingKnown_leavesTheFour() {
        assertThat(parse.query("Post").selectKeys(List.of()).getFirst().keySet())
                .isEmpty();
        assertThat(parse.query("Post").selectKeys(List.of("never")).getFirst().keySet())
                .isEmpty();
    }

    @Test
    void selectKeys_ofMemberOfObject_givesTheWholeObject() {
        ParseObject found = parse.query("Post").selectKeys(List.of("stats.a")).getFirst();

        assertThat(found.getMap("stats")).isEqualTo(Map.of("a", 1, "b", 2));
    }

    @Test
    void selectKeys_throughPointer_includesAndProjectsIt() {
        ParseObject found =
                parse.query("Post").selectKeys(List.of("author.name")).getFirst();

        ParseObject included = requireNonNull(found.getParseObject("author"));
        assertThat(included.getString("name")).isEqualTo("Maria");
        assertThat(included.keySet()).containsExactly("name");
        assertThat(found.keySet()).containsExactly("author");
    }

    @Test
    void include_doesNotBringBackWhatKeysLeftOut() {
        ParseObject without = parse.query("Post")
                .selectKeys(List.of("title"))
                .include("author")
                .getFirst();
        ParseObject with = parse.query("Post")
                .selectKeys(List.of("title", "author"))
                .include("author")
                .getFirst();

        assertThat(without.keySet()).containsExactly("title");
        assertThat(requireNonNull(with.getParseObject("author")).getInt("age")).isEqualTo(30);
    }

    @Test
    void selectKeys_onGet_works() {
        ParseObject found = parse.query("Post").selectKeys(List.of("likes")).get(idOf(post));

        assertThat(found.keySet()).containsExactly("likes");
    }

    @Test
    void where_onFieldLeftOut_stillFilters() {
        assertThat(parse.query("Post")
                        .selectKeys(List.of("title"))
                        .whereEqualTo("likes", 5)
                        .orderByAscending("likes")
                        .find())
                .hasSize(1);
    }
}
