package io.parsimony.tests.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.rest.options.AddressRange;
import io.parsimony.rest.options.GatewayKeys;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which key opens what. */
class KeysRestTest {
    private static final List<AddressRange> ELSEWHERE = List.of(AddressRange.parse("10.0.0.0/8"));
    private static final Gateway GATEWAY = new Gateway(
            backend -> backend,
            options -> options.keys(GatewayKeys.ofMaster("m")
                    .withReadOnlyMaster("r", GatewayKeys.LOOPBACK)
                    .withMaintenance("t", GatewayKeys.LOOPBACK)
                    .withClientKeys("c", "j", "k", "w")));

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    private final Http nobody = GATEWAY.client();
    private final Http client = nobody.with("X-Parse-REST-API-Key", "k");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Parse-Client-Key: c",
                "X-Parse-Javascript-Key: j",
                "x-parse-rest-api-key: k",
                "X-Parse-Windows-Key: w"
            })
    void oneOfTheClientKeys_isNeeded(String header) {
        String[] parts = header.split(": ", 2);

        assertThat(nobody.with(parts[0], parts[1]).get("/classes/A").status()).isEqualTo(200);
        assertThat(nobody.with(parts[0], "wrong").get("/classes/A").status()).isEqualTo(403);
        assertThat(nobody.get("/classes/A").body()).isEqualTo("{\"error\":\"unauthorized\"}");
    }

    @Test
    void masterKey_needsNoClientKey_andAWrongOneIsNoError() {
        assertThat(nobody.with("X-Parse-Master-Key", "m").get("/schemas").status())
                .isEqualTo(200);
        assertThat(client.with("X-Parse-Master-Key", "wrong").get("/classes/A").status())
                .isEqualTo(200);
        assertThat(client.with("X-Parse-Master-Key", "wrong").get("/schemas").status())
                .isEqualTo(403);
    }

    @Test
    void masterKey_winsOverAToken() {
        assertThat(nobody.with("X-Parse-Master-Key", "m")
                        .withToken("r:dead")
                        .get("/schemas")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void readOnlyMasterKey_readsAll_andWritesNothing() {
        Http reader = nobody.with("X-Parse-Master-Key", "r");
        client.post("/classes/A", "{\"n\":1,\"ACL\":{}}");

        assertThat(reader.get("/classes/A").results()).isNotEmpty();
        assertThat(reader.get("/schemas").status()).isEqualTo(200);
        assertThat(reader.get("/aggregate/A", "distinct", "n").status()).isEqualTo(200);
        for (Reply reply : new Reply[] {
            reader.post("/classes/A", "{}"),
            reader.post("/schemas/B", "{}"),
            reader.delete("/purge/A"),
            reader.post("/loginAs", "{\"userId\":\"x\"}"),
            reader.post("/users", "{\"username\":\"x\",\"password\":\"x\"}")
        }) {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo(119);
        }
    }

    @Test
    void maintenanceKey_setsTimes_andOpensNothingElseOfTheMasters() {
        Http maintainer = nobody.with("X-Parse-Maintenance-Key", "t");
        Reply created = maintainer.post(
                "/classes/A", "{\"createdAt\":{\"__type\":\"Date\",\"iso\":\"2001-02-03T04:05:06.789Z\"}}");

        assertThat(created.text("createdAt")).isEqualTo("2001-02-03T04:05:06.789Z");
        assertThat(maintainer.get("/schemas").status()).isEqualTo(403);
    }

    @Test
    void keys_fromAddressesThatMayNot_areRefused() {
        GatewayKeys keys = GatewayKeys.ofMaster("m")
                .withMasterFrom(ELSEWHERE)
                .withReadOnlyMaster("r", ELSEWHERE)
                .withMaintenance("t", ELSEWHERE);
        try (Gateway other = new Gateway(backend -> backend, options -> options.keys(keys))) {
            for (Http who : new Http[] {
                other.client().with("X-Parse-Master-Key", "m"),
                other.client().with("X-Parse-Master-Key", "r"),
                other.client().with("X-Parse-Maintenance-Key", "t")
            }) {
                Reply reply = who.get("/classes/A");
                assertThat(reply.status()).isEqualTo(403);
                assertThat(reply.body()).isEqualTo("{\"error\":\"unauthorized\"}");
            }
            assertThat(other.client().get("/classes/A").status()).isEqualTo(200);
        }
    }

    @Test
    void clientClasses_forbidden_is119() {
        try (Gateway locked = new Gateway(backend -> backend.clientClassCreation(false), options -> options)) {
            assertThat(locked.client().post("/classes/New", "{}").code()).isEqualTo(119);
            assertThat(locked.master().post("/classes/New", "{}").status()).isEqualTo(201);
        }
    }
}
