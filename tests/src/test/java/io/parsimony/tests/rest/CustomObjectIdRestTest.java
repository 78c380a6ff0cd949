package io.parsimony.tests.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects whose ids clients choose: {@code allowCustomObjectId}. */
class CustomObjectIdRestTest {
    private static final Gateway GATEWAY = new Gateway(backend -> backend.customObjectIds(true), options -> options);

    private final Http client = GATEWAY.client();
    private final String id = Gateway.name("own");

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    private static String user(String objectId) {
        return "{\"username\":\"%s\",\"password\":\"p\",\"objectId\":\"%s\"}"
                .formatted(Gateway.name("snoopy"), objectId);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    /classes/Note   | {"objectId":"%s"}
                    /roles          | {"objectId":"%s","name":"%s","ACL":{}}
                    /installations  | {"objectId":"%s","installationId":"%s","deviceType":"ios"}
                    """)
    void create_withAnId_hasIt(String path, String body) {
        Reply reply = client.post(path, body.replace("%s", id));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text("objectId")).isEqualTo(id);
        assertThat(reply.header("Location")).endsWith("/" + id);
    }

    @Test
    void signUp_withAnId_hasIt_andItsSession() {
        Reply reply = client.post("/users", user(id));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(client.withToken(reply.text("sessionToken")).get("/users/me").text("objectId"))
                .isEqualTo(id);
        assertThat(client.post("/users", user(id)).code()).isEqualTo(137);
    }

    @Test
    void signUp_byAProvider_withAnId_hasIt() {
        Reply reply = client.post(
                "/users", "{\"objectId\":\"%s\",\"authData\":{\"anonymous\":{\"id\":\"%s\"}}}".formatted(id, id));

        assertThat(reply.text("objectId")).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"role:admin", "*", "userField:owner", "authenticated", "currentUser"})
    void signUp_withAnIdThatMeansOthersInPermissions_isRefused(String objectId) {
        assertThat(client.post("/users", user(objectId)).code()).isEqualTo(104);
    }

    @Test
    void signUp_withTheIdOfAUserWhoIsGone_bringsBackNoSession() {
        String old = client.post("/users", user(id)).text("sessionToken");
        GATEWAY.master().delete("/purge/_User");
        Reply reply = client.post("/users", user(id));

        assertThat(client.withToken(reply.text("sessionToken")).get("/users/me").text("objectId"))
                .isEqualTo(id);
        assertThat(client.withToken(old).get("/users/me").code()).isEqualTo(209);
    }

    @Test
    void masterKey_makesUsersWithIds() {
        assertThat(GATEWAY.master().post("/classes/_User", user(id)).text("objectId"))
                .isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    ""                    | 104
                    null                  | 104
                    {"__op":"Delete"}     | 104
                    5                     | 111
                    {"x":1}               | 111
                    """)
    void create_withAnIdThatCantBe_isRefused(String objectId, int code) {
        Reply reply = client.post("/classes/Note", "{\"objectId\":" + objectId + "}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(code);
    }

    @Test
    void batch_takesIds_memberByMember() {
        String note = "{\"method\":\"POST\",\"path\":\"/parse/classes/Note\",\"body\":{\"objectId\":\"%s\"}}";
        Reply reply = client.post(
                "/batch",
                "{\"requests\":[" + note.formatted(id) + "," + note.formatted(id) + "," + note.formatted("") + "]}");

        assertThat(reply.body()).contains("{\"success\":{\"objectId\":\"" + id + "\"", "\"code\":137", "\"code\":104");
    }
}
