package io.parsimony.tests.behaviour;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every pointer at once (section 3.14). */
class IncludeAllTest extends WithParse {
    private final ParseObject country = saved("Country", "name", "Norway");
    private final ParseObject author = saved("Author", "name", "Maria", "country", country);
    private final ParseObject editor = saved("Editor", "name", "Ole");

    IncludeAllTest() {
        saved(
                "Post",
                "title",
                "x",
                "author",
                author,
                "editors",
                List.of(editor, "not a pointer"),
                "o",
                Map.of("p", country));
    }

    @Test
    void includeAll_resolvesPointersAndArrays() {
        ParseObject found = parse.query("Post").includeAll().getFirst();

        assertThat(requireNonNull(found.getParseObject("author")).getString("name"))
                .isEqualTo("Maria");
        List<Object> editors = requireNonNull(found.getList("editors"));
        assertThat(((ParseObject) editors.get(0)).getString("name")).isEqualTo("Ole");
        assertThat(editors.get(1)).isEqualTo("not a pointer");
    }

    @Test
    void includeStar_isIncludeAll() {
        ParseObject found = parse.query("Post").include("*").getFirst();

        assertThat(requireNonNull(found.getParseObject("author")).getString("name"))
                .isEqualTo("Maria");
    }

    @Test
    void includeAll_goesOneLevelDeep() {
        ParseObject found = parse.query("Post").includeAll().getFirst();

        ParseObject included = requireNonNull(found.getParseObject("author"));
        assertThat(requireNonNull(included.getParseObject("country")).isDataAvailable())
                .isFalse();
    }

    @Test
    void includeAll_withDeeperInclude_goesAlongIt() {
        ParseObject found =
                parse.query("Post").includeAll().include("author.country").getFirst();

        ParseObject included = requireNonNull(found.getParseObject("author"));
        assertThat(requireNonNull(included.getParseObject("country")).getString("name"))
                .isEqualTo("Norway");
    }

    @Test
    void includeAll_leavesPointersInsideObjects() {
        ParseObject found = parse.query("Post").includeAll().getFirst();

        Map<String, Object> object = requireNonNull(found.getMap("o"));
        assertThat(((ParseObject) requireNonNull(object.get("p"))).isDataAvailable())
                .isFalse();
    }

    @Test
    void includeAll_doesNotBringBackWhatKeysLeftOut() {
        ParseObject found =
                parse.query("Post").includeAll().selectKeys(List.of("title")).getFirst();

        assertThat(found.keySet()).containsExactly("title");
    }

    @Test
    void includeAll_dropsWhatIsGone() {
        author.delete();

        assertThat(parse.query("Post").includeAll().getFirst().has("author")).isFalse();
    }

    @Test
    void includeAll_ofClassWithoutPointers_changesNothing() {
        assertThat(parse.query("Country").includeAll().getFirst().getString("name"))
                .isEqualTo("Norway");
    }
}
