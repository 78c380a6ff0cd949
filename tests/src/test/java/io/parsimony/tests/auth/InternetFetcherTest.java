package io.parsimony.tests.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.parsimony.auth.HttpFetcher;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fetcher that goes out, here to this machine and no further. */
class InternetFetcherTest {
    private final HttpFetcher http = HttpFetcher.overInternet();
    private final HttpServer server;

    InternetFetcherTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        answer("/keys", 200, "{}".getBytes(StandardCharsets.UTF_8));
        answer("/refused", 400, "no".getBytes(StandardCharsets.UTF_8));
        answer("/long", 200, new byte[1_000_001]);
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/keys");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
    }

    private void answer(String path, int status, byte[] body) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Test
    void get_answersStatusAndBody_whateverTheStatus() throws IOException {
        HttpFetcher.Response found = http.get(uri("/keys"));
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.body()).isEqualTo("{}");
        HttpFetcher.Response refused = http.get(uri("/refused?access_token=secret"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).isEqualTo("no");
    }

    @Test
    void get_followsNoRedirection() throws IOException {
        assertThat(http.get(uri("/moved")).status()).isEqualTo(302);
    }

    @Test
    void get_ofALongAnswer_fails() {
        assertThatThrownBy(() -> http.get(uri("/long"))).isInstanceOf(IOException.class);
    }

    @Test
    void get_ofNobody_failsWithoutTheQueryInTheMessage() {
        URI nobody = uri("/keys?access_token=secret");
        server.stop(0);
        assertThatThrownBy(() -> http.get(nobody))
                .isInstanceOf(IOException.class)
                .satisfies(
                        failure -> assertThat(failure + Arrays.toString(failure.getSuppressed()) + failure.getCause())
                                .doesNotContain("secret"));
    }

    @Test
    void get_withoutEncryption_isForThisMachineAlone() {
        assertThatThrownBy(() -> http.get(URI.create("http://192.0.2.1/keys?access_token=secret")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("https")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> http.get(URI.create("file:///etc/passwd"))).isInstanceOf(IOException.class);
    }
}
