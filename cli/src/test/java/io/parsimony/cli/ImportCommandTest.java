package io.parsimony.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseObject;
import io.parsimony.schema.ClassSchema;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code parsimony import}. */
class ImportCommandTest extends WithCommand {
    private static final String BOTH = "{\"objectId\":\"a\",\"score\":1},\n{\"objectId\":\"b\",\"score\":2}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[" + BOTH + "]",
                " \n [\n" + BOTH + "\n]\n",
                "{\"results\":[" + BOTH + "]}",
                "{ \"results\" :\n[" + BOTH + "], \"count\": 2, \"more\": {\"a\": [1]} }",
                "{\"objectId\":\"a\",\"score\":1}\n{\"objectId\":\"b\",\"score\":2}",
                "\uFEFF{\"objectId\":\"a\",\"score\":1}\r\n\r\n{\"objectId\":\"b\",\"score\":2}\r\n"
            })
    void import_ofEveryForm_bringsObjectsIn(String content) {
        Run run = run("import", file("GameScore.json", content).toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("2 imported, 0 refused");
        assertThat(number("GameScore", "b", "score")).isEqualTo(2);
    }

    @Test
    void import_keepsTimesAclAndTypedValues() {
        Path file = file("Score.json", """
                [{"objectId":"a","createdAt":"2015-06-29T16:29:25.123Z",
                  "updatedAt":{"__type":"Date","iso":"2016-01-01T00:00:00.000Z"},
                  "ACL":{"*":{"read":true}}, "className":"Score", "__type":"Object",
                  "player":{"__type":"Pointer","className":"Player","objectId":"p"},
                  "when":{"__type":"Date","iso":"2020-02-02T02:02:02.002Z"}}]
                """);

        assertThat(run("import", file.toString()).exitCode()).isZero();

        stored(parse -> {
            ParseObject score = parse.query("Score").get("a");
            assertThat(score.getCreatedAt()).isEqualTo(Date.from(Instant.parse("2015-06-29T16:29:25.123Z")));
            assertThat(score.getUpdatedAt()).isEqualTo(Date.from(Instant.parse("2016-01-01T00:00:00.000Z")));
            assertThat(Objects.requireNonNull(score.getACL()).getPublicReadAccess())
                    .isTrue();
            assertThat(Objects.requireNonNull(score.getParseObject("player")).getObjectId())
                    .isEqualTo("p");
            return score;
        });
    }

    @Test
    void import_refusedObjects_areNamedByLine_andTheOthersStay() {
        Path errors = folder.resolve("errors.jsonl");
        Path file = file("GameScore.json", """
                {"results":[
                  {"objectId":"a","score":1},
                  {"objectId":"b","score":"many"}, {"objectId":"c","score":3},
                  {"when":{"deep":[{"__type":"Date","iso":"never"}]},
                   "objectId":"d"},
                  17,
                  {"objectId":"a","score":4}
                ]}
                """);

        Run run = run("import", file.toString(), "--errors", errors.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("2 imported, 4 refused");
        assertThat(run.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("GameScore.json:3: object b: error 111: "),
                        line -> assertThat(line).contains("GameScore.json:4: object d: error 107: 'when': "),
                        line -> assertThat(line).contains("GameScore.json:6: error 107: "),
                        line -> assertThat(line).contains("GameScore.json:7: object a: error 137: "));
        assertThat(content(errors).lines())
                .hasSize(4)
                .first()
                .asString()
                .contains("\"line\":3,\"objectId\":\"b\",\"code\":111,\"error\":\"Field 'score'");
        assertThat(number("GameScore", "a", "score")).isOne();
        assertThat(count("GameScore")).isEqualTo(2);
    }

    @Test
    void import_malformedLine_isRefusedByItself() {
        Path file = file("GameScore.jsonl", "{\"n\":1}\n{\"n\":\n{\"n\":2} x\n[1]\n{\"n\":3}\n");

        Run run = run("import", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("2 imported, 3 refused");
        assertThat(run.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("GameScore.jsonl:2: error 107: "),
                        line -> assertThat(line).contains("GameScore.jsonl:3: error 107: "),
                        line -> assertThat(line).contains("GameScore.jsonl:4: error 107: "));
    }

    @Test
    void import_brokenArray_stopsThere_andKeepsWhatCameBefore() {
        Path file = file("GameScore.json", "[{\"n\":1},\n{\"n\":2},\n{\"n\" 3},\n{\"n\":4}]");

        Run run = run("import", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("GameScore.json:3: error 107: Column ");
        assertThat(count("GameScore")).isEqualTo(2);
    }

    @Test
    void import_arrayThatEndsEarly_saysSo() {
        Run run = run("import", file("GameScore.json", "[{\"n\":1},").toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(count("GameScore")).isOne();
    }

    @Test
    void import_twentyRefusalsAreShown_allAreKept() {
        Path errors = folder.resolve("errors.jsonl");
        String lines = IntStream.range(0, 30).mapToObj(i -> "{\"_x\":1}").collect(Collectors.joining("\n"));

        Run run = run("import", file("Row.json", lines).toString(), "--errors", errors.toString());

        assertThat(run.err().lines()).hasSize(21);
        assertThat(run.err()).contains("--errors FILE");
        assertThat(content(errors).lines()).hasSize(30);
    }

    @Test
    void import_moreThanABatch_bringsAllIn() {
        String lines = IntStream.range(0, 1_234)
                .mapToObj(i -> "{\"objectId\":\"id" + i + "\",\"n\":" + i + "}")
                .collect(Collectors.joining("\n"));

        assertThat(run("import", file("Row.json", lines).toString()).out()).startsWith("1,234 imported, 0 refused");
        assertThat(count("Row")).isEqualTo(1_234);
    }

    @Test
    void import_again_refusesSkipsOrReplaces() {
        String file = file("Row.json", "{\"objectId\":\"a\",\"n\":1}").toString();
        run("import", file);
        file("Row.json", "{\"objectId\":\"a\",\"n\":2}");

        assertThat(run("import", file).exitCode()).isEqualTo(1);
        Run skipping = run("import", "--on-conflict", "skip", file);
        assertThat(skipping.exitCode()).isZero();
        assertThat(skipping.out()).startsWith("0 imported, 1 skipped, 0 refused");
        assertThat(number("Row", "a", "n")).isOne();
        assertThat(run("import", "--on-conflict=replace", file).exitCode()).isZero();
        assertThat(number("Row", "a", "n")).isEqualTo(2);
    }

    @Test
    void import_ofUsers_keepsTheirPasswords() {
        Path file = file("_User.json", """
                {"results":[{"objectId":"u1","username":"ann","sessionToken":"r:secret",
                "bcryptPassword":"$2a$04$N9qo8uLOickgx2ZMRZoMye3eddwbvBZq9Vw2uHywyANtuDH4xsNoe"},
                {"objectId":"u2","username":"bob","bcryptPassword":"no hash"}]}
                """);

        Run run = run("import", file.toString());

        assertThat(run.err()).contains("error 142").doesNotContain("no hash");
        try (Parse parse = Parse.open(database())) {
            assertThat(parse.logIn("ann", "secret").getObjectId()).isEqualTo("u1");
        }
    }

    @Test
    void import_ofDirectory_takesRelationsLast_andNoSessions() {
        file(
                "all/_Join:players:Team.json",
                "{\"results\":[{\"owningId\":\"t\",\"relatedId\":\"p\"},{\"owningId\":\"t\"}]}");
        file("all/Team.json", "[{\"objectId\":\"t\",\"players\":{\"__type\":\"Relation\",\"className\":\"Player\"}}]");
        file("all/Player.json", "[{\"objectId\":\"p\"}]");
        file("all/_Session.json", "[{\"objectId\":\"s\"}]");
        file("all/notes.txt", "no objects");

        Run run = run("import", folder.resolve("all").toString());

        assertThat(run.out()).startsWith("3 imported, 1 refused");
        assertThat(run.err()).contains("_Session.json is left out", "_Join:players:Team.json:1: error 104: ");
        long members = stored(parse ->
                parse.query("Team").get("t").getRelation("players").getQuery().count());
        assertThat(members).isOne();
        List<ClassSchema> schemas = stored(Parse::schemas);
        assertThat(schemas).noneMatch(schema -> schema.className().equals("_Session"));
    }

    @Test
    void import_whatIsNoClass_isAUsageError() {
        assertThat(run("import", file("my scores.json", "[]").toString())).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("my scores", "--class");
        });
        assertThat(run("import", file("_Session.json", "[]").toString()).exitCode())
                .isEqualTo(2);
        assertThat(run("import", "-").err()).contains("--class");
        assertThat(run("import").exitCode()).isEqualTo(2);
        assertThat(database().resolveSibling("database.mv.db")).doesNotExist();
    }

    @Test
    void import_classByOption_winsOverTheName() {
        run("import", "--class", "Row", file("my scores.json", "[{\"n\":1}]").toString());

        assertThat(count("Row")).isOne();
    }

    @Test
    void import_fileThatIsNotThere_exitsWithThree() {
        Run run = run("import", folder.resolve("nothing.json").toString());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("nothing.json");
        assertThat(run(
                                "import",
                                "--errors",
                                folder.resolve("no/such/folder").toString(),
                                file("A.json", "[]").toString())
                        .exitCode())
                .isEqualTo(3);
    }

    @Test
    void import_quiet_saysNothing() {
        Run run = run("import", "--quiet", file("Row.json", "[{\"n\":1}]").toString());

        assertThat(run.out() + run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void import_controlCharactersInMessages_areEscaped() {
        Run run = run(
                "import", file("Row.json", "{\"objectId\":\"a\\u001b[31m\"}").toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).doesNotContain("\u001b").contains("\\u001b");
    }
}
