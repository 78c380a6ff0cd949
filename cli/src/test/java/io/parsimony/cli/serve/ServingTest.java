package io.parsimony.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.parsimony.cli.CommandFailure;
import io.parsimony.json.ValueJson;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings do. */
class ServingTest {
    private static final String MEMORY = "\"databaseURI\":\"jdbc:h2:mem:\",\"port\":0,\"masterKey\":\"m\"";

    private final StringWriter log = new StringWriter();

    private static Settings settings(String json) {
        return new SettingsReader()
                .file("config.json", (ObjectValue) ValueJson.read(json))
                .settings();
    }

    private Serving serve(String options) {
        return Serving.start(settings("{" + MEMORY + options + "}"), new PrintWriter(log));
    }

    private static HttpResponse<String> post(Serving serving, String path, String body, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(serving.gateway().url() + path))
                .header("X-Parse-Application-Id", serving.gateway().applicationId())
                .POST(HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void server_withoutFurtherSettings_isSafe() throws Exception {
        try (Serving serving =
                Serving.start(settings("{\"databaseURI\":\"jdbc:h2:mem:\",\"port\":0}"), new PrintWriter(log))) {
            assertThat(serving.gateway().url().getHost()).isEqualTo("127.0.0.1");
            assertThat(serving.gateway().masterKey()).matches("[0-9a-f]{48}");
            assertThat(post(serving, "/classes/Note", "{\"n\":1}").statusCode()).isEqualTo(201);
        }
    }

    @Test
    void settings_reachBackendAndGateway() throws Exception {
        try (Serving serving = serve(",\"appId\":\"app\",\"mountPath\":\"/1\",\"serverURL\":\"https://example.org/1\","
                + "\"javascriptKey\":\"j\",\"allowClientClassCreation\":false,\"enforcePrivateUsers\":true,"
                + "\"passwordPolicy\":{\"validatorPattern\":\"....\",\"validationError\":\"too short\"},"
                + "\"maxUploadSize\":\"1kb\"")) {
            String[] key = {"X-Parse-Javascript-Key", "j"};
            assertThat(serving.gateway().url().getPath()).isEqualTo("/1");
            assertThat(post(serving, "/classes/Note", "{}").statusCode()).isEqualTo(403);
            assertThat(post(serving, "/classes/Note", "{}", key).body()).contains("\"code\":119");
            assertThat(post(serving, "/users", "{\"username\":\"u\",\"password\":\"p\"}", key)
                            .body())
                    .contains("\"code\":142", "too short");
            HttpResponse<String> user = post(serving, "/users", "{\"username\":\"u\",\"password\":\"long\"}", key);
            assertThat(user.headers().firstValue("Location").orElseThrow()).startsWith("https://example.org/1/users/");
            assertThat(post(serving, "/users", "{\"a\":\"" + "x".repeat(2_000) + "\"}", key)
                            .statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void mail_toTheLog_isShownThere() throws Exception {
        try (Serving serving = serve(
                ",\"mail\":\"log\",\"verifyUserEmails\":true,\"publicServerURL\":\"https://example.org/p\",\"appName\":\"Peanuts\"")) {
            post(serving, "/users", "{\"username\":\"u\",\"password\":\"p\",\"email\":\"u@example.org\"}");
        } // closing sends what is on its way

        assertThat(log.toString())
                .contains(
                        "Mail to u@example.org", "Peanuts", "https://example.org/p/apps/parsimony/verify_email?token=");
    }

    @Test
    void mail_postedToAUrl_isJson() throws Exception {
        CompletableFuture<String> posted = new CompletableFuture<>();
        HttpServer mailer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        mailer.createContext("/mail", exchange -> {
            posted.complete(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        mailer.start();
        String url = "http://127.0.0.1:" + mailer.getAddress().getPort() + "/mail";
        try (Serving serving = serve(",\"mail\":\"" + url + "\"")) {
            post(serving, "/users", "{\"username\":\"u\",\"password\":\"p\",\"email\":\"u@example.org\"}");
            post(serving, "/requestPasswordReset", "{\"email\":\"u@example.org\"}");
            Map<String, ParseValue> mail = ((ObjectValue) ValueJson.read(posted.get(20, TimeUnit.SECONDS))).members();

            assertThat(mail)
                    .containsEntry("kind", new StringValue("passwordReset"))
                    .containsEntry("to", new StringValue("u@example.org"))
                    .containsKeys("subject", "text", "link", "token", "user", "appName");
        } finally {
            mailer.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"verifyUserEmails\":true",
                ",\"mail\":\"pigeon\"",
                ",\"mail\":\"smtp://u:p@localhost\"",
                ",\"mail\":\"smtp://localhost\",\"mailFrom\":\"no address\"",
                ",\"mail\":\"smtp://localhost:99999\",\"mailFrom\":\"a@example.org\"",
                ",\"mountPath\":\"parse\"",
                ",\"mountPath\":\"/a b\"",
                ",\"serverURL\":\"nowhere\"",
                ",\"masterKeyIps\":[\"localhost\"]",
                ",\"readOnlyMasterKey\":\"m\"",
                ",\"accountLockout\":{\"threshold\":3}",
                ",\"accountLockout\":{\"threshold\":0,\"duration\":1}",
                ",\"passwordPolicy\":{\"validatorPattern\":\"[\"}",
                ",\"passwordPolicy\":{\"maxPasswordHistory\":21}",
                ",\"sessionLength\":0",
                ",\"maxLimit\":0",
                ",\"defaultLimit\":0",
                ",\"maxUploadSize\":\"large\"",
                ",\"maxUploadSize\":\"99gb\"",
                ",\"idempotencyOptions\":{\"paths\":[\"[\"]}",
                ",\"idempotencyOptions\":{\"paths\":[\"a\"],\"ttl\":0}",
                ",\"protectedFields\":{\"_User\":[]}",
                ",\"allowOrigin\":\"a\\u0007b\"",
                ",\"trustProxy\":-1",
                ",\"trustProxy\":1.5",
                ",\"trustProxy\":\"somewhere\"",
                ",\"trustProxy\":[\"10.0.0.0/8\",5]",
                ",\"trustProxy\":{}",
                ",\"routeAllowList\":[\"(\"]",
                ",\"routeAllowList\":[5]",
                ",\"requestKeywordDenylist\":{\"key\":\"a\"}",
                ",\"requestKeywordDenylist\":[{}]",
                ",\"requestKeywordDenylist\":[\"a\"]",
                ",\"requestKeywordDenylist\":[{\"key\":5}]",
                ",\"requestKeywordDenylist\":[{\"key\":\"(\"}]",
                ",\"requestKeywordDenylist\":[{\"value\":\"(\"}]",
                ",\"requestKeywordDenylist\":[{\"value\":null}]",
                ",\"requestKeywordDenylist\":[{\"key\":\"a\",\"keys\":1}]",
                ",\"port\":70000",
                ",\"appId\":\"a b\""
            })
    void settingsThatCantBe_areRefused(String options) {
        assertThatThrownBy(() -> serve(options).close())
                .isInstanceOf(CommandFailure.class)
                .extracting(failure -> ((CommandFailure) failure).exitCode())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://localhost/parse",
                "mysql://u:secret@localhost/parse",
                "postgres://",
                "postgres://u:secret@localhost",
                "postgres://u:sec ret@localhost/x"
            })
    void database_thatIsNone_isRefused_withoutItsPassword(String name) {
        assertThatThrownBy(() -> Serving.start(
                                settings("{\"databaseURI\":\"" + name + "\",\"port\":0}"), new PrintWriter(log))
                        .close())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("databaseURI")
                .hasMessageNotContaining("sec");
    }

    @Test
    void portThatIsTaken_isToldAsUnavailable() {
        try (Serving first = serve("")) {
            int port = first.gateway().port();
            assertThatThrownBy(() -> serve(",\"port\":" + port).close())
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining(String.valueOf(port))
                    .extracting(failure -> ((CommandFailure) failure).exitCode())
                    .isEqualTo(3);
        }
    }

    @Test
    void greeting_tellsARandomKeyOnce_andGivenOnesNever() {
        try (Serving serving = serve(",\"javascriptKey\":\"secret-j\",\"mail\":\"https://u:secret-m@example.org/m\"")) {
            String text = String.join(
                    "\n",
                    Greeting.lines(
                            settings("{" + MEMORY
                                    + ",\"javascriptKey\":\"secret-j\",\"mail\":\"https://u:secret-m@example.org/m\"}"),
                            serving.gateway()));
            assertThat(text)
                    .contains(
                            serving.gateway().url().toString(), "as given", "one of javascriptKey", "Parse.initialize(")
                    .doesNotContain("secret");
        }
    }
}
