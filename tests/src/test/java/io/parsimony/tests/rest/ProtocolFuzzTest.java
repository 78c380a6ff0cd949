package io.parsimony.tests.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Random requests for {@code -Dfuzz.seconds}: none is answered 500, hangs, or shows what is inside, and the next good request works. What
 * fails is printed with its seed; {@code -Dfuzz.seed} begins with it.
 */
class ProtocolFuzzTest {
    private static final long SECONDS = Long.getLong("fuzz.seconds", 12);
    private static final long FIRST_SEED = Long.getLong("fuzz.seed", 1);
    private static final int BETWEEN_GOOD_ONES = 50;
    private static final long MOST_GROWTH = 200L * 1024 * 1024;

    @Test
    void randomRequests_areAnswered_andNeverBy500() throws IOException {
        Duration idle = Duration.ofSeconds(5); // for those whose garbled heads leave the connection open
        try (Gateway gateway =
                new Gateway(backend -> backend, options -> options.limits(limits -> limits.withTimes(idle, idle)))) {
            ask(gateway, FIRST_SEED); // what is loaded once is no growth
            long before = used();
            long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
            for (long seed = FIRST_SEED; System.nanoTime() < end; seed++) {
                ask(gateway, seed);
                if (seed % BETWEEN_GOOD_ONES == 0) {
                    assertThat(gateway.client()
                                    .post("/classes/Good", "{\"n\":1}")
                                    .status())
                            .as("after seed %d", seed)
                            .isEqualTo(201);
                }
            }
            assertThat(used() - before).isLessThan(MOST_GROWTH);
        }
    }

    private static void ask(Gateway gateway, long seed) throws IOException {
        byte[] request = new RandomRequests(seed).next();
        String reply;
        try (RawHttp raw = new RawHttp(gateway.server.port())) {
            reply = raw.send(request).end().readAll();
        }
        assertThat(reply)
                .as("seed %d: %s", seed, new String(request, StandardCharsets.UTF_8))
                .matches("(?s)(HTTP/1\\.[01] [234]..|HTTP/1\\.[01] 505).*")
                .doesNotContain("Exception", "at io.parsimony", "at org.", "SELECT ", "\"code\":1,");
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
