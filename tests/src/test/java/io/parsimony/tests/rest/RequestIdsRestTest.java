package io.parsimony.tests.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.rest.ParseGateway;
import io.parsimony.rest.options.Idempotency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code X-Parse-Request-Id}. */
class RequestIdsRestTest {
    private static Gateway gateway(Duration remembered) {
        Idempotency option =
                new Idempotency(List.of(Pattern.compile("classes/Order"), Pattern.compile("users")), remembered);
        return new Gateway(backend -> backend, options -> options.idempotency(option));
    }

    private static Http asking(Gateway gateway, String id) {
        return gateway.client().with("X-Parse-Request-Id", id);
    }

    @Test
    void write_thatComesTwice_isRefused_alsoByAnotherGateway() {
        try (Gateway gateway = gateway(Duration.ofMinutes(5))) {
            assertThat(asking(gateway, "a").post("/classes/Order", "{}").status())
                    .isEqualTo(201);

            Reply second = asking(gateway, "a").post("/classes/Order", "{}");

            assertThat(second.status()).isEqualTo(400);
            assertThat(second.code()).isEqualTo(159);
            assertThat(asking(gateway, "b").post("/classes/Order", "{}").status())
                    .isEqualTo(201);
            try (ParseGateway other = ParseGateway.builder()
                    .applicationId(Gateway.APPLICATION)
                    .idempotency(new Idempotency(List.of(Pattern.compile(".*")), Duration.ofMinutes(5)))
                    .start(gateway.parse)) {
                assertThat(new Http(other.url(), asking(gateway, "b").headers())
                                .post("/classes/Else", "{}")
                                .code())
                        .isEqualTo(159);
            }
        }
    }

    @Test
    void request_thatFails_usesItsIdUp() {
        try (Gateway gateway = gateway(Duration.ofMinutes(5))) {
            assertThat(asking(gateway, "a").post("/users", "{}").code()).isEqualTo(200);
            assertThat(asking(gateway, "a")
                            .post("/users", "{\"username\":\"u\",\"password\":\"p\"}")
                            .code())
                    .isEqualTo(159);
        }
    }

    @Test
    void otherPaths_reads_andRequestsWithoutId_passEachTime() {
        try (Gateway gateway = gateway(Duration.ofMinutes(5))) {
            for (int i = 0; i < 2; i++) {
                assertThat(asking(gateway, "a").post("/classes/Else", "{}").status())
                        .isEqualTo(201);
                assertThat(asking(gateway, "a").get("/classes/Order").status()).isEqualTo(200);
                assertThat(gateway.client().post("/classes/Order", "{}").status())
                        .isEqualTo(201);
            }
        }
    }

    @Test
    void id_thatIsOver_mayComeAgain() {
        try (Gateway gateway = gateway(Duration.ofMillis(1))) {
            assertThat(asking(gateway, "a").post("/classes/Order", "{}").status())
                    .isEqualTo(201);
            assertThat(asking(gateway, "a").post("/classes/Order", "{}").status())
                    .isEqualTo(201);
        }
    }

    @Test
    void sameId_manyTimesAtOnce_passesOnce() {
        try (Gateway gateway = gateway(Duration.ofMinutes(5))) {
            List<CompletableFuture<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                all.add(CompletableFuture.supplyAsync(
                        () -> asking(gateway, "a").post("/classes/Order", "{}").status()));
            }
            assertThat(all.stream().map(CompletableFuture::join)).containsOnlyOnce(201);
            assertThat(gateway.client().get("/classes/Order").results()).hasSize(1);
        }
    }
}
