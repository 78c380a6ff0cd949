package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndexTest extends WithParse {
    private final Parse master = parse.asMaster();

    @BeforeEach
    void saveRows() {
        parse.saveAll(IntStream.range(0, 100)
                .mapToObj(i -> unsaved("Row", "name", "n" + i, "v", i % 10, "w", i % 7))
                .toList());
    }

    @Test
    void index_isForTheMasterKeyOnly() {
        assertRefused(ParseException.OPERATION_FORBIDDEN, () -> parse.index("Row", "name"));
        assertRefused(
                ParseException.OPERATION_FORBIDDEN, () -> signedUp("alice").uniqueIndex("Row", "name"));
    }

    @Test
    void index_changesNoAnswer() {
        List<ParseQuery<ParseObject>> queries = List.of(
                parse.query("Row").whereEqualTo("v", 3).orderByDescending("w"),
                parse.query("Row").whereGreaterThan("v", 7),
                parse.query("Row").whereNotEqualTo("v", 3).limit(5),
                parse.query("Row").orderByAscending("v").addDescendingOrder("w").skip(13),
                parse.query("Row").whereStartsWith("name", "n1"),
                parse.query("Row").whereContainedIn("v", List.of(1, 2, 99)));
        saved("Row", "name", "missing");
        saved("Row", "name", "null", "v", null);
        List<List<@Nullable String>> before =
                queries.stream().map(WithParse::names).toList();

        master.index("Row", "v", "-w");
        master.index("Row", "name");

        assertThat(queries.stream().map(WithParse::names).toList()).isEqualTo(before);
    }

    @Test
    void index_twice_doesNothing() {
        master.index("Row", "name");
        master.index("Row", "name");
        master.uniqueIndex("Row", "name");
        master.uniqueIndex("Row", "name");

        assertThat(parse.query("Row").whereEqualTo("name", "n5").count()).isEqualTo(1);
    }

    @Test
    void index_ofUnknownClassOrField_isRefused() {
        assertRefused(ParseException.INVALID_QUERY, () -> master.index("Row", "never"));
        assertRefused(ParseException.INVALID_QUERY, () -> master.index("Never", "name"));
        assertRefused(ParseException.INVALID_QUERY, () -> master.index("Row"));
    }

    @Test
    void uniqueIndex_ofGeoPoints_isRefused() {
        saved("Row", "place", new ParseGeoPoint(1, 1));

        assertRefused(ParseException.INVALID_QUERY, () -> master.uniqueIndex("Row", "place"))
                .withMessageContaining("place");
        master.index("Row", "place");
    }

    @Test
    void createIndex_withAnotherOnesName_isRefused() {
        master.createIndex(index("mine", "name", false));
        master.createIndex(index("mine", "name", false));

        assertRefused(ParseException.INVALID_QUERY, () -> master.createIndex(index("mine", "v", false)));
    }

    @Test
    void index_ofFieldsWhoseNamesLookAlikeTogether_areDifferent() {
        saved("Row", "name", "x", "v__w", 1, "v_desc", 1);

        master.index("Row", "v", "w");
        master.index("Row", "v__w");
        master.index("Row", "-v");
        master.index("Row", "v_desc");

        assertThat(parse.query("Row").whereEqualTo("v__w", 1).count()).isEqualTo(1);
    }

    @Test
    void uniqueIndex_refusesASecondObjectWithTheValue() {
        master.uniqueIndex("Row", "name");

        assertRefused(ParseException.DUPLICATE_VALUE, () -> saved("Row", "name", "n5"))
                .withMessageContainingAll("Row", "name");
        ParseObject other = saved("Row", "name", "free");
        assertRefused(
                ParseException.DUPLICATE_VALUE, () -> other.put("name", "n5").save());
        assertThat(parse.query("Row").whereEqualTo("name", "n5").count()).isEqualTo(1);
        assertThat(stored(other).getString("name")).isEqualTo("free");
    }

    @Test
    void uniqueIndex_ofClassWithALongName_saysWhichFieldCollides() {
        String className = "C".repeat(70);
        saved(className, "code", "x");
        master.uniqueIndex(className, "code");

        assertRefused(ParseException.DUPLICATE_VALUE, () -> saved(className, "code", "x"))
                .withMessageContaining("code");
    }

    @Test
    void uniqueIndex_letsMissingAndNullMeet() {
        master.uniqueIndex("Row", "name");

        saved("Row");
        saved("Row");
        saved("Row", "name", null);
        saved("Row", "name", null);

        assertThat(parse.query("Row").whereEqualTo("name", null).count()).isEqualTo(4);
    }

    @Test
    void uniqueIndex_overSeveralFields_comparesThemTogether() {
        saved("Pair", "a", 1, "b", 1);
        master.uniqueIndex("Pair", "a", "b");

        saved("Pair", "a", 1, "b", 2);
        saved("Pair", "a", 2, "b", 1);

        assertRefused(ParseException.DUPLICATE_VALUE, () -> saved("Pair", "a", 1, "b", 1));
    }

    @Test
    void uniqueIndex_overExistingDuplicates_isRefusedAndLeavesNothingBehind() {
        saved("Row", "name", "n5");

        assertRefused(ParseException.DUPLICATE_VALUE, () -> master.uniqueIndex("Row", "name"));

        saved("Row", "name", "n6");
        assertThat(parse.query("Row").whereEqualTo("name", "n6").count()).isEqualTo(2);
    }

    @Test
    void uniqueIndex_freesTheValueOfADeletedObject() {
        master.uniqueIndex("Row", "name");
        parse.query("Row").whereEqualTo("name", "n5").getFirst().delete();

        saved("Row", "name", "n5");

        assertThat(parse.query("Row").whereEqualTo("name", "n5").count()).isEqualTo(1);
    }

    @Test
    void uniqueIndex_inABatch_failsOnlyTheSecond() {
        master.uniqueIndex("Row", "name");
        ParseObject first = unsaved("Row", "name", "same");
        ParseObject second = unsaved("Row", "name", "same");
        ParseObject third = unsaved("Row", "name", "different");

        assertRefused(ParseException.DUPLICATE_VALUE, () -> parse.saveAll(List.of(first, second, third)));

        assertThat(first.getObjectId()).isNotNull();
        assertThat(second.getObjectId()).isNull();
        assertThat(third.getObjectId()).isNotNull();
    }

    @Test
    void index_ofFieldThatHasNoColumnYet_works() {
        saved("Row", "name", "late", "late", 5);

        master.index("Row", "late");

        assertThat(names(parse.query("Row").whereEqualTo("late", 5))).containsExactly("late");
        assertThat(names(parse.query("Row").whereExists("late"))).containsExactly("late");
    }

    @Test
    void index_ofLongStrings_works() {
        String text = "x".repeat(100_000);
        saved("Row", "name", text);
        master.index("Row", "name");

        saved("Row", "name", text + "y");

        assertThat(parse.query("Row").whereEqualTo("name", text).count()).isEqualTo(1);
        assertThat(parse.query("Row").whereStartsWith("name", text).count()).isEqualTo(2);
    }

    private static IndexDefinition index(String name, String field, boolean unique) {
        return new IndexDefinition("Row", name, Map.of(field, IndexKey.ASCENDING), unique);
    }
}
