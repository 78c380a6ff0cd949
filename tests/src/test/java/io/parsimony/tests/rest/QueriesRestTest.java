package io.parsimony.tests.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.value.NumberValue;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code GET /classes/C} and {@code /aggregate/C}: the parameters of queries. */
class QueriesRestTest extends WithGateway {
    private final String team = name("Team");
    private final String player = name("Player");
    private final String path = "/classes/" + player;
    private String red = "";

    @BeforeEach
    void save() {
        red = saved(team, "{\"name\":\"Red\"}");
        for (int score = 1; score <= 3; score++) {
            saved(
                    player,
                    "{\"score\":" + score + ",\"tag\":\"t" + score % 2
                            + "\",\"team\":{\"__type\":\"Pointer\",\"className\":\"" + team + "\",\"objectId\":\"" + red
                            + "\"}}");
        }
    }

    @Test
    void find_byQueryString_ordersLimitsAndSkips() {
        Reply reply = client.get(
                path,
                "where",
                "{\"score\":{\"$gte\":1}}",
                "order",
                "-score",
                "limit",
                "1",
                "skip",
                "1",
                "keys",
                "score");

        assertThat(reply.results()).hasSize(1);
        assertThat(reply.results().get(0))
                .containsOnlyKeys("objectId", "createdAt", "updatedAt", "score")
                .containsEntry("score", new NumberValue(2));
    }

    @Test
    void find_byBody_isTheSame() {
        Reply reply = client.post(
                path, "{\"_method\":\"GET\",\"where\":{\"score\":{\"$lt\":3}},\"order\":\"-score\",\"limit\":1}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.results().get(0)).containsEntry("score", new NumberValue(2));
    }

    @Test
    void find_nothing_answersEmptyResults() {
        assertThat(client.get("/classes/" + name("Ghost")).body()).isEqualTo("{\"results\":[]}");
        assertThat(client.get(path, "limit", "0").body()).isEqualTo("{\"results\":[]}");
    }

    @Test
    void count_comesBesideResults_orAlone() {
        assertThat(client.get(path, "count", "1", "limit", "0").body()).isEqualTo("{\"results\":[],\"count\":3}");
        Reply page = client.get(path, "count", "1", "limit", "2");
        assertThat(page.results()).hasSize(2);
        assertThat(page.number("count")).isEqualTo(3);
        assertThat(client.get(path, "count", "0").members()).containsOnlyKeys("results");
    }

    @Test
    void find_withoutALimit_givesAHundred_orWhatTheOptionSays() {
        String many = "{\"requests\":["
                + ("{\"method\":\"POST\",\"path\":\"/parse/classes/Many\",\"body\":{}}" + ",").repeat(102)
                + "{\"method\":\"GET\",\"path\":\"/parse/classes/Many\"}]}";
        for (int limit : new int[] {100, 101}) {
            try (Gateway gateway = new Gateway(
                    backend -> backend, options -> options.limits(limits -> limits.withDefaultLimit(limit)))) {
                gateway.client().post("/batch", many);
                assertThat(gateway.client().get("/classes/Many").results()).hasSize(limit);
                assertThat(gateway.client().get("/classes/Many", "limit", "102").results())
                        .hasSize(102);
            }
        }
    }

    @Test
    void include_putsObjectsInPlaceOfPointers_andDropsThoseThatAreGone() {
        Reply reply = client.get(path, "include", "team", "limit", "1");

        assertThat(reply.body())
                .contains("\"team\":{\"__type\":\"Object\",\"className\":\"" + team + "\",\"objectId\":\"" + red + "\"")
                .contains("\"name\":\"Red\"");
        assertThat(client.get(path, "include", "*", "limit", "1").body()).contains("\"name\":\"Red\"");
        assertThat(client.get(path + "/" + reply.firstId(), "include", "team").body())
                .contains("\"name\":\"Red\"");
        master.delete("/classes/" + team + "/" + red);
        assertThat(client.get(path, "include", "team").body()).doesNotContain("\"team\"");
    }

    @Test
    void subQuery_andKeysOfIncluded_work() {
        String where = "{\"team\":{\"$inQuery\":{\"className\":\"" + team + "\",\"where\":{\"name\":\"Red\"}}}}";

        Reply reply = client.get(path, "where", where, "keys", "team.name", "order", "score");

        assertThat(reply.results()).hasSize(3);
        assertThat(reply.body()).contains("\"name\":\"Red\"").doesNotContain("\"score\"");
        assertThat(client.get(path, "excludeKeys", "score,team").body()).doesNotContain("score", "team\"");
    }

    @Test
    void redirect_asksTheClassOfTheRelation_andSaysIt() {
        String one = client.get(path, "limit", "1").firstId();
        client.put(
                "/classes/" + team + "/" + red,
                "{\"players\":{\"__op\":\"AddRelation\",\"objects\":[{\"__type\":\"Pointer\",\"className\":\"" + player
                        + "\",\"objectId\":\"" + one + "\"}]}}");
        String related = "{\"$relatedTo\":{\"object\":{\"__type\":\"Pointer\",\"className\":\"" + team
                + "\",\"objectId\":\"" + red + "\"},\"key\":\"players\"}}";

        Reply reply = client.get("/classes/" + team, "where", related, "redirectClassNameForKey", "players");

        assertThat(reply.results()).hasSize(1);
        assertThat(reply.results().get(0))
                .containsEntry("objectId", text(one))
                .containsEntry("className", text(player));
        assertThat(client.get(path, "where", related).results().get(0)).doesNotContainKey("className");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    where   | {                        | 107
                    where   | []                       | 107
                    where   | 5                        | 107
                    where   | ~~                       | 107
                    where   | {"a":{"$frob":1}}        | 107
                    where   | {"$or":[]}               | 102
                    where   | {"ACL":1}                | 102
                    where   | {"a b":1}                | 105
                    limit   | -1                       | 102
                    limit   | many                     | 102
                    limit   | 1.5                      | 102
                    skip    | -1                       | 102
                    order   | a b                      | 105
                    include | a b                      | 105
                    keys    | {"a":1}                  | 102
                    frob    | 1                        | 102
                    readPreference | FROB              | 102
                    """)
    void malformedParameter_isRefused(String name, String value, int code) {
        Reply reply = client.get(path, name, value);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(code);
    }

    @Test
    void parametersWithoutEffect_andNulls_areAccepted() {
        Reply reply = client.post(
                path,
                "{\"_method\":\"GET\",\"comment\":\"c\",\"hint\":{\"score\":1},\"readPreference\":\"NEAREST\",\"where\":null,"
                        + "\"includeReadPreference\":null,\"limit\":\"2\",\"skip\":null,\"keys\":[\"score\"],\"order\":\"\"}");

        assertThat(reply.results()).hasSize(2);
    }

    @Test
    void get_takesFewerParameters() {
        assertThat(client.get("/classes/" + team + "/" + red, "keys", "name").members())
                .containsOnlyKeys("objectId", "createdAt", "updatedAt", "name");
        assertThat(client.get("/classes/" + team + "/" + red, "limit", "1").code())
                .isEqualTo(102);
    }

    @Test
    void explain_tellsTheMasterHow() {
        Reply reply = master.get(path, "explain", "true", "where", "{\"score\":1}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("\"sql\":").contains("\"rules\":");
        assertThat(master.get(path, "explain", "true", "count", "1", "limit", "0")
                        .body())
                .contains("count(");
    }

    @Test
    void explain_isForTheMaster_whateverElseIsWrong() {
        try (Gateway gateway = new Gateway(backend -> backend.openExplanations(false), options -> options)) {
            gateway.master().post(path, "{\"score\":1}");

            for (Http asking : List.of(gateway.client(), gateway.user(name("user")))) {
                assertThat(asking.get(path, "explain", "true", "count", "1", "limit", "0")
                                .code())
                        .isEqualTo(102);
                assertThat(asking.get("/classes/" + name("Ghost"), "explain", "true")
                                .code())
                        .isEqualTo(102);
            }
            assertThat(gateway.master().get(path, "explain", "true").status()).isEqualTo(200);
        }
    }

    @Test
    void aggregate_isForTheMaster() {
        Reply refused = client.get("/aggregate/" + player, "distinct", "tag");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.members()).containsOnlyKeys("error");

        String group = "{\"$group\":{\"_id\":\"$tag\",\"sum\":{\"$sum\":\"$score\"}}}";
        String wanted = "{\"results\":[{\"objectId\":\"t0\",\"sum\":2},{\"objectId\":\"t1\",\"sum\":4}]}";
        String sort = "{\"$sort\":{\"objectId\":1}}";
        assertThat(master.get("/aggregate/" + player, "pipeline", "[" + group + "," + sort + "]")
                        .body())
                .isEqualTo(wanted);
        assertThat(master.post(
                                "/aggregate/" + player,
                                "{\"_method\":\"GET\",\"pipeline\":[" + group + "," + sort + "]}")
                        .body())
                .isEqualTo(wanted);
        assertThat(master.get("/aggregate/" + player, "$group", "{\"_id\":null,\"n\":{\"$sum\":1}}")
                        .body())
                .contains("\"n\":3");
        assertThat(master.get("/aggregate/" + player, "distinct", "tag", "where", "{\"score\":2}")
                        .body())
                .isEqualTo("{\"results\":[\"t0\"]}");
        assertThat(master.get("/aggregate/" + player, "pipeline", "[{\"group\":{}}]")
                        .code())
                .isEqualTo(102);
        assertThat(master.get("/aggregate/" + player, "pipeline", "5").code()).isEqualTo(102);
    }
}
