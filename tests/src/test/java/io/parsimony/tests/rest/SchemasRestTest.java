package io.parsimony.tests.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code /schemas}, {@code /purge}, {@code /serverInfo}. */
class SchemasRestTest extends WithGateway {
    private final String type = name("Thing");
    private final String path = "/schemas/" + type;

    @Test
    void class_isMadeDescribedChangedAndRemoved() {
        Reply made = master.post(
                path,
                "{\"className\":\"" + type
                        + "\",\"fields\":{\"n\":{\"type\":\"Number\",\"required\":true,\"defaultValue\":3},"
                        + "\"p\":{\"type\":\"Pointer\",\"targetClass\":\"_User\"}},\"indexes\":{\"byN\":{\"n\":-1}}}");

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.members()).containsOnlyKeys("className", "fields", "classLevelPermissions", "indexes");
        assertThat(made.body())
                .contains("\"n\":{\"type\":\"Number\",\"required\":true,\"defaultValue\":3}")
                .contains("\"p\":{\"type\":\"Pointer\",\"targetClass\":\"_User\"}")
                .contains("\"objectId\":{\"type\":\"String\"}", "\"ACL\":{\"type\":\"ACL\"}")
                .contains("\"byN\":{\"n\":-1}");
        assertThat(client.post("/classes/" + type, "{}").body()).contains("\"n\":3");

        Reply changed = master.put(
                path,
                "{\"fields\":{\"n\":{\"__op\":\"Delete\"},\"q\":{\"type\":\"String\"}},"
                        + "\"classLevelPermissions\":{\"find\":{\"*\":true}}}");
        assertThat(changed.body())
                .contains("\"q\":{\"type\":\"String\"}", "\"get\":{}")
                .doesNotContain("byN");
        assertThat(master.get(path).body()).isEqualTo(changed.body());
        assertThat(master.get("/schemas").body()).contains(changed.body());
        assertThat(master.delete(path).code()).isEqualTo(255);
        assertThat(master.delete("/purge/" + type).body()).isEqualTo("{}");
        assertThat(master.delete(path).body()).isEqualTo("{}");
        assertThat(master.get(path).code()).isEqualTo(103);
    }

    @Test
    void schemas_areForTheMaster_withoutACode() {
        for (Reply reply : new Reply[] {
            client.get("/schemas"),
            client.get(path),
            client.post(path, "{}"),
            client.put(path, "{}"),
            client.delete(path),
            client.delete("/purge/" + type),
            client.get("/serverInfo"),
            gateway().user(name("user")).get("/schemas")
        }) {
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.members()).containsOnlyKeys("error");
        }
    }

    @Test
    void malformedSchemas_areRefused() {
        assertThat(master.post("/schemas", "{}").code()).isEqualTo(135);
        assertThat(master.post(path, "{\"fields\":{\"n\":{\"type\":\"Frob\"}}}").code())
                .isEqualTo(111);
        assertThat(master.post(path, "{\"classLevelPermissions\":{\"frob\":{}}}")
                        .code())
                .isEqualTo(107);
        assertThat(master.put("/schemas/" + name("Ghost"), "{}").code()).isEqualTo(103);
        assertThat(master.delete("/schemas/" + name("Ghost")).body()).isEqualTo("{}");
        assertThat(master.delete("/schemas/bad-name").code()).isEqualTo(103);
    }

    @Test
    void serverInfo_promisesWhatThereIs() {
        String info = master.get("/serverInfo").body();

        assertThat(info)
                .contains("\"parseServerVersion\":\"9.", "\"addClass\":true", "\"exportClass\":false")
                .contains("\"globalConfig\":{\"create\":false")
                .contains("\"cloudCode\":{\"jobs\":false}");
    }
}
