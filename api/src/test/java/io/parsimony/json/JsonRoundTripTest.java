package io.parsimony.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.ParseException;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.JsonDocument;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.Acl;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

class JsonRoundTripTest {
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");

    @ParameterizedTest
    @CsvSource({
        "5.0,5",
        "-0.0,0",
        "1e2,100",
        "0.1,0.1",
        "1e21,1e+21",
        "123456789012345680000,123456789012345680000",
        "1.5e-7,1.5e-7",
        "0.000001,0.000001",
        "9007199254740993,9007199254740992",
        "1.7976931348623157e308,1.7976931348623157e+308",
        "5e-324,5e-324"
    })
    void write_number_isAsJavaScriptWritesIt(String read, String written) {
        assertThat(ValueJson.write(ValueJson.read(read))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "2015-06-29T16:29:25.123Z,2015-06-29T16:29:25.123Z",
        "2015-06-29T16:29:25Z,2015-06-29T16:29:25.000Z",
        "2015-06-29T18:29:25.5+02:00,2015-06-29T16:29:25.500Z",
        "2015-06-29,2015-06-29T00:00:00.000Z"
    })
    void write_date_isUtcWithMilliseconds(String read, String written) {
        String json = "{\"__type\":\"Date\",\"iso\":\"%s\"}";
        assertThat(ValueJson.write(ValueJson.read(json.formatted(read)))).isEqualTo(json.formatted(written));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"__type\":\"Date\"}|111",
                "{\"__type\":\"Date\",\"iso\":\"soon\"}|107",
                "{\"__type\":\"Pointer\",\"objectId\":\"a\"}|111",
                "{\"__type\":\"Pointer\",\"className\":\"A\"}|106",
                "{\"__type\":\"GeoPoint\",\"latitude\":91,\"longitude\":0}|111",
                "{\"__type\":\"GeoPoint\",\"latitude\":1}|111",
                "{\"__type\":\"Polygon\",\"coordinates\":[[0,0],[1,1]]}|111",
                "{\"__type\":\"Bytes\",\"base64\":\"\"}|111",
                "{\"__type\":\"Object\",\"className\":\"A\"}|111",
                "{\"__type\":\"Foo\"}|111",
                "{\"__op\":\"Foo\"}|108",
                "{\"__op\":1}|108",
                "{\"__op\":\"Increment\",\"amount\":\"1\"}|107",
                "{\"__op\":\"Add\",\"objects\":1}|107",
                "{\"__op\":\"AddRelation\",\"objects\":[1]}|111",
                "{\"__op\":\"Batch\",\"ops\":[{\"__op\":\"Delete\"}]}|107",
                "{\"__op\":\"Batch\"}|107"
            })
    void readOperation_malformed_hasItsCode(String json, int code) {
        assertThatThrownBy(() -> OperationJson.read("field", ValueJson.read(json)))
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(code));
    }

    @Test
    void readOperation_relationToTwoClasses_isIncorrectType() {
        String json =
                "{\"__op\":\"AddRelation\",\"objects\":[{\"__type\":\"Pointer\",\"className\":\"A\",\"objectId\":\"1\"},"
                        + "{\"__type\":\"Pointer\",\"className\":\"B\",\"objectId\":\"1\"}]}";
        assertThatThrownBy(() -> OperationJson.read("field", ValueJson.read(json)))
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(ParseException.INCORRECT_TYPE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "{\"a\":[1]}",
                "{\"__op\":\"Delete\"}",
                "{\"__op\":\"Increment\",\"amount\":-2.5}",
                "{\"__op\":\"Add\",\"objects\":[1,null]}",
                "{\"__op\":\"AddUnique\",\"objects\":[]}",
                "{\"__op\":\"Remove\",\"objects\":[\"x\"]}",
                "{\"__op\":\"AddRelation\",\"objects\":[{\"__type\":\"Pointer\",\"className\":\"A\",\"objectId\":\"1\"}]}",
                "{\"__op\":\"RemoveRelation\",\"objects\":[{\"__type\":\"Pointer\",\"className\":\"A\",\"objectId\":\"1\"}]}",
                "{\"__op\":\"Batch\",\"ops\":[{\"__op\":\"AddRelation\",\"objects\":[{\"__type\":\"Pointer\",\"className\":\"A\","
                        + "\"objectId\":\"1\"}]},{\"__op\":\"RemoveRelation\",\"objects\":[{\"__type\":\"Pointer\","
                        + "\"className\":\"A\",\"objectId\":\"2\"}]}]}"
            })
    void writeOperation_ofWhatWasRead_isTheSame(String json) {
        FieldOperation operation = OperationJson.read("field", ValueJson.read(json));
        assertThat(written(out -> OperationJson.write(operation, out))).isEqualTo(json);
    }

    @Test
    void acl_roundTrip_keepsWhatIsTrue() {
        Acl acl = AclJson.read(
                ValueJson.read("{\"role:Mods\":{\"write\":true},\"*\":{\"read\":true,\"write\":false},\"u\":{}}"));
        assertThat(acl).isEqualTo(new Acl(Set.of("*"), Set.of("role:Mods")));
        assertThat(written(out -> AclJson.write(acl, out)))
                .isEqualTo("{\"*\":{\"read\":true},\"role:Mods\":{\"write\":true}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "[]", "null", "{\"*\":1}", "{\"*unresolved\":{\"read\":true}}"})
    void readAcl_malformed_isInvalidAcl(String json) {
        ParseValue value = ValueJson.read(json);
        assertThatThrownBy(() -> AclJson.read(value))
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.getCode()).isEqualTo(ParseException.INVALID_ACL));
    }

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

    private static String written(Consumer<JsonGenerator> write) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = ValueJson.FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            write.accept(out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
