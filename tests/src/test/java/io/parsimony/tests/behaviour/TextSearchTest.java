package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.json.ConstraintJson;
import io.parsimony.query.TextSearch;
import io.parsimony.tests.database.TestDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSearchTest extends WithParse {
    private static final double EXACT = 1e-12;

    private final Parse master = parse.asMaster();

    @BeforeEach
    void savePosts() {
        parse.saveAll(List.of(
                post("coffee", "Coffee shops, and more coffee"),
                post("cafe", "Das Café an der Straße"),
                post("cake", "coffee cake"),
                post("one", "COFFEE"),
                post("hyphen", "a pre-market o'clock_tower"),
                post("tea", "Tea"),
                unsaved("Post", "name", "null", "subject", null),
                unsaved("Post", "name", "missing")));
    }

    @Test
    void fullText_findsAnyWordWithoutCaseAndDiacritics() {
        assertFinds("coffee", "coffee", "cake", "one");
        assertFinds("TEA cake", "cake", "tea");
        assertFinds("cafe", "cafe");
        assertFinds("café", "cafe");
        assertFinds("cafe\u0301", "cafe");
        assertFinds("shop");
        assertFinds("clock tower", "hyphen");
        assertFinds("");
        assertFinds("!?");
    }

    @Test
    void fullText_phraseMustStand() {
        assertFinds("\"coffee cake\"", "cake");
        assertFinds("\"cake coffee\"");
        assertFinds("\"shops and more\" tea", "coffee");
        assertFinds("\"pre market\"", "hyphen");
        assertFinds("\"tea", "tea");
        assertFinds("\"\" tea", "tea");
    }

    @Test
    void fullText_negatedWordMustNotStand() {
        assertFinds("coffee -cake", "coffee", "one");
        assertFinds("coffee -cake-shops", "one");
        assertFinds("coffee -\"coffee cake\"", "coffee", "one");
        assertFinds("pre-market", "hyphen");
        assertFinds("-coffee");
    }

    @Test
    void fullText_mindsCaseAndDiacriticsWhenAsked() {
        assertThat(names(search(new TextSearch("COFFEE", true, false)))).containsExactly("one");
        assertThat(names(search(new TextSearch("Cafe", true, false)))).containsExactly("cafe");
        assertThat(names(search(new TextSearch("cafe", false, true)))).isEmpty();
        assertThat(names(search(new TextSearch("CAFE\u0301", false, true)))).containsExactly("cafe");
    }

    @Test
    void fullText_ofOtherTypesAndUnknownFields_findsNothing() {
        saved("Post", "count", 1);

        assertThat(parse.query("Post").whereFullText("count", "1").count()).isZero();
        assertThat(parse.query("Post").whereFullText("never", "1").count()).isZero();
        assertThat(parse.query("Post")
                        .whereFullText("never", "1")
                        .orderByAscending("$score")
                        .find())
                .isEmpty();
    }

    @Test
    void fullText_inArraysAndPaths_findsStringByString() {
        saved("Page", "name", "array", "lines", List.of("coffee", "cake", 7));
        saved("Page", "name", "path", "o", java.util.Map.of("text", "coffee cake"));

        assertThat(names(parse.query("Page").whereFullText("lines", "coffee -cake")))
                .containsExactly("array");
        assertThat(names(parse.query("Page").whereFullText("lines", "\"coffee cake\"")))
                .isEmpty();
        assertThat(names(parse.query("Page").whereFullText("o.text", "cake"))).containsExactly("path");
    }

    @Test
    void score_ordersBestFirstInBothDirections() {
        ParseQuery<ParseObject> query = parse.query("Post").whereFullText("subject", "coffee");

        assertThat(names(query.orderByAscending("$score"))).containsExactly("one", "coffee", "cake");
        assertThat(names(query.orderByDescending("$score"))).containsExactly("one", "coffee", "cake");
        assertThat(names(query.orderByDescending("$score").skip(1).limit(1))).containsExactly("coffee");
    }

    @Test
    void score_isGivenWhenSelected() {
        List<ParseObject> found = parse.query("Post")
                .whereFullText("subject", "coffee cake")
                .orderByAscending("$score")
                .selectKeys(List.of("$score", "name"))
                .find();

        assertThat(found).extracting(post -> post.getString("name")).containsExactly("cake", "one", "coffee");
        assertThat(found.get(0).getDouble("score")).isCloseTo(0.75 + 0.75, within(EXACT));
        assertThat(found.get(1).getDouble("score")).isCloseTo(1.1, within(EXACT));
        assertThat(found.get(2).getDouble("score")).isCloseTo(1.5 * 0.7, within(EXACT));
    }

    @Test
    void score_withoutOneFullTextSearch_isRefused() {
        assertRefused(
                ParseException.INVALID_QUERY,
                () -> parse.query("Post").orderByAscending("$score").find());
        assertRefused(
                ParseException.INVALID_QUERY,
                () -> parse.query("Post").selectKeys(List.of("$score")).find());
        assertRefused(ParseException.INVALID_KEY_NAME, () -> parse.query("Post").whereEqualTo("$score", 1));
    }

    @Test
    void textIndex_changesNoAnswer() {
        List<String> terms =
                List.of("coffee", "cafe", "\"coffee cake\"", "coffee -cake", "-coffee", "", "strasse straße");
        assertThat(search("coffee").explain().notes()).anyMatch(note -> note.contains("parse.textIndex(\"Post\""));
        List<List<@Nullable String>> before =
                terms.stream().map(this::search).map(WithParse::names).toList();

        master.textIndex("Post", "subject", "name");
        collectStatistics();

        assertThat(terms.stream().map(this::search).map(WithParse::names).toList())
                .isEqualTo(before);
        assertThat(names(parse.query("Post").whereFullText("name", "cake"))).containsExactly("cake");
        // PostgreSQL rightly reads so few rows; ElementIndexContract forbids it that
        assertThat(search("coffee").explain().notes())
                .contains(TestDatabase.expected("driven by Post_text__subject__name", "reads every row of Post"));
    }

    @Test
    void textIndex_followsEveryWrite() {
        master.textIndex("Post", "subject");
        ParseObject post = saved("Post", "name", "new", "subject", "green tea");

        assertFinds("green", "new");
        post.put("subject", "black tea").save();
        assertFinds("green");
        assertFinds("black", "new");
        post.remove("subject");
        post.save();
        assertFinds("black");
        post.put("subject", "w".repeat(5_000) + " tea").save();
        assertFinds("w".repeat(5_000), "new");
        post.delete();
        assertFinds("tea", "tea");
    }

    @Test
    void textIndex_ofWhatHasNoWords_isRefused() {
        saved("Post", "count", 1, "tags", List.of("a"));

        assertRefused(ParseException.INVALID_QUERY, () -> master.textIndex("Post", "count"));
        assertRefused(ParseException.INVALID_QUERY, () -> master.textIndex("Post", "tags"));
        master.textIndex("Post", "subject");
        master.textIndex("Post", "subject");
        assertRefused(ParseException.INVALID_QUERY, () -> master.textIndex("Post", "name"))
                .withMessageContaining("text__subject");
        master.dropIndex("Post", "text__subject");
        master.textIndex("Post", "name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "{}",
                "{\"$search\":\"coffee\"}",
                "{\"$search\":{}}",
                "{\"$search\":{\"$term\":1}}",
                "{\"$search\":{\"$term\":\"a\",\"$language\":1}}",
                "{\"$search\":{\"$term\":\"a\",\"$caseSensitive\":\"x\"}}",
                "{\"$search\":{\"$term\":\"a\",\"$diacriticSensitive\":1}}"
            })
    void text_malformed_isRefused(String operand) {
        assertRefused(
                ParseException.INVALID_JSON, () -> ConstraintJson.read("{\"subject\":{\"$text\":" + operand + "}}"));
    }

    @Test
    void text_inJson_isReadAndWritten() {
        String where = "{\"subject\":{\"$text\":{\"$search\":{\"$term\":\"COFFEE\",\"$caseSensitive\":true}}}}";

        assertThat(ConstraintJson.write(ConstraintJson.read(where))).isEqualTo(where);
        assertThat(parse.backend().find(parse.caller(), FindRequest.of("Post", ConstraintJson.read(where))))
                .extracting(FetchedObject::className)
                .hasSize(1);
    }

    private void assertFinds(String term, String... names) {
        assertThat(names(search(term))).as(term).containsExactly(names);
    }

    private ParseQuery<ParseObject> search(String term) {
        return parse.query("Post").whereFullText("subject", term);
    }

    private ParseQuery<ParseObject> search(TextSearch search) {
        return parse.query("Post").whereFullText("subject", search);
    }

    private ParseObject post(String name, String subject) {
        return unsaved("Post", "name", name, "subject", subject);
    }
}
