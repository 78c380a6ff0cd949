package io.parsimony.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.cli.CommandFailure;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the server lets in by the settings: {@code trustProxy}, {@code rateLimit}, {@code routeAllowList}, {@code defaultLimit}. */
class AdmissionSettingsTest {
    private static final String[] MASTER = {"X-Parse-Master-Key", "m"};

    @Test
    void rateLimit_ofTheFile_counts() throws Exception {
        try (ServedClient client = new ServedClient(
                "\"rateLimit\":[{\"requestPath\":\"/classes/*rest\","
                        + "\"requestTimeWindow\":60000,\"requestCount\":1,\"requestMethods\":[\"POST\"],\"zone\":\"global\","
                        + "\"includeInternalRequests\":true,\"includeMasterKey\":true,\"errorResponseMessage\":\"slow down\"}]")) {
            assertThat(client.post("/classes/Note", "{}").statusCode()).isEqualTo(201);
            HttpResponse<String> refused = client.post("/classes/Note", "{}", MASTER);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).contains("\"code\":100", "slow down");
            assertThat(client.get("/classes/Note").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void rateLimit_mayBeOneObject_orNone() throws Exception {
        try (ServedClient client =
                new ServedClient("\"rateLimit\":{\"requestPath\":\"/login\",\"requestTimeWindow\":1,\"requestCount\":0,"
                        + "\"requestMethods\":\"GET|POST\"}")) {
            assertThat(client.get("/login").statusCode()).isEqualTo(400); // from 127.0.0.1, which does not count
        }
        new ServedClient("\"rateLimit\":[]").close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {}                                                                          | rateLimit[0].requestTimeWindow
                    {"requestTimeWindow":1,"requestCount":1}                                    | rateLimit[0].requestPath
                    {"requestPath":"*","requestTimeWindow":1,"requestCount":1}                  | rateLimit[0].requestPath
                    {"requestPath":"login","requestTimeWindow":1,"requestCount":1}              | rateLimit[0].requestPath
                    {"requestPath":"/a","requestTimeWindow":0,"requestCount":1}                 | rateLimit[0].requestTimeWindow
                    {"requestPath":"/a","requestTimeWindow":1,"requestCount":-1}                | rateLimit[0].requestCount
                    {"requestPath":"/a","requestTimeWindow":1,"requestCount":"5"}               | rateLimit[0].requestCount
                    {"requestPath":"/a","requestTimeWindow":1,"requestCount":1,"zone":"moon"}   | rateLimit[0].zone
                    {"requestPath":"/a","requestTimeWindow":1,"requestCount":1,"redisUrl":"x"}  | rateLimit[0].redisUrl
                    {"requestPath":"/a","requestTimeWindow":1,"requestCount":1,"includeMasterKey":1} | rateLimit[0].includeMasterKey
                    {"requestPath":"/a","requestTimeWindow":1,"requestCount":1,"requestMethods":"("} | rateLimit[0].requestMethods
                    5                                                                           | rateLimit
                    """)
    void rateLimit_thatCantBe_isRefused_byName(String limit, String name) {
        assertThatThrownBy(() -> new ServedClient("\"rateLimit\":[" + limit + "]").close())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("'" + name + "'");
    }

    @Test
    void routeAllowList_ofTheFile_isAllThatIsOpen() throws Exception {
        try (ServedClient client = new ServedClient("\"routeAllowList\":[\"classes/No.*\"]")) {
            assertThat(client.get("/classes/Note").statusCode()).isEqualTo(200);
            assertThat(client.get("/classes/Other").body()).contains("\"code\":119");
            assertThat(client.get("/classes/Other", MASTER).statusCode()).isEqualTo(200);
        }
        try (ServedClient client = new ServedClient("\"routeAllowList\":[]")) {
            assertThat(client.get("/classes/Note").body()).contains("\"code\":119");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1", "\"loopback\"", "\"10.0.0.1, 127.0.0.1\"", "[\"127.0.0.1\"]"})
    void trustProxy_believesTheProxy_wheneverItIsOne(String value) throws Exception {
        try (ServedClient client = new ServedClient("\"trustProxy\":" + value)) {
            assertThat(client.get("/schemas", "X-Parse-Master-Key", "m", "X-Forwarded-For", "203.0.113.7")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(client.get("/schemas", MASTER).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "0", "[]", "\"10.0.0.1\"", "\"uniquelocal\"", "null"})
    void trustProxy_believesNobodyElse(String value) throws Exception {
        try (ServedClient client = new ServedClient("\"masterKeyIps\":[\"203.0.113.7\"],\"trustProxy\":" + value)) {
            assertThat(client.get("/schemas", "X-Parse-Master-Key", "m", "X-Forwarded-For", "203.0.113.7")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void requestKeywordDenylist_isNotWritten() throws Exception {
        try (ServedClient client =
                new ServedClient("\"requestKeywordDenylist\":[{\"key\":\"^admin$\"},{\"value\":5}]")) {
            assertThat(client.post("/classes/Note", "{\"admin\":true}").body()).contains("\"code\":105", "^admin$");
            assertThat(client.post("/classes/Note", "{\"n\":5}").body()).contains("\"code\":105");
            assertThat(client.post("/classes/Note", "{\"admins\":6}").statusCode())
                    .isEqualTo(201);
        }
        new ServedClient("\"requestKeywordDenylist\":[]").close();
    }

    @Test
    void defaultLimit_isThatOfQueriesThatSayNone() throws Exception {
        try (ServedClient client = new ServedClient("\"defaultLimit\":2")) {
            for (int i = 0; i < 3; i++) {
                client.post("/classes/Note", "{}");
            }
            assertThat(client.get("/classes/Note").body().split("objectId", -1)).hasSize(1 + 2);
            assertThat(client.get("/classes/Note?limit=3").body().split("objectId", -1))
                    .hasSize(1 + 3);
        }
    }
}
