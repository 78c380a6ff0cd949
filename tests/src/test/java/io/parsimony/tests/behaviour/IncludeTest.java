package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseUser;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Includes (section 3.14). */
class IncludeTest extends WithParse {
    private final ParseObject country = saved("Country", "name", "Peru");
    private final ParseObject author = saved("Author", "name", "Maria", "country", country);
    private final ParseObject post = saved("Post", "title", "I'm Hungry", "author", author);
    private final ParseObject comment = saved("Comment", "name", "first", "post", post);

    @Test
    void include_givesTheWholeObject() {
        ParseObject found = parse.query("Comment").include("post").getFirst();

        ParseObject included = requireNonNull(found.getParseObject("post"));
        assertThat(included.isDataAvailable()).isTrue();
        assertThat(included.getString("title")).isEqualTo("I'm Hungry");
        assertThat(included.getCreatedAt()).isEqualTo(post.getCreatedAt());
        assertThat(requireNonNull(included.getParseObject("author")).isDataAvailable())
                .isFalse();
        assertThat(found.isDirty()).isFalse();
    }

    @Test
    void include_ofDottedPath_includesEveryPrefix() {
        ParseObject found =
                parse.query("Comment").include("post.author.country").getFirst();

        ParseObject includedAuthor =
                requireNonNull(requireNonNull(found.getParseObject("post")).getParseObject("author"));
        assertThat(includedAuthor.getString("name")).isEqualTo("Maria");
        assertThat(requireNonNull(includedAuthor.getParseObject("country")).getString("name"))
                .isEqualTo("Peru");
    }

    @Test
    void include_severalTimes_includesAll() {
        ParseObject both = saved("Comment", "name", "both", "post", post, "by", author);

        ParseObject found = parse.query("Comment").include("post").include("by").get(idOf(both));

        assertThat(requireNonNull(found.getParseObject("post")).isDataAvailable())
                .isTrue();
        assertThat(requireNonNull(found.getParseObject("by")).getString("name")).isEqualTo("Maria");
    }

    @Test
    void include_ofOneObjectByTwoPaths_showsWhatEitherAsksFor() {
        saved("Review", "author", author, "editor", author);
        ParseObject found = parse.query("Review")
                .include("editor.country")
                .include("author")
                .getFirst();

        for (String path : List.of("author", "editor")) {
            ParseObject person = requireNonNull(found.getParseObject(path));
            assertThat(requireNonNull(person.getParseObject("country")).isDataAvailable())
                    .as(path)
                    .isTrue();
        }
    }

    @Test
    void selectKeys_ofOneObjectByTwoPaths_showsWhatEitherAsksFor() {
        saved("Review", "author", author, "all", List.of(author));
        ParseObject found = parse.query("Review")
                .selectKeys(List.of("author.name", "all.country"))
                .getFirst();

        ParseObject person = requireNonNull(found.getParseObject("author"));
        assertThat(person.getString("name")).isEqualTo("Maria");
        assertThat(person.getParseObject("country")).isNotNull();
    }

    @Test
    void include_onGetAndFirst_works() {
        assertThat(requireNonNull(parse.query("Comment")
                                .include("post")
                                .get(idOf(comment))
                                .getParseObject("post"))
                        .isDataAvailable())
                .isTrue();
        assertThat(requireNonNull(parse.query("Comment")
                                .include("post")
                                .first()
                                .orElseThrow()
                                .getParseObject("post"))
                        .isDataAvailable())
                .isTrue();
    }

    @Test
    void include_ofArrayOfPointers_includesEachElement() {
        ParseObject second = saved("Post", "title", "second");
        saved("Thread", "posts", List.of(post, "not a pointer", second, post));

        List<Object> posts =
                requireNonNull(parse.query("Thread").include("posts").getFirst().getList("posts"));

        assertThat(posts).hasSize(4);
        assertThat(((ParseObject) posts.get(0)).getString("title")).isEqualTo("I'm Hungry");
        assertThat(posts.get(1)).isEqualTo("not a pointer");
        assertThat(((ParseObject) posts.get(2)).getString("title")).isEqualTo("second");
    }

    @Test
    void include_throughPlainObject_works() {
        saved("Thread", "meta", Map.of("best", post, "n", 1));

        ParseObject found = parse.query("Thread").include("meta.best").getFirst();

        ParseObject best = requireNonNull(found.getParseObject("meta.best"));
        assertThat(best.getString("title")).isEqualTo("I'm Hungry");
    }

    @Test
    void include_ofDeletedObject_dropsTheField() {
        post.delete();

        ParseObject found = parse.query("Comment").include("post").getFirst();

        assertThat(found.has("post")).isFalse();
        assertThat(found.getParseObject("post")).isNull();
        assertThat(found.getString("name")).isEqualTo("first");
        assertThat(parse.query("Comment").getFirst().has("post")).isTrue();
    }

    @Test
    void include_ofDeletedElement_dropsItFromTheArray() {
        ParseObject second = saved("Post", "title", "second");
        saved("Thread", "posts", List.of(post, second));
        post.delete();

        List<ParseObject> posts =
                requireNonNull(parse.query("Thread").include("posts").getFirst().getList("posts"));

        assertThat(posts).extracting(WithParse::idOf).containsExactly(idOf(second));
    }

    @Test
    void include_ofUnreadableObject_dropsTheField() {
        post.setACL(new ParseACL());
        post.save();

        assertThat(parse.query("Comment").include("post").getFirst().has("post"))
                .isFalse();
        assertThat(requireNonNull(parse.asMaster()
                                .query("Comment")
                                .include("post")
                                .getFirst()
                                .getParseObject("post"))
                        .getString("title"))
                .isEqualTo("I'm Hungry");
    }

    @Test
    void include_ofUnreadableObjectInTheMiddle_hidesWhatIsBehind() {
        post.setACL(new ParseACL());
        post.save();

        ParseObject found = parse.query("Comment").include("post.author").getFirst();

        assertThat(found.has("post")).isFalse();
    }

    @Test
    void saveOfObject_readWithADroppedInclude_leavesTheStoredPointer() {
        post.delete();
        ParseObject found = parse.query("Comment").include("post").getFirst();

        found.put("name", "changed").save();

        assertThat(stored(comment).has("post")).isTrue();
    }

    @Test
    void include_ofUnknownPathsAndNonPointers_isIgnored() {
        assertThat(parse.query("Comment")
                        .include("never")
                        .include("name")
                        .include("post.title.x")
                        .getFirst()
                        .getString("name"))
                .isEqualTo("first");
    }

    @Test
    void include_ofSharedTarget_givesEachResultItsData() {
        for (int i = 0; i < 150; i++) {
            saved("Comment", "name", "n" + i, "post", post);
        }

        assertThat(parse.query("Comment").include("post").limit(200).find())
                .hasSize(151)
                .allSatisfy(found -> assertThat(
                                requireNonNull(found.getParseObject("post")).getString("title"))
                        .isEqualTo("I'm Hungry"));
    }

    @Test
    void include_ofPointerCycle_ends() {
        ParseObject a = saved("Node", "name", "a");
        ParseObject b = saved("Node", "name", "b", "next", a);
        a.put("next", b).save();

        ParseObject found = parse.query("Node").include("next.next.next").get(idOf(a));

        ParseObject next = requireNonNull(found.getParseObject("next"));
        assertThat(next.getString("name")).isEqualTo("b");
        assertThat(requireNonNull(next.getParseObject("next")).getString("name"))
                .isEqualTo("a");
    }

    @Test
    void include_ofMoreThanAHundredTargets_hasNoLimit() {
        List<ParseObject> targets = IntStream.range(0, 250)
                .mapToObj(i -> unsaved("Target", "name", "t" + i))
                .toList();
        saved("Owner", "targets", targets);

        List<ParseObject> found = requireNonNull(
                parse.query("Owner").include("targets").getFirst().getList("targets"));

        assertThat(found).hasSize(250).allMatch(ParseObject::isDataAvailable);
    }

    @Test
    void include_ofUser_showsNoEmail() {
        Parse alice = signedUp("alice");
        userOf(alice).setEmail("alice@example.org").save();
        saved("Comment", "name", "by alice", "user", userOf(alice));

        ParseUser included = requireNonNull(parse.query("Comment")
                .whereEqualTo("name", "by alice")
                .include("user")
                .getFirst()
                .getParseUser("user"));

        assertThat(included.getUsername()).isEqualTo("alice");
        assertThat(included.has("email")).isFalse();
        assertThat(included.keySet()).doesNotContain("password", "authData", "sessionToken");
    }

    @Test
    void include_ofClassThatRefuses_failsTheWholeQuery() {
        parse.asMaster()
                .object("Holder")
                .put("job", parse.objectWithoutData("_JobStatus", "abc"))
                .save();

        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> parse.query("Holder").include("job").find());
        assertThat(parse.asMaster().query("Holder").include("job").getFirst().has("job"))
                .isFalse();
    }
}
