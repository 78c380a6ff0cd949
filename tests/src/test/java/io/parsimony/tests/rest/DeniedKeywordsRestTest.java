package io.parsimony.tests.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.rest.options.DeniedKeyword;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.StringValue;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must not be written: {@code requestKeywordDenylist}. */
class DeniedKeywordsRestTest {
    private static final Gateway GATEWAY = new Gateway(
            backend -> backend,
            options -> options.deniedKeywords(List.of(
                    new DeniedKeyword(Pattern.compile("^secret$"), null),
                    new DeniedKeyword(null, new StringValue("^bad")),
                    new DeniedKeyword(Pattern.compile("k"), new NumberValue(5)),
                    new DeniedKeyword(Pattern.compile("flag"), new BooleanValue(true)))));

    private final Http client = GATEWAY.client();

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {"secret":1}                                                | true
                    {"secrets":1}                                               | false
                    {"a":{"b":[{"secret":null}]}}                               | true
                    {"a":"badly"}                                               | true
                    {"a":"not bad"}                                             | false
                    {"a":["x","bad"]}                                           | true
                    {"mk":5}                                                    | true
                    {"mk":"1500"}                                               | true
                    {"mk":6}                                                    | false
                    {"m":5}                                                     | false
                    {"a":{"flags":true}}                                        | true
                    {"a":{"flags":false}}                                       | false
                    {"a":{"__op":"Add","objects":[{"secret":1}]}}               | true
                    {"p":{"__type":"Pointer","className":"A","objectId":"bad"}} | true
                    {"ACL":{"secret":{"read":true}}}                            | true
                    """)
    void keyword_isFound_howeverDeepItStands(String body, boolean isDenied) {
        Reply reply = client.post("/classes/" + Gateway.name("Note"), body);

        assertThat(reply.status()).isEqualTo(isDenied ? 400 : 201);
        if (isDenied) {
            assertThat(reply.code()).isEqualTo(105);
        }
    }

    @Test
    void keyword_isRefused_inEveryWrite_whoeverAsks() {
        String secret = "{\"secret\":1}";
        for (Reply reply : new Reply[] {
            client.put("/classes/Note/none", secret),
            client.post("/users", "{\"username\":\"bad\",\"password\":\"p\"}"),
            client.post("/roles", secret),
            client.post("/installations", secret),
            client.post("/sessions", secret),
            GATEWAY.master().post("/classes/Note", secret)
        }) {
            assertThat(reply.code()).isEqualTo(105);
        }
        assertThat(client.get("/classes/Note", "where", secret).status()).isEqualTo(200);
        assertThat(client.post("/login", "{\"username\":\"bad\",\"password\":\"bad\"}")
                        .code())
                .isEqualTo(101);
    }

    @Test
    void keyword_inABatch_refusesItsMember_orTheTransaction() {
        String requests =
                "\"requests\":[{\"method\":\"POST\",\"path\":\"/parse/classes/Batch\",\"body\":{\"secret\":1}},"
                        + "{\"method\":\"POST\",\"path\":\"/parse/classes/Batch\",\"body\":{\"n\":1}}]";

        assertThat(client.post("/batch", "{" + requests + "}").body()).contains("\"code\":105", "\"success\"");
        Reply undone = client.post("/batch", "{\"transaction\":true," + requests + "}");
        assertThat(undone.code()).isEqualTo(105);
        assertThat(client.get("/classes/Batch").results()).hasSize(1);
    }

    @Test
    void words_ofJavaScript_areFieldsLikeAnyOther() {
        try (Gateway gateway = new Gateway()) {
            assertThat(gateway.client()
                            .post("/classes/Note", "{\"constructor\":1,\"o\":{\"__proto__\":2,\"_bsontype\":\"Code\"}}")
                            .status())
                    .isEqualTo(201);
        }
    }
}
