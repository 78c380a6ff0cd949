package io.parsimony.tests.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.rest.options.CrossOrigin;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every request has in common: where its parts may stand, what is answered to those that go nowhere. */
class ProtocolRestTest extends WithGateway {
    private final String type = name("Note");
    private final Http bare = client.withoutHeaders().with("Content-Type", "text/plain");

    @Test
    void javaScriptSdk_sendsEverythingInTheBody() {
        String common = "\"_ApplicationId\":\"test\",\"_ClientVersion\":\"js8.6.2\",\"_InstallationId\":\"0b3b\","
                + "\"_RevocableSession\":\"1\",\"_noBody\":true,\"_context\":{\"a\":1}";
        String token = bare.post("/users", "{" + common + ",\"username\":\"" + type + "\",\"password\":\"p\"}")
                .text("sessionToken");
        String mine = common + ",\"_SessionToken\":\"" + token + "\"";

        Reply created = bare.post("/classes/" + type, "{" + mine + ",\"text\":\"a\"}");
        String path = "/classes/" + type + "/" + created.text("objectId");

        assertThat(created.status()).isEqualTo(201);
        assertThat(bare.post(path, "{" + mine + ",\"_method\":\"PUT\",\"text\":\"b\"}")
                        .members())
                .containsOnlyKeys("updatedAt");
        assertThat(bare.post(path, "{" + mine + ",\"_method\":\"GET\"}").members())
                .containsEntry("text", text("b"));
        assertThat(bare.post("/users/me", "{" + mine + ",\"_method\":\"GET\"}").text("username"))
                .isEqualTo(type);
        assertThat(bare.post("/sessions/me", "{" + mine + ",\"_method\":\"GET\"}")
                        .text("installationId"))
                .isEqualTo("0b3b");
        assertThat(bare.post(path, "{" + mine + ",\"_method\":\"DELETE\"}").body())
                .isEqualTo("{}");
        assertThat(bare.post("/schemas", "{" + common + ",\"_MasterKey\":\"the master\",\"_method\":\"GET\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void basicAuthentication_isAccepted() {
        String master = Base64.getEncoder().encodeToString("test:the master".getBytes(StandardCharsets.UTF_8));
        String wrong = Base64.getEncoder().encodeToString("other:the master".getBytes(StandardCharsets.UTF_8));

        assertThat(bare.with("Authorization", "Basic " + master).get("/schemas").status())
                .isEqualTo(200);
        assertThat(bare.with("Authorization", "Basic " + wrong).get("/schemas").status())
                .isEqualTo(403);
        assertThat(bare.with("Authorization", "Basic %%%").get("/schemas").status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"_ApplicationId":"other"}
                    {"_ApplicationId":5}
                    {"_ApplicationId":"test","_SessionToken":5}
                    {"_ApplicationId":"test","_MasterKey":[]}
                    {}
                    """)
    void credentials_missingOrMalformed_areUnauthorized(String body) {
        Reply reply = bare.post("/classes/" + type, body);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).isEqualTo("{\"error\":\"unauthorized\"}");
    }

    @Test
    void doubledSlashes_areTolerated_andEscapesRead() {
        assertThat(client.post("//classes///" + type, "{\"n\":1}").status()).isEqualTo(201);
        assertThat(client.post("/cl%61sses/" + type + "/", "{\"n\":1}").status())
                .isEqualTo(201);
        assertThat(client.get("/classes/" + type + "/%2E%2E").code()).isEqualTo(101);
        assertThat(client.get("/classes/%FF").code()).isEqualTo(107);
    }

    @Test
    void unknownRoute_is404_asJson() {
        for (Reply reply : new Reply[] {
            client.get("/nowhere"),
            client.get(""),
            client.get("/"),
            client.send("PATCH", "/classes/" + type, "{}"),
            client.delete("/classes/" + type),
            client.post("/classes", "{}"),
            client.get("/classes/" + type + "/a/b"),
            new Http(URI.create("http://127.0.0.1:" + gateway().server.port()), client.headers())
                    .get("/classes/" + type)
        }) {
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.code()).isEqualTo(107);
            assertThat(reply.header("Content-Type")).startsWith("application/json");
        }
        assertThat(bare.get("/nowhere").status()).isEqualTo(403);
    }

    @Test
    void head_isAGetWithoutBody() {
        Reply reply = client.send("HEAD", "/classes/" + type, "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void health_needsNoCredentials() {
        assertThat(bare.get("/health").body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(bare.post("/health", "{\"_method\":\"GET\"}").status()).isEqualTo(200);
        assertThat(bare.delete("/health").status()).isEqualTo(404);
    }

    @Test
    void health_ofAClosedBackend_is503() {
        try (Gateway other = new Gateway()) {
            other.parse.close();

            assertThat(other.client().get("/health").status()).isEqualTo(503);
            Reply reply = other.client().get("/classes/" + type);
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.code()).isEqualTo(100);
        }
    }

    @Test
    void options_areAnsweredBeforeAnythingElse() {
        Reply reply = bare.send("OPTIONS", "/classes/" + type, "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(reply.header("Access-Control-Allow-Methods")).isEqualTo("GET,PUT,POST,DELETE,OPTIONS");
        assertThat(reply.header("Access-Control-Allow-Headers"))
                .contains("X-Parse-Application-Id", "X-Parse-Session-Token", "Content-Type", "X-Parse-Installation-Id");
        assertThat(reply.header("Access-Control-Expose-Headers")).contains("X-Parse-Job-Status-Id");
    }

    @Test
    void crossOrigin_isOnEveryAnswer_alsoOnErrors() {
        for (Reply reply : new Reply[] {
            client.get("/classes/" + type), client.get("/nowhere"), bare.get("/classes/A"), client.post("/users", "{")
        }) {
            assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
        }
    }

    @Test
    void crossOrigin_allowsTheOriginsOfTheOption() {
        CrossOrigin option = new CrossOrigin(List.of("https://a.example", "https://b.example"), List.of("X-Mine"));
        try (Gateway other = new Gateway(backend -> backend, gateway -> gateway.crossOrigin(option))) {
            Http asking = other.client();

            assertThat(asking.with("Origin", "https://b.example").get("/health").header("Access-Control-Allow-Origin"))
                    .isEqualTo("https://b.example");
            assertThat(asking.with("Origin", "https://c.example").get("/health").header("Access-Control-Allow-Origin"))
                    .isEqualTo("https://a.example");
            assertThat(asking.get("/health").header("Access-Control-Allow-Headers"))
                    .endsWith("X-Mine");
        }
    }

    @Test
    void serverUrl_configured_standsInAnswers_andInBatches() {
        URI url = URI.create("https://example.org/api/");
        try (Gateway other = new Gateway(
                backend -> backend, gateway -> gateway.serverUrl(url).mount("/1"))) {
            assertThat(other.client().post("/classes/" + type, "{}").header("Location"))
                    .startsWith("https://example.org/api/classes/" + type + "/");
            for (String prefix : List.of("/1", "/api")) {
                assertThat(other.client()
                                .post(
                                        "/batch",
                                        "{\"requests\":[{\"method\":\"POST\",\"path\":\"" + prefix + "/classes/" + type
                                                + "\",\"body\":{}}]}")
                                .body())
                        .contains("success");
            }
        }
    }

    @Test
    void mount_atTheRoot_works() {
        try (Gateway other = new Gateway(backend -> backend, gateway -> gateway.mount("/"))) {
            Http asking = other.client();
            assertThat(asking.post("/classes/" + type, "{}").header("Location"))
                    .startsWith("http://127.0.0.1:" + other.server.port() + "/classes/" + type + "/");
            assertThat(asking.post("/batch", "{\"requests\":[{\"method\":\"GET\",\"path\":\"/classes/" + type + "\"}]}")
                            .body())
                    .contains("results");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /files/test/a.txt, 108",
        "POST, /files/a.txt, 108",
        "POST, /functions/hello, 141",
        "POST, /jobs/hello, 141",
        "GET, /config, 108",
        "PUT, /config, 108",
        "POST, /events/AppOpened, 108",
        "POST, /push, 108",
        "GET, /hooks/functions, 108",
        "GET, /cloud_code/jobs/data, 108",
        "GET, /push_audiences, 108",
        "GET, /scriptlog, 108",
        "GET, /security, 108"
    })
    void whatIsNotThereYet_saysSo(String method, String path, int code) {
        Reply reply = master.send(method, path, "");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.body()).contains("not supported");
    }

    @Test
    void file_whoseBodyIsNoJson_isToldTheSame() {
        assertThat(client.with("Content-Type", "image/png")
                        .post("/files/a.png", "no JSON")
                        .code())
                .isEqualTo(108);
    }
}
