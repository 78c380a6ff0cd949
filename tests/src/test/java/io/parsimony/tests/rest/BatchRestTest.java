package io.parsimony.tests.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /batch}. */
class BatchRestTest extends WithGateway {
    private final String type = name("Item");

    private String request(String method, String path, String body) {
        return "{\"method\":\"" + method + "\",\"path\":\"/parse" + path + "\",\"body\":" + body + "}";
    }

    private Reply batch(Http who, String... requests) {
        return who.post("/batch", "{\"requests\":[" + String.join(",", requests) + "]}");
    }

    @Test
    void batch_answersEachInOrder_andOneFailureStopsNothing() {
        String name = name("user");
        Reply reply = batch(
                client,
                request("POST", "/classes/" + type, "{\"n\":1}"),
                request("PUT", "/classes/" + type + "/nope", "{}"),
                request("POST", "/classes/" + type, "{\"n\":{\"__op\":\"Frob\"}}"),
                request("POST", "/users", "{\"username\":\"" + name + "\",\"password\":\"p\"}"),
                request("GET", "/classes/" + type, "{\"count\":1,\"limit\":0}"),
                request("POST", "/classes/" + type, "{\"n\":{\"__op\":\"Increment\",\"amount\":3}}"),
                request("GET", "/schemas", "{}"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.elements()).hasSize(7);
        assertThat(reply.body())
                .matches("\\[\\{\"success\":\\{\"objectId\":\"\\w+\",\"createdAt\":\"[^\"]+\"}},"
                        + "\\{\"error\":\\{\"code\":101,\"error\":\"[^\"]+\"}},"
                        + "\\{\"error\":\\{\"code\":108,.*},"
                        + "\\{\"success\":\\{\"objectId\":\"\\w+\",.*\"sessionToken\":\"r:\\w+\"}},"
                        + "\\{\"success\":\\{\"results\":\\[],\"count\":1}},"
                        + "\\{\"success\":\\{\"objectId\":\"\\w+\",.*\"n\":3}},"
                        + "\\{\"error\":\\{\"code\":119,.*}]");
    }

    @Test
    void batch_deletesAndUpdates_answerAsByThemselves() {
        String id = saved(type, "{\"n\":1}");

        Reply reply = batch(
                client,
                request("PUT", "/classes/" + type + "/" + id, "{\"n\":{\"__op\":\"Increment\",\"amount\":1}}"),
                request("DELETE", "/classes/" + type + "/" + id, "{}"),
                request("DELETE", "/classes/" + type + "/" + id, "null"));

        assertThat(reply.body())
                .matches("\\[\\{\"success\":\\{\"updatedAt\":\"[^\"]+\",\"n\":2}},\\{\"success\":\\{}},"
                        + "\\{\"error\":\\{\"code\":101,.*}]");
    }

    @Test
    void transaction_thatFails_undoesAll_with400() {
        saved(type, "{\"n\":1}");
        String members = request("POST", "/classes/" + type, "{\"n\":2}") + ","
                + request("PUT", "/classes/" + type + "/nope", "{\"n\":1}");

        Reply reply = client.post("/batch", "{\"requests\":[" + members + "],\"transaction\":true}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(101);
        assertThat(client.get("/classes/" + type).results()).hasSize(1);
    }

    @Test
    void transaction_thatSucceeds_answersAsUsual_andHoldsOnlyWrites() {
        String create = request("POST", "/classes/" + type, "{\"n\":2}");

        assertThat(client.post("/batch", "{\"requests\":[" + create + "," + create + "],\"transaction\":true}")
                        .elements())
                .hasSize(2);
        assertThat(client.post(
                                "/batch",
                                "{\"requests\":[" + request("GET", "/classes/" + type, "{}")
                                        + "],\"transaction\":true}")
                        .code())
                .isEqualTo(107);
    }

    @Test
    void batch_empty_isEmpty() {
        assertThat(batch(client).body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"requests\":5}",
                "{\"requests\":[5]}",
                "{\"requests\":[{\"method\":\"POST\"}]}",
                "{\"requests\":[{\"method\":\"POST\",\"path\":5}]}",
                "{\"requests\":[{\"method\":\"post\",\"path\":\"/parse/classes/A\"}]}",
                "{\"requests\":[{\"method\":\"POST\",\"path\":\"/classes/A\"}]}",
                "{\"requests\":[{\"method\":\"POST\",\"path\":\"/1/classes/A\"}]}",
                "{\"requests\":[{\"method\":\"POST\",\"path\":\"/parse/nowhere\"}]}",
                "{\"requests\":[{\"method\":\"POST\",\"path\":\"/parse/batch\",\"body\":{\"requests\":[]}}]}",
                "{\"requests\":[{\"method\":\"POST\",\"path\":\"/parse/files/a.txt\"}]}",
                "{\"requests\":[{\"method\":\"POST\",\"path\":\"/parse/classes/A\",\"body\":5}]}"
            })
    void batch_malformed_isRefusedAsAWhole(String body) {
        Reply reply = client.post("/batch", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(107);
    }

    @Test
    void batch_ofThousands_isCarriedOut_unlessThereIsALimit() {
        String create = request("POST", "/classes/" + type, "{\"n\":2}");
        String[] many = Collections.nCopies(2_000, create).toArray(String[]::new);

        assertThat(batch(client, many).elements()).hasSize(2_000);
        try (Gateway strict =
                new Gateway(backend -> backend, gateway -> gateway.limits(limits -> limits.withMaxBatch(2)))) {
            assertThat(batch(strict.client(), create, create).elements()).hasSize(2);
            assertThat(batch(strict.client(), create, create, create).code()).isEqualTo(107);
        }
    }
}
