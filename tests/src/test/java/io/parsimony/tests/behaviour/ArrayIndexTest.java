package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.json.ConstraintJson;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArrayIndexTest extends WithParse {
    private final Parse master = parse.asMaster();
    private final ParseObject author = saved("Author", "name", "Ada");

    @BeforeEach
    void saveRows() {
        List<ParseObject> rows = new ArrayList<>(IntStream.range(0, 50)
                .mapToObj(i -> unsaved("Row", "name", "n" + i, "tags", List.of("t" + i % 7, i % 5, i)))
                .toList());
        rows.add(unsaved("Row", "name", "empty", "tags", List.of()));
        rows.add(unsaved("Row", "name", "null", "tags", null));
        rows.add(unsaved("Row", "name", "missing"));
        rows.add(unsaved("Row", "name", "nulls", "tags", Collections.singletonList(null)));
        rows.add(unsaved(
                "Row",
                "name",
                "mixed",
                "tags",
                List.of("1", true, Date.from(Instant.ofEpochMilli(1)), author, Map.of("a", 1, "b", 2))));
        rows.add(unsaved("Row", "name", "nested", "tags", List.of(List.of(1, 2), 3)));
        rows.add(unsaved("Row", "name", "long", "tags", List.of("x".repeat(5_000), "x".repeat(5_000) + "y")));
        parse.saveAll(rows);
    }

    @Test
    void index_changesNoAnswer() {
        List<ParseQuery<ParseObject>> queries = List.of(
                tagged("t3"),
                tagged(3),
                tagged("3"),
                tagged(1),
                tagged(1.5),
                tagged(true),
                tagged(Date.from(Instant.ofEpochMilli(1))),
                tagged(author),
                tagged(null),
                tagged("x".repeat(5_000)),
                tagged("x".repeat(5_000) + "z"),
                tagged("t3").whereEqualTo("name", "n3"),
                tagged("t3").orderByDescending("name").limit(3),
                parse.query("Row").whereNotEqualTo("tags", "t3"),
                parse.query("Row").whereNotEqualTo("tags", null),
                parse.query("Row").whereContainedIn("tags", List.of("t1", 4, 44)),
                parse.query("Row").whereContainedIn("tags", Arrays.asList("t1", null)),
                parse.query("Row").whereContainedIn("tags", List.of()),
                parse.query("Row").whereNotContainedIn("tags", List.of("t1", 4)),
                parse.query("Row").whereGreaterThan("tags", 47),
                parse.query("Row").whereStartsWith("tags", "t6"),
                parse.query("Row").whereExists("tags"),
                parse.query("Row").orderByAscending("tags").limit(9),
                ParseQuery.or(List.of(tagged("t3"), tagged(4))));
        List<List<@Nullable String>> before =
                queries.stream().map(WithParse::names).toList();
        List<String> wheres = List.of(
                "{\"tags\":[1,2]}",
                "{\"tags\":[[1,2],3]}",
                "{\"tags\":[]}",
                "{\"tags\":{\"$in\":[{\"b\":2,\"a\":1}]}}");
        List<List<String>> idsBefore = wheres.stream().map(this::ids).toList();
        assertThat(names(tagged("t3"))).hasSize(7);
        assertThat(idsBefore.get(3)).hasSize(1);

        master.index("Row", "tags");

        assertThat(queries.stream().map(WithParse::names).toList()).isEqualTo(before);
        assertThat(wheres.stream().map(this::ids).toList()).isEqualTo(idsBefore);
    }

    @Test
    void index_followsEveryWrite() {
        master.index("Row", "tags");

        ParseObject row = saved("Row", "name", "new", "tags", List.of("fresh", "fresh"));
        assertThat(names(tagged("fresh"))).containsExactly("new");
        row.add("tags", "more").save();
        assertThat(names(tagged("more"))).containsExactly("new");
        row.removeAll("tags", List.of("fresh")).save();
        assertThat(names(tagged("fresh"))).isEmpty();
        assertThat(names(tagged("more"))).containsExactly("new");
        row.put("tags", List.of()).save();
        assertThat(names(tagged("more"))).isEmpty();
        row.put("tags", List.of("again")).save();
        row.delete();
        assertThat(names(tagged("again"))).isEmpty();
    }

    @Test
    void index_isUndoneWithItsTransaction() {
        master.index("Row", "tags");
        master.uniqueIndex("Row", "name");

        assertRefused(ParseException.DUPLICATE_VALUE, () -> saved("Row", "name", "n5", "tags", List.of("twice")));

        assertThat(tagged("twice").count()).isZero();
    }

    @Test
    void index_drivesEqualityAndIn() {
        master.index("Row", "tags");
        collectStatistics();

        assertThat(tagged("t3").explain().notes()).contains("driven by Row_by__tags");
        assertThat(parse.query("Row")
                        .whereContainedIn("tags", List.of(1, 2))
                        .explain()
                        .notes())
                .contains("driven by Row_by__tags");
        assertThat(tagged("t3").explain().notes()).noneMatch(note -> note.contains("no index serves"));
    }

    @Test
    void index_ofArrayTogetherWithOthersOrUnique_isRefused() {
        assertRefused(ParseException.INVALID_QUERY, () -> master.index("Row", "tags", "name"))
                .withMessageContaining("by itself");
        assertRefused(ParseException.INVALID_QUERY, () -> master.uniqueIndex("Row", "tags"));
    }

    @Test
    void dropIndex_leavesTheAnswers() {
        master.index("Row", "tags");
        assertThat(master.indexes("Row")).extracting(IndexDefinition::name).containsExactly("by__tags");

        master.dropIndex("Row", "by__tags");

        assertThat(master.indexes("Row")).isEmpty();
        assertThat(names(tagged("t3"))).hasSize(7);
        saved("Row", "name", "after", "tags", List.of("t3"));
        assertThat(names(tagged("t3"))).hasSize(8);
        master.index("Row", "tags");
        assertThat(names(tagged("t3"))).hasSize(8);
    }

    @Test
    void indexes_listsHowTheyHoldTheirFields() {
        master.index("Row", "-tags");

        assertThat(master.indexes("Row"))
                .containsExactly(
                        new IndexDefinition("Row", "by__tags_desc", Map.of("tags", IndexKey.DESCENDING), false));
    }

    private ParseQuery<ParseObject> tagged(@Nullable Object value) {
        return parse.query("Row").whereEqualTo("tags", value);
    }

    private List<String> ids(String where) {
        return parse.backend().find(parse.caller(), FindRequest.of("Row", ConstraintJson.read(where))).stream()
                .map(FetchedObject::objectId)
                .toList();
    }
}
