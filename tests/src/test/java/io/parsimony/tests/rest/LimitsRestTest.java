package io.parsimony.tests.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too large, too deep, too slow or no HTTP is refused, and the next good request works. */
@Timeout(60)
class LimitsRestTest {
    private static final int MAX_BODY = 100_000;
    private static final int CONNECTIONS = 20;
    private static Gateway gateway = new Gateway(
            backend -> backend,
            options -> options.limits(limits -> limits.withMaxBodyBytes(MAX_BODY)
                    .withTimes(Duration.ofMillis(600), Duration.ofSeconds(2))
                    .withMaxConnections(CONNECTIONS)));

    @BeforeAll
    static void start() {
        assertThat(gateway.client().get("/health").status()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private final Http client = gateway.client();

    private static RawHttp connection() throws IOException {
        return new RawHttp(gateway.server.port());
    }

    private void assertStillThere() {
        assertThat(client.post("/classes/Note", "{\"n\":1}").status()).isEqualTo(201);
    }

    @Test
    void body_aboveTheLimit_is413() {
        for (int size : new int[] {MAX_BODY + 100, 3 * MAX_BODY}) {
            try {
                Reply reply = client.post("/classes/Note", "{\"text\":\"" + "x".repeat(size) + "\"}");
                assertThat(reply.status()).isEqualTo(413);
                assertThat(reply.code()).isEqualTo(116);
            } catch (AssertionError e) {
                // a client that goes on sending may see the connection end before the answer
                assertThat(size).isGreaterThan(2 * MAX_BODY);
                assertThat(e).hasCauseInstanceOf(IOException.class);
            }
        }
        assertStillThere();
    }

    @Test
    void body_ofUnknownLength_isLimitedToo() throws IOException {
        try (RawHttp raw = connection()) {
            raw.send("POST /parse/classes/Note HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            String chunk = "2000\r\n" + "x".repeat(0x2000) + "\r\n";
            for (int sent = 0; sent < MAX_BODY + 0x2000; sent += 0x2000) {
                raw.send(chunk);
            }
            assertThat(raw.send("0\r\n\r\n").readAll()).startsWith("HTTP/1.1 413");
        }
        assertStillThere();
    }

    @Test
    void object_aboveItsLimit_is116() {
        try (Gateway small = new Gateway(backend -> backend.maxObjectBytes(1_000), options -> options)) {
            Reply reply = small.client().post("/classes/Note", "{\"text\":\"" + "x".repeat(2_000) + "\"}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo(116);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 1_999, 2_100, 20_000})
    void json_nestedDeep_is107(int depth) {
        for (String body : new String[] {
            "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}",
            "{\"a\":" + "{\"a\":".repeat(depth) + "1" + "}".repeat(depth) + "}",
            "{\"a\":" + "[".repeat(depth)
        }) {
            if (body.length() < MAX_BODY) {
                Reply reply = client.post("/classes/Note", body);
                assertThat(reply.status()).isEqualTo(400);
                assertThat(reply.code()).isEqualTo(107);
            }
        }
        String where = "{\"a\":".repeat(Math.min(depth, 1_000)) + "1" + "}".repeat(Math.min(depth, 1_000));
        assertThat(client.post("/classes/Note", "{\"_method\":\"GET\",\"where\":" + where + "}")
                        .status())
                .isLessThan(500);
        assertStillThere();
    }

    @Test
    void headers_aboveTheLimit_areRefused() throws IOException {
        try (RawHttp raw = connection()) {
            String reply = raw.send(
                            "GET /parse/health HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(40_000) + "\r\n\r\n")
                    .readAll();
            assertThat(reply).startsWith("HTTP/1.1 431").contains("{\"code\":107,");
        }
        try (RawHttp raw = connection()) {
            String reply = raw.send("GET /parse/health?" + "x".repeat(40_000) + " HTTP/1.1\r\nHost: x\r\n\r\n")
                    .readAll();
            assertThat(reply).startsWith("HTTP/1.1 414").contains("{\"code\":107,");
        }
        assertStillThere();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "this is no HTTP\r\n\r\n",
                "GET /parse/health HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /parse/classes/%ZZ HTTP/1.1\r\nHost: x\r\nX-Parse-Application-Id: test\r\nConnection: close\r\n\r\n",
                "GET /parse/health HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /parse/health HTTP/1.1\r\n\r\n",
                "POST /parse/classes/A HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                "POST /parse/classes/A HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
                "GET /parse/health HTTP/1.1\r\nHost: x\r\nBad Header: y\r\n\r\n"
            })
    void malformedHttp_isRefused_withoutATrace(String request) throws IOException {
        try (RawHttp raw = connection()) {
            String reply = raw.send(request).readAll();
            assertThat(reply).matches("(?s)HTTP/1\\.[01] (4..|505) .*").doesNotContain("Exception", "at org.", "Jetty");
        }
        assertStillThere();
    }

    @Test
    void slowBody_isRefused_andSlowHeadersToo() throws Exception {
        List<String> beginnings = List.of(
                "POST /parse/classes/A HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n",
                "GET /parse/health HTTP/1.1\r\nHost: x\r\nX-Slow: ");
        for (String beginning : beginnings) {
            long start = System.nanoTime();
            try (RawHttp raw = connection()) {
                raw.send(beginning);
                Thread dripping = new Thread(() -> drip(raw));
                dripping.setDaemon(true);
                dripping.start();
                raw.readAll();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
        assertStillThere();
    }

    /** A byte now and then, for as long as somebody takes it. */
    private static void drip(RawHttp raw) {
        try {
            while (true) {
                raw.send("x");
                Thread.sleep(100);
            }
        } catch (IOException | InterruptedException e) {
            // the end that was hoped for
        }
    }

    @Test
    void silentConnections_areClosed_andMakeRoomForOthers() throws IOException {
        List<RawHttp> silent = new ArrayList<>();
        for (int i = 0; i < 3 * CONNECTIONS; i++) {
            silent.add(connection());
        }
        assertStillThere();
        for (RawHttp raw : silent) {
            raw.close();
        }
    }
}
