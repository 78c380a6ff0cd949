package io.parsimony.tests.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.rest.options.AddressRange;
import io.parsimony.rest.options.GatewayKeys;
import io.parsimony.rest.options.RateLimit;
import io.parsimony.rest.options.RouteAllowList;
import io.parsimony.rest.options.TrustedProxies;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and how often: {@code rateLimit}, {@code routeAllowList}, {@code trustProxy}. */
class AdmissionRestTest {
    private static final Duration LONG = Duration.ofHours(1);

    private static Gateway limited(RateLimit... limits) {
        return new Gateway(
                backend -> backend,
                options -> options.rateLimits(List.of(limits)).trustedProxies(TrustedProxies.hops(1)));
    }

    private static Gateway open(String... patterns) {
        return new Gateway(
                backend -> backend,
                options -> options.routeAllowList(new RouteAllowList(
                        Stream.of(patterns).map(Pattern::compile).toList())));
    }

    /** One who asks by a proxy. */
    private static Http from(Gateway gateway, String address) {
        return gateway.client().with("X-Forwarded-For", address);
    }

    private static void assertTooMany(Reply reply) {
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.code()).isEqualTo(100);
        assertThat(Integer.parseInt(reply.header("Retry-After"))).isBetween(1, 3_600);
        assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @Test
    void rateLimit_byAddress_countsEachByItself() {
        try (Gateway gateway = limited(RateLimit.of("/classes/:name", 2, LONG))) {
            Http one = from(gateway, "203.0.113.1");
            assertThat(one.get("/classes/A").status()).isEqualTo(200);
            assertThat(one.get("//classes/%41").status()).isEqualTo(200);
            assertTooMany(one.get("/classes/A"));
            assertTooMany(one.get("/classes/B"));
            assertThat(one.get("/classes/A/x").status()).isEqualTo(404);
            assertThat(from(gateway, "203.0.113.2").get("/classes/A").status()).isEqualTo(200);
        }
    }

    @Test
    void rateLimit_endsWithItsWindow() throws InterruptedException {
        try (Gateway gateway = limited(
                RateLimit.of("/login", 0, Duration.ofMillis(1)),
                RateLimit.of("/classes/A", 1, Duration.ofMillis(200)))) {
            Http one = from(gateway, "203.0.113.1");
            assertTooMany(one.get("/login"));
            assertThat(one.get("/classes/A").status()).isEqualTo(200);
            Thread.sleep(250);
            assertThat(one.get("/classes/A").status()).isEqualTo(200);
        }
    }

    @Test
    void rateLimit_leavesOutThisMachineAndTheMasterKey_unlessItSays() {
        RateLimit limit = RateLimit.of("/classes/A", 0, LONG);
        try (Gateway gateway = new Gateway(
                backend -> backend,
                options -> options.rateLimits(List.of(limit))
                        .keys(GatewayKeys.ofMaster(Gateway.MASTER_KEY)
                                .withMasterFrom(List.of(AddressRange.parse("0.0.0.0/0"))))
                        .trustedProxies(TrustedProxies.hops(1)))) {
            Http master = gateway.master().with("X-Forwarded-For", "203.0.113.1");
            assertThat(gateway.client().get("/classes/A").status()).isEqualTo(200);
            assertThat(master.get("/classes/A").status()).isEqualTo(200);
            assertTooMany(from(gateway, "203.0.113.1").get("/classes/A"));
        }
        try (Gateway gateway = limited(limit.withThisMachine().withMasterKey())) {
            assertTooMany(gateway.client().get("/classes/A"));
            assertTooMany(gateway.master().get("/classes/A"));
        }
    }

    @Test
    void rateLimit_ofSomeMethods_leavesOutOthers() {
        try (Gateway gateway = limited(
                RateLimit.of("/classes/A", 0, LONG).forMethods(Set.of("POST")).withThisMachine())) {
            assertThat(gateway.client().get("/classes/A").status()).isEqualTo(200);
            assertThat(gateway.client()
                            .post("/classes/A", "{\"_method\":\"GET\"}")
                            .status())
                    .isEqualTo(200);
            assertTooMany(gateway.client().post("/classes/A", "{}"));
        }
    }

    @Test
    void rateLimit_ofAll_countsEverybodyTogether() {
        try (Gateway gateway = limited(RateLimit.of("/classes/A", 1, LONG).by(RateLimit.Zone.GLOBAL))) {
            assertThat(from(gateway, "203.0.113.1").get("/classes/A").status()).isEqualTo(200);
            assertTooMany(from(gateway, "203.0.113.2").get("/classes/A"));
        }
    }

    @Test
    void rateLimit_byUserOrSession_countsTheirRequestsTogether_whereverTheyAre() {
        try (Gateway gateway = limited(
                RateLimit.of("/classes/A", 1, LONG).by(RateLimit.Zone.USER),
                RateLimit.of("/classes/B", 1, LONG).by(RateLimit.Zone.SESSION))) {
            String first = gateway.signUp("lucy").text("sessionToken");
            String second = gateway.client()
                    .post("/login", "{\"username\":\"lucy\",\"password\":\"secret\"}")
                    .text("sessionToken");
            Http here = from(gateway, "203.0.113.1");
            Http there = from(gateway, "203.0.113.2");

            assertThat(here.withToken(first).get("/classes/A").status()).isEqualTo(200);
            assertTooMany(there.withToken(second).get("/classes/A"));
            assertThat(here.withToken(first).get("/classes/B").status()).isEqualTo(200);
            assertThat(there.withToken(second).get("/classes/B").status()).isEqualTo(200);
            assertTooMany(there.withToken(first).get("/classes/B"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"USER", "SESSION"})
    void rateLimit_byUserOrSession_countsTokensThatAreMadeUp_byTheirAddress(RateLimit.Zone zone) {
        try (Gateway gateway = limited(
                RateLimit.of("/classes/A", 1, LONG).by(zone),
                RateLimit.of("/login", 1, LONG).by(zone))) {
            Http one = from(gateway, "203.0.113.1");
            String valid = gateway.signUp("lucy").text("sessionToken");

            assertThat(one.withToken("r:one").get("/classes/A").code()).isEqualTo(209);
            assertTooMany(one.withToken("r:two").get("/classes/A"));
            assertThat(one.get("/login").code()).isEqualTo(200);
            assertTooMany(one.withToken(valid).get("/login"));
        }
    }

    @Test
    void rateLimit_countsMembersOfBatchesSingly_andRefusesAllOfThem() {
        String member = "{\"method\":\"POST\",\"path\":\"/parse/classes/A\",\"body\":{}}";
        try (Gateway gateway = limited(
                RateLimit.of("/classes/A", 3, LONG).forMethods(Set.of("POST")).saying("slow down"))) {
            Http one = from(gateway, "203.0.113.1");
            assertThat(one.post("/batch", "{\"requests\":[" + member + "," + member + "]}")
                            .status())
                    .isEqualTo(200);
            Reply refused = one.post("/batch", "{\"requests\":[" + member + "," + member + "]}");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body()).isEqualTo("{\"code\":100,\"error\":\"slow down\"}");
            assertTooMany(one.post("/classes/A", "{}"));
            assertThat(gateway.client().get("/classes/A").results()).hasSize(2);
        }
    }

    @Test
    void rateLimit_comesAfterTheKeys_andBeforeAnythingElse() {
        try (Gateway gateway = limited(RateLimit.of("/*all", 1, LONG).withThisMachine())) {
            assertThat(gateway.client().withoutHeaders().get("/schemas").status())
                    .isEqualTo(403);
            assertThat(gateway.client().withToken("r:dead").get("/schemas").code())
                    .isEqualTo(209);
            for (String path : new String[] {"/schemas", "/users/me", "/nowhere", "/classes/A/gone"}) {
                assertTooMany(gateway.client().withToken("r:dead").get(path));
            }
        }
    }

    @Test
    void routeAllowList_isAllThatIsOpen_toWholePaths() {
        try (Gateway gateway = open("classes/Note", "classes/Chat.*", "login|users")) {
            Http client = gateway.client();
            for (String path :
                    new String[] {"/classes/Note", "/classes/Note/", "/classes/%4Eote", "/classes/ChatRoom", "/users"
                    }) {
                assertThat(client.get(path).status()).describedAs(path).isEqualTo(200);
            }
            for (String path : new String[] {
                "/classes/Note/x",
                "/classes/Notes",
                "/classes",
                "/users/me",
                "/users/x",
                "/schemas",
                "/nowhere",
                "/health"
            }) {
                Reply reply = client.get(path);
                assertThat(reply.status()).describedAs(path).isEqualTo(400);
                assertThat(reply.code()).describedAs(path).isEqualTo(119);
            }
        }
    }

    @Test
    void routeAllowList_isNotForTheKeys_norForOptions() {
        GatewayKeys keys = GatewayKeys.ofMaster("m")
                .withReadOnlyMaster("r", GatewayKeys.LOOPBACK)
                .withMaintenance("t", GatewayKeys.LOOPBACK);
        try (Gateway gateway = new Gateway(
                backend -> backend, options -> options.keys(keys).routeAllowList(new RouteAllowList(List.of())))) {
            Http nobody = gateway.client();
            assertThat(nobody.get("/classes/A").code()).isEqualTo(119);
            assertThat(nobody.send("OPTIONS", "/classes/A", "").status()).isEqualTo(200);
            for (Http who : new Http[] {
                nobody.with("X-Parse-Master-Key", "m"),
                nobody.with("X-Parse-Master-Key", "r"),
                nobody.with("X-Parse-Maintenance-Key", "t")
            }) {
                assertThat(who.get("/classes/A").status()).isEqualTo(200);
                assertThat(who.get("/health").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void routeAllowList_isForMembersOfBatches_too() {
        try (Gateway gateway = open("batch", "classes/Note")) {
            String note = "{\"method\":\"POST\",\"path\":\"/parse/classes/Note\",\"body\":{}}";
            String other = "{\"method\":\"POST\",\"path\":\"/parse/classes/Other\",\"body\":{}}";
            assertThat(gateway.client()
                            .post("/batch", "{\"requests\":[" + note + "]}")
                            .status())
                    .isEqualTo(200);
            Reply refused = gateway.client().post("/batch", "{\"requests\":[" + note + "," + other + "]}");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.code()).isEqualTo(119);
            assertThat(gateway.client().get("/classes/Note").results()).hasSize(1);
        }
    }

    @Test
    void masterKeyIps_areThoseOfTheClient_asFarAsProxiesAreTrusted() {
        GatewayKeys keys = GatewayKeys.ofMaster("m").withMasterFrom(List.of(AddressRange.parse("203.0.113.0/24")));
        try (Gateway gateway = new Gateway(
                backend -> backend,
                options -> options.keys(keys).trustedProxies(TrustedProxies.at(GatewayKeys.LOOPBACK)))) {
            Http master = gateway.client().with("X-Parse-Master-Key", "m");
            assertThat(master.get("/schemas").status()).isEqualTo(403);
            assertThat(master.with("X-Forwarded-For", "203.0.113.7")
                            .get("/schemas")
                            .status())
                    .isEqualTo(200);
            assertThat(master.with("X-Forwarded-For", "203.0.113.7, 6.6.6.6")
                            .get("/schemas")
                            .status())
                    .isEqualTo(403);
        }
        try (Gateway gateway = new Gateway(backend -> backend, options -> options.keys(keys))) {
            assertThat(gateway.client()
                            .with("X-Parse-Master-Key", "m")
                            .with("X-Forwarded-For", "203.0.113.7")
                            .get("/schemas")
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void location_hasTheProtocolOfTheFirstProxy_whereItIsTrusted() {
        try (Gateway trusting = limited();
                Gateway other = new Gateway()) {
            assertThat(trusting.client()
                            .with("X-Forwarded-Proto", "https, http")
                            .post("/classes/A", "{}")
                            .header("Location"))
                    .startsWith("https://127.0.0.1");
            assertThat(other.client()
                            .with("X-Forwarded-Proto", "https")
                            .post("/classes/A", "{}")
                            .header("Location"))
                    .startsWith("http://127.0.0.1");
        }
    }
}
