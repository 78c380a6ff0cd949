package io.parsimony.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code parsimony query} and {@code parsimony explain}. */
class QueryCommandTest extends WithCommand {

    @BeforeEach
    void importScores() {
        run("import", "--quiet", file("GameScore.json", """
                                {"objectId":"a","score":1337,"playerName":"Sean","height":1.5}
                                {"objectId":"b","score":20.5,"playerName":"Zoë\\n\\u001b[31m","extra":{"k":[1,2]}}
                                {"objectId":"c","playerName":"A name of which there is far too much to be shown in a table"}
                                """).toString());
    }

    @Test
    void query_showsATable_numbersToTheRight_longValuesCut() {
        Run run = run("query", "GameScore", "--order", "objectId");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .containsExactly(
                        "objectId  score  playerName                                height  extra",
                        "-".repeat(78),
                        "a          1337  Sean                                         1.5",
                        "b          20.5  Zoë\\n\\u001b[31m                                   {\"k\":[1,2]}",
                        "c                A name of which there is far too much t…");
    }

    @Test
    void query_takesWhereOrderLimitSkipAndKeys() {
        assertThat(run("query", "GameScore", "--where", "{\"score\":{\"$gt\":1000}}", "--keys=score", "--format=lines")
                        .out())
                .contains("\"objectId\":\"a\"", "\"score\":1337")
                .doesNotContain("playerName")
                .hasLineCount(1);
        assertThat(run("query", "GameScore", "--order", "-score,playerName", "--limit=1", "--skip=1", "--keys", "score")
                        .out())
                .contains("b          20.5");
    }

    @Test
    void query_orderThatLooksLikeAnOption_isAnOrder() {
        assertThat(run("query", "GameScore", "--order", "-height", "--limit", "1")
                        .out())
                .contains("Sean");
    }

    @Test
    void query_asJson_isAnArray() {
        assertThat(run("query", "GameScore", "--format", "json", "--where", "{\"objectId\":\"a\"}")
                        .out())
                .startsWith("[\n{\"objectId\":\"a\",\"createdAt\":")
                .endsWith("\"height\":1.5}\n]\n");
    }

    @Test
    void query_count_printsTheNumberAlone() {
        assertThat(run("query", "GameScore", "--count", "--limit", "1").out().strip())
                .isEqualTo("3");
    }

    @Test
    void query_excludeKeys_leavesFieldsOut() {
        assertThat(run("query", "GameScore", "--format=lines", "--exclude-keys", "playerName,extra")
                        .out())
                .contains("\"score\":1337")
                .doesNotContain("playerName", "extra");
    }

    @Test
    void query_distinct_printsTheValues() {
        assertThat(run("query", "GameScore", "--distinct", "score").out()).isEqualTo("20.5\n1337\n");
        assertThat(run("query", "GameScore", "--distinct", "score", "--format", "json")
                        .out())
                .isEqualTo("[20.5,1337]\n");
        assertThat(run(
                                "query",
                                "GameScore",
                                "--where",
                                "{\"score\":{\"$gt\":100}}",
                                "--distinct",
                                "playerName",
                                "--format=lines")
                        .out())
                .isEqualTo("\"Sean\"\n");
    }

    @Test
    void query_aggregate_printsTheRows() {
        String pipeline = "[{\"$group\":{\"_id\":null,\"best\":{\"$max\":\"$score\"},\"games\":{\"$sum\":1}}}]";

        assertThat(run("query", "GameScore", "--aggregate", pipeline).out().lines())
                .containsExactly("objectId  best  games", "-".repeat(21), "null      1337      3");
        assertThat(run("query", "GameScore", "--aggregate", pipeline, "--format", "lines")
                        .out())
                .isEqualTo("{\"objectId\":null,\"best\":1337,\"games\":3}\n");
        assertThat(run("query", "GameScore", "--aggregate", "[{\"$count\":\"n\"}]", "--format", "json")
                        .out())
                .isEqualTo("[\n{\"n\":3}\n]\n");
    }

    @Test
    void query_aggregateMalformed_fails() {
        Run run = run("query", "GameScore", "--aggregate", "[{\"$out\":1}]");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.err()).contains("$out");
    }

    @Test
    void query_includeStar_bringsAllObjects() {
        prepare(parse -> parse.object("Match")
                .put("best", parse.objectWithoutData("GameScore", "a"))
                .save());

        assertThat(run("query", "Match", "--format", "lines", "--include", "*").out())
                .contains("\"playerName\":\"Sean\"");
    }

    @Test
    void query_include_bringsTheObject() {
        prepare(parse -> parse.object("Match")
                .put("best", parse.objectWithoutData("GameScore", "a"))
                .save());

        assertThat(run("query", "Match", "--format", "lines", "--include", "best")
                        .out())
                .contains("\"__type\":\"Object\"", "\"playerName\":\"Sean\"");
        assertThat(run("query", "Match").out()).contains("GameScore:a");
    }

    @Test
    void query_seesWhatAclsHide() {
        prepare(parse -> {
            ParseObject secret = parse.object("Secret").put("n", 1);
            secret.setACL(new io.parsimony.ParseACL());
            secret.save();
        });

        assertThat(run("query", "Secret", "--count").out().strip()).isEqualTo("1");
    }

    @Test
    void query_limitReached_saysThatThereMayBeMore() {
        assertThat(run("query", "GameScore", "--limit", "2").err()).contains("There may be more");
    }

    @Test
    void query_misspeltClass_answersNothingWithAHint() {
        Run run = run("query", "GameScor", "--count");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().strip()).isEqualTo("0");
        assertThat(run.err()).contains("No class 'GameScor'; did you mean 'GameScore'? There are: GameScore.");
    }

    @Test
    void query_misspeltFields_areHintedAt() {
        Run run = run(
                "query", "GameScore", "--where", "{\"$or\":[{\"scor\":1},{\"objectId\":\"a\"}]}", "--order=-qqqqqqqqq");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains("field 'scor'; did you mean 'score'?", "field 'qqqqqqqqq'. There are: ")
                .doesNotContain("'objectId'");
    }

    @Test
    void query_malformed_isRefusedInOneSentence() {
        for (String[] arguments : new String[][] {
            {"--where", "{bad"}, {"--where", "[1]"}, {"--where", "{\"score\":{\"$foo\":1}}"}, {"--limit", "-1"}
        }) {
            Run run = run("query", "GameScore", arguments[0], arguments[1]);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).startsWith("Error 10").hasLineCount(1);
            assertThat(run.out()).isEmpty();
        }
    }

    @Test
    void explain_showsRulesSqlValuesAndPlan() {
        Run run = run("explain", "GameScore", "--where", "{\"score\":{\"$gt\":1000}}", "--order", "-score");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains(
                        "* BindFields",
                        "score > ?0",
                        "from \"parse\".\"GameScore\"",
                        "1000",
                        "The database's plan",
                        "Notes");
        assertThat(run("explain", "GameScore", "--count").out()).contains("count(*)");
    }

    @Test
    void explain_ofUnknownClass_saysSo() {
        assertThat(run("explain", "Ghost").out()).contains("has never been written to");
    }
}
