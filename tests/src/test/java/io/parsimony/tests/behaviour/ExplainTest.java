package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import io.parsimony.ParseQuery;
import io.parsimony.backend.Explanation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExplainTest extends WithParse {

    @BeforeEach
    void saveRows() {
        parse.saveAll(IntStream.range(0, 50)
                .mapToObj(i -> unsaved("Row", "name", "n" + i, "v", i))
                .toList());
    }

    @Test
    void explain_givesOneStatementWithBindValues() {
        Explanation plan = parse.query("Row")
                .whereEqualTo("name", "a secret value")
                .whereGreaterThan("v", 4711)
                .limit(17)
                .explain();

        assertThat(plan.sql()).containsIgnoringCase("select").contains("?").doesNotContain("a secret value", "4711");
        assertThat(plan.bindValues()).anyMatch(value -> value.contains("a secret value"));
        assertThat(plan.bindValues()).anyMatch(value -> value.contains("4711"));
        assertThat(plan.sql().chars().filter(c -> c == '?').count())
                .isEqualTo(plan.bindValues().size());
        assertThat(plan.databasePlan()).isNotBlank();
    }

    @Test
    void explainCount_givesTheStatementThatCounts() {
        Explanation plan = parse.query("Row")
                .whereGreaterThan("v", 4711)
                .orderByAscending("v")
                .limit(17)
                .explainCount();

        assertThat(plan.sql()).containsIgnoringCase("count(*)").doesNotContainIgnoringCase("order by");
        assertThat(plan.bindValues()).anyMatch(value -> value.contains("4711"));
        assertThat(plan.databasePlan()).isNotBlank();
    }

    @Test
    void explain_namesTheRules() {
        Explanation plan = parse.query("Row").whereEqualTo("v", 1).explain();

        assertThat(plan.steps()).extracting(Explanation.Step::rule).contains("RestrictToReadableObjects");
        assertThat(changed(plan, "RestrictToReadableObjects")).isTrue();
        assertThat(changed(parse.asMaster().query("Row").whereEqualTo("v", 1).explain(), "RestrictToReadableObjects"))
                .isFalse();
    }

    @Test
    void explain_readsAndMakesNothing() {
        assertThat(parse.query("Never").whereEqualTo("v", 1).explain().steps()).isNotNull();

        assertThat(parse.query("Never").count()).isZero();
        assertThat(parse.query("Row").count()).isEqualTo(50);
    }

    @Test
    void explain_ofMalformedQuery_isRefusedAsFind() {
        assertRefused(
                ParseException.INVALID_QUERY,
                () -> parse.query("Row").whereEqualTo("ACL", 1).explain());
    }

    @Test
    void explain_afterAnIndex_showsItsUse() {
        ParseQuery<ParseObject> query = parse.query("Row").whereEqualTo("name", "n7");
        String before = query.explain().databasePlan();

        parse.asMaster().index("Row", "name");

        String after = query.explain().databasePlan();
        assertThat(after).isNotEqualTo(before).doesNotContain("tableScan");
        assertThat(names(query)).containsExactly("n7");
    }

    @Test
    void explain_ofNearAndRelation_isOneStatement() {
        ParseObject owner = saved("Owner", "at", new ParseGeoPoint(1, 2));
        owner.getRelation("rows").add(parse.query("Row").getFirst());
        owner.save();

        assertThat(parse.query("Owner")
                        .whereWithinKilometers("at", new ParseGeoPoint(1, 2), 5)
                        .explain()
                        .sql())
                .isNotBlank();
        assertThat(owner.getRelation("rows").getQuery().explain().sql()).isNotBlank();
    }

    @Test
    void explain_ofClassOfTenThousand_saysThatItsRowsAreRead() {
        parse.saveAll(IntStream.range(50, 10_000)
                .mapToObj(i -> unsaved("Row", "name", "n" + i, "v", i))
                .toList());
        ParseQuery<ParseObject> query = parse.query("Row").whereEqualTo("name", "a secret value");

        assertThat(query.explainCount().notes())
                .contains("reads every row of 'Row', a class of 10,000 objects or more");
        assertThat(query.explain().notes()).anyMatch(note -> note.contains("'Row', a class of 10,000 objects or more"));

        parse.asMaster().index("Row", "name");
        assertThat(query.explain().notes()).noneMatch(note -> note.contains("a class of"));
        assertThat(query.explainCount().notes()).noneMatch(note -> note.contains("a class of"));
    }

    @Test
    void explain_ofClassOfFifty_doesNotCallItLarge() {
        Explanation plan = parse.query("Row").whereEqualTo("name", "n7").explainCount();

        assertThat(plan.notes()).contains("reads every row of Row").noneMatch(note -> note.contains("a class of"));
    }

    @Test
    void explain_withoutIndex_namesTheCallThatMakesTheOneThatServes() {
        ParseQuery<ParseObject> query =
                parse.query("Row").whereEqualTo("name", "a secret value").orderByDescending("v");

        assertThat(query.explain().notes())
                .contains("an index that would serve it: parse.index(\"Row\", \"name\", \"-v\")")
                .noneMatch(note -> note.contains("secret"));
        assertThat(query.explainCount().notes())
                .contains("an index that would serve it: parse.index(\"Row\", \"name\")");

        parse.asMaster().index("Row", "name", "-v");
        assertThat(query.explain().notes()).noneMatch(note -> note.contains("an index that would"));
        assertThat(query.explainCount().notes()).noneMatch(note -> note.contains("an index that would"));
    }

    @Test
    void explain_advisedIndexOfPlaces_servesTheQuery() {
        savePlaces();
        ParseQuery<ParseObject> near = parse.query("Place").whereWithinKilometers("at", new ParseGeoPoint(1, 2), 5);
        assertThat(near.explain().notes()).contains("an index that would serve it: parse.geoIndex(\"Place\", \"at\")");

        parse.asMaster().geoIndex("Place", "at");

        assertServed(near, "Place_geo__at");
    }

    @Test
    void explain_advisedIndexesOfElementsAndWords_serveTheirQueries() {
        savePlaces();
        ParseQuery<ParseObject> tagged = parse.query("Place").whereEqualTo("tags", "t7");
        ParseQuery<ParseObject> text = parse.query("Place").whereFullText("name", "n7");
        assertThat(tagged.explain().notes()).contains("an index that would serve it: parse.index(\"Place\", \"tags\")");
        assertThat(text.explain().notes())
                .contains("an index that would serve it: parse.textIndex(\"Place\", \"name\")");

        parse.asMaster().index("Place", "tags");
        parse.asMaster().textIndex("Place", "name");
        collectStatistics();

        assertServed(tagged, "Place_by__tags");
        assertServed(text, "Place_text__name");
    }

    private void savePlaces() {
        parse.saveAll(IntStream.range(0, 3_000)
                .mapToObj(i -> unsaved(
                        "Place", "name", "n" + i, "tags", List.of("t" + i), "at", new ParseGeoPoint(i % 80, i % 170)))
                .toList());
    }

    private static void assertServed(ParseQuery<ParseObject> query, String index) {
        assertThat(query.explain().notes())
                .anyMatch(note -> note.endsWith(index))
                .noneMatch(note -> note.contains("an index that would"));
    }

    private static boolean changed(Explanation plan, String rule) {
        return plan.steps().stream().filter(step -> step.rule().equals(rule)).anyMatch(Explanation.Step::changed);
    }
}
