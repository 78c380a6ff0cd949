package io.parsimony.tests.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.json.ValueJson;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /classes}: writing and reading single objects, as Parse Server answers it. */
class ObjectsRestTest extends WithGateway {
    private final String type = name("Game");
    private final String path = "/classes/" + type;

    @Test
    void create_answers201_withPlaceAndNoUpdatedAt() {
        Reply reply = client.post(path, "{\"score\":1,\"name\":\"Zoë 😀\"}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.members()).containsOnlyKeys("objectId", "createdAt");
        assertThat(reply.header("Location")).isEqualTo(client.base() + path + "/" + reply.text("objectId"));
        assertThat(reply.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(client.get(path + "/" + reply.text("objectId")).members())
                .containsEntry("name", text("Zoë 😀"))
                .containsEntry("updatedAt", text(reply.text("createdAt")));
    }

    @Test
    void create_withOperations_answersTheirResults() {
        Reply reply = client.post(
                path,
                "{\"n\":{\"__op\":\"Increment\",\"amount\":2},\"t\":{\"__op\":\"AddUnique\",\"objects\":[1,1,2]},\"plain\":5}");

        assertThat(reply.members()).containsOnlyKeys("objectId", "createdAt", "n", "t");
        assertThat(reply.body()).contains("\"n\":2", "\"t\":[1,2]");
    }

    @Test
    void update_answersUpdatedAt_andResultsOfOperations() {
        String id = saved(type, "{\"n\":1,\"o\":{\"k\":1}}");

        Reply reply = client.put(
                path + "/" + id,
                "{\"n\":{\"__op\":\"Increment\",\"amount\":2},\"o.k\":{\"__op\":\"Increment\",\"amount\":3},\"name\":\"x\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.members()).containsOnlyKeys("updatedAt", "n", "o");
        assertThat(reply.body()).contains("\"n\":3", "\"o\":{\"k\":4}");
    }

    @Test
    void update_withNothing_movesUpdatedAt() {
        String id = saved(type, "{\"n\":1}");

        assertThat(client.put(path + "/" + id, "{}").members()).containsOnlyKeys("updatedAt");
        assertThat(client.put(path + "/" + id, "").members()).containsOnlyKeys("updatedAt");
    }

    @Test
    void delete_answersNothing_andThenItIsGone() {
        String id = saved(type, "{\"n\":1}");

        assertThat(client.delete(path + "/" + id).body()).isEqualTo("{}");
        for (Reply reply : new Reply[] {
            client.get(path + "/" + id), client.put(path + "/" + id, "{}"), client.delete(path + "/" + id)
        }) {
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.code()).isEqualTo(101);
        }
    }

    @Test
    void types_comeBackAsTheyWereSent() {
        String fields = "\"date\":{\"__type\":\"Date\",\"iso\":\"2015-06-29T16:29:25.123Z\"},"
                + "\"place\":{\"__type\":\"GeoPoint\",\"latitude\":1.5,\"longitude\":-2},"
                + "\"area\":{\"__type\":\"Polygon\",\"coordinates\":[[0,0],[0,1],[1,1],[0,0]]},"
                + "\"to\":{\"__type\":\"Pointer\",\"className\":\"Other\",\"objectId\":\"x\"},"
                + "\"bytes\":{\"__type\":\"Bytes\",\"base64\":\"AQI=\"},"
                + "\"list\":[1,\"two\",null,{\"three\":[4]}],\"yes\":true,\"nothing\":null,\"text\":\"\\\"\\\\ \\n}{\"";
        String id = saved(type, "{" + fields + "}");

        Reply reply = client.get(path + "/" + id);

        assertThat(reply.members()).containsAllEntriesOf(((ObjectValue) ValueJson.read("{" + fields + "}")).members());
        assertThat(reply.body()).doesNotContain(": ", ", ");
    }

    @Test
    void acl_hidesAndIsShown_andNullChangesNothing() {
        Http owner = gateway().user(name("owner"));
        String ownerId = owner.get("/users/me").text("objectId");
        String acl = "{\"" + ownerId + "\":{\"read\":true,\"write\":true}}";
        String id = owner.post(path, "{\"n\":1,\"ACL\":" + acl + "}").text("objectId");

        assertThat(client.get(path + "/" + id).code()).isEqualTo(101);
        assertThat(owner.put(path + "/" + id, "{\"ACL\":null}").status()).isEqualTo(200);
        assertThat(owner.get(path + "/" + id).body()).contains("\"ACL\":" + acl);
        assertThat(client.get(path + "/" + id).code()).isEqualTo(101);
        assertThat(owner.put(path + "/" + id, "{\"ACL\":{\"__op\":\"Delete\"}}").status())
                .isEqualTo(200);
        assertThat(owner.get(path + "/" + id).code()).isEqualTo(101);
        assertThat(master.get(path + "/" + id).body()).contains("\"ACL\":{}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"objectId":"x"}                                        | 105
                    {"createdAt":"x"}                                       | 111
                    {"_hidden":1}                                           | 105
                    {"bad key":1}                                           | 105
                    {"":1}                                                  | 105
                    {"n":"no number"}                                       | 111
                    {"ACL":5}                                               | 123
                    {"d":{"__type":"Date","iso":"never"}}                   | 107
                    {"d":{"__type":"Date"}}                                 | 111
                    {"p":{"__type":"Pointer","className":"A"}}              | 106
                    {"x":{"__type":"Unknown"}}                              | 111
                    {"x":{"__op":"Frobnicate"}}                             | 108
                    {"x":{"__op":"Increment","amount":"1"}}                 | 107
                    {"x":{"$where":1}}                                      | 121
                    {                                                       | 107
                    []                                                      | 107
                    5                                                       | 107
                    {"n":1} {                                               | 107
                    """)
    void malformedWrite_isRefused_withParsesCode(String body, int code) {
        saved(type, "{\"n\":1}");

        Reply reply = client.post(path, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.members()).containsOnlyKeys("code", "error");
        assertThat(reply.code()).isEqualTo(code);
    }

    @Test
    void className_thatIsNone_isRefused() {
        assertThat(client.post("/classes/bad-name", "{\"n\":1}").code()).isEqualTo(103);
        assertThat(client.post("/classes/%3Cscript%3E", "{\"n\":1}").code()).isEqualTo(103);
        assertThat(client.get("/classes/_Hooks").code()).isEqualTo(119);
    }

    @Test
    void installation_savedTwice_isUpdated() {
        String device = name("device");
        String body = "{\"deviceType\":\"ios\",\"installationId\":\"" + device + "\",\"badge\":%d}";

        Reply first = client.post("/installations", body.formatted(1));
        Reply second = client.post("/installations", body.formatted(2));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Location")).contains("/classes/_Installation/");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.members()).containsOnlyKeys("updatedAt");
        assertThat(client.get("/installations/" + first.text("objectId")).member("badge"))
                .isEqualTo(new NumberValue(2));
    }

    @Test
    void installation_withoutId_isThatOfTheDeviceThatAsks() {
        String device = name("device");

        Reply reply = client.with("X-Parse-Installation-Id", device).post("/installations", "{\"deviceType\":\"ios\"}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(client.post("/installations", "{\"deviceType\":\"ios\"}").code())
                .isEqualTo(135);
    }

    @Test
    void role_isAnObjectOfItsOwnPath() {
        Reply reply = client.post("/roles", "{\"name\":\"" + type + "\",\"ACL\":{\"*\":{\"read\":true}}}");

        assertThat(reply.header("Location")).endsWith("/classes/_Role/" + reply.text("objectId"));
        assertThat(client.get("/roles/" + reply.text("objectId")).body())
                .contains("\"users\":{\"__type\":\"Relation\",\"className\":\"_User\"}");
        assertThat(client.post("/roles", "{\"name\":\"x\"}").code()).isEqualTo(111);
    }
}
