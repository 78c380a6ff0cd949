package io.parsimony.tests.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.rest.ParseGateway;
import io.parsimony.rest.options.Idempotency;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code POST /__reset}, {@code /__snapshot/NAME} and {@code /__restore/NAME}, for test suites in any language. */
class ResetRestTest {
    private final Parse parse = Parse.builder().bcryptCost(4).open();
    private final ParseGateway server = ParseGateway.builder()
            .applicationId("test")
            .masterKey("the master")
            .idempotency(new Idempotency(List.of(Pattern.compile(".*")), Duration.ofMinutes(5)))
            .resetEndpoint()
            .start(parse);
    private final Http nobody = new Http(server.url(), Map.of());
    private final Http client = nobody.with("X-Parse-Application-Id", "test");

    @AfterEach
    void close() {
        server.close();
        parse.close();
    }

    private int posts() {
        return client.get("/classes/Post?count=1&limit=0").number("count");
    }

    private void save() {
        client.post("/classes/Post", "{\"n\":1}");
    }

    @Test
    void reset_makesTheDatabaseWhatItWasAtTheStart_andAsksForNoKey() {
        save();
        Reply reset = nobody.post("/__reset", "");
        assertThat(reset.status()).isEqualTo(200);
        assertThat(posts()).isZero();
        assertThat(client.with("X-Parse-Master-Key", "the master")
                        .get("/schemas")
                        .body())
                .doesNotContain("Post");
    }

    @Test
    void reset_withoutTheMountPath_isTheSame() {
        save();
        Http root = new Http(server.url().resolve("/"), Map.of());
        assertThat(root.post("__reset", "").status()).isEqualTo(200);
        assertThat(posts()).isZero();
    }

    @Test
    void restore_ofASnapshot_makesTheDatabaseThat() {
        save();
        assertThat(nobody.post("/__snapshot/one%20post", "").status()).isEqualTo(200);
        save();
        assertThat(posts()).isEqualTo(2);
        assertThat(nobody.post("/__restore/one%20post", "").status()).isEqualTo(200);
        assertThat(posts()).isOne();
        nobody.post("/__reset", "");
        assertThat(posts()).isZero();
        nobody.post("/__restore/one%20post", "");
        assertThat(posts()).isOne();
    }

    @Test
    void restore_ofAnUnknownSnapshot_saysHowToTakeIt() {
        Reply reply = nobody.post("/__restore/none", "");
        assertThat(reply.code()).isEqualTo(ParseException.OBJECT_NOT_FOUND);
        assertThat(reply.body()).contains("__snapshot/none");
    }

    @Test
    void reset_ofUsers_endsTheirSessions() {
        Reply user = client.post("/users", "{\"username\":\"a\",\"password\":\"b\"}");
        nobody.post("/__reset", "");
        assertThat(client.withToken(user.text("sessionToken")).get("/users/me").code())
                .isEqualTo(ParseException.INVALID_SESSION_TOKEN);
        assertThat(client.post("/users", "{\"username\":\"a\",\"password\":\"b\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void reset_ofRequestIds_letsThemComeOnceMoreAndNotTwice() {
        Http same = client.with("X-Parse-Request-Id", "the same");
        assertThat(same.post("/classes/Post", "{}").status()).isEqualTo(201);
        nobody.post("/__reset", "");
        assertThat(same.post("/classes/Post", "{}").status()).isEqualTo(201);
        assertThat(same.post("/classes/Post", "{}").code()).isEqualTo(159);
    }

    @Test
    void reset_byAnotherMethod_isNoRoute() {
        assertThat(nobody.get("/__reset").status()).isEqualTo(404);
        assertThat(nobody.post("/__snapshot", "").status()).isEqualTo(404);
    }

    @Test
    void reset_whereItWasNotAskedFor_isNoRoute() {
        try (ParseGateway plain = ParseGateway.builder().start(parse)) {
            save();
            Reply reply = new Http(plain.url(), Map.of("X-Parse-Application-Id", "parsimony")).post("/__reset", "");
            assertThat(reply.status()).isEqualTo(404);
            assertThat(posts()).isOne();
        }
    }

    @Test
    void start_onAFile_isRefused(@TempDir Path directory) {
        try (Parse file = Parse.open(directory.resolve("data"))) {
            assertThatThrownBy(() -> ParseGateway.builder().resetEndpoint().start(file))
                    .isInstanceOf(ParseException.class)
                    .extracting("code")
                    .isEqualTo(ParseException.COMMAND_UNAVAILABLE);
        }
    }
}
