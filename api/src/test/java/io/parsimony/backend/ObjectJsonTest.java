package io.parsimony.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.query.FieldPath;
import io.parsimony.value.Acl;
import io.parsimony.value.PointerValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ObjectJsonTest {
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void writeObject_plain_hasParsesForm() {
        FetchedObject object = new FetchedObject(
                "Score",
                "s1",
                CREATED,
                CREATED.plusMillis(5),
                new Acl(Set.of("*"), Set.of()),
                document("{\"score\":1e+21,\"_hidden\":[1,{\"a\":2}],\"o\":{\"a\":[true,null,\"x\"]}}"),
                Map.of("likes", "Song"),
                null,
                Map.of());
        assertThat(ObjectJson.write(object))
                .isEqualTo("{\"objectId\":\"s1\",\"createdAt\":\"2026-01-02T03:04:05.000Z\","
                        + "\"updatedAt\":\"2026-01-02T03:04:05.005Z\",\"ACL\":{\"*\":{\"read\":true}},"
                        + "\"score\":1e+21,\"o\":{\"a\":[true,null,\"x\"]},"
                        + "\"likes\":{\"__type\":\"Relation\",\"className\":\"Song\"}}");
    }

    @Test
    void writeObject_visibleFieldsGiven_leavesTheOthersOut() {
        FetchedObject object = new FetchedObject(
                "S", "s1", CREATED, CREATED, null, document("{\"a\":1,\"b\":2}"), Map.of(), Set.of("b"), Map.of());
        assertThat(ObjectJson.write(object)).endsWith("\"b\":2}").doesNotContain("\"a\"");
    }

    @Test
    void writeObject_included_standInPlaceOfPointersAndUnresolvedAreDropped() {
        String pointer = "{\"__type\":\"Pointer\",\"className\":\"P\",\"objectId\":\"%s\"}";
        String document = "{\"one\":" + pointer.formatted("p1") + ",\"gone\":" + pointer.formatted("p2") + ",\"list\":["
                + pointer.formatted("p2") + "," + pointer.formatted("p1") + ",5],\"raw\":" + pointer.formatted("p2")
                + "}";
        FetchedObject deep = object("Q", "q1", "{}", Map.of());
        FetchedObject target =
                object("P", "p1", "{\"q\":{\"__type\":\"Pointer\",\"className\":\"Q\",\"objectId\":\"q1\"}}", Map.of());
        Map<PointerValue, FetchedObject> found = Map.of(new PointerValue("P", "p1"), target);
        FetchedObject object = object(
                "S",
                "s1",
                document,
                Map.of(
                        FieldPath.of("one"), found,
                        FieldPath.parse("one.q"), Map.of(new PointerValue("Q", "q1"), deep),
                        FieldPath.of("gone"), found,
                        FieldPath.of("list"), found));
        String times = ",\"createdAt\":\"2026-01-02T03:04:05.000Z\",\"updatedAt\":\"2026-01-02T03:04:05.000Z\"";
        String p1 = "{\"__type\":\"Object\",\"className\":\"P\",\"objectId\":\"p1\"" + times + ",\"q\":%s}";
        assertThat(ObjectJson.write(object))
                .isEqualTo("{\"objectId\":\"s1\"" + times + ",\"one\":"
                        + p1.formatted("{\"__type\":\"Object\",\"className\":\"Q\",\"objectId\":\"q1\"" + times + "}")
                        + ",\"list\":["
                        + p1.formatted("{\"__type\":\"Pointer\",\"className\":\"Q\",\"objectId\":\"q1\"}")
                        + ",5],\"raw\":" + pointer.formatted("p2") + "}");
    }

    private static FetchedObject object(
            String className, String id, String json, Map<FieldPath, Map<PointerValue, FetchedObject>> included) {
        return new FetchedObject(className, id, CREATED, CREATED, null, document(json), Map.of(), null, included);
    }

    private static JsonDocument document(String json) {
        return JsonDocument.ofUtf8(json.getBytes(StandardCharsets.UTF_8));
    }
}
