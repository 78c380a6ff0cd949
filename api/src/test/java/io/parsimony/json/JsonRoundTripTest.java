package io.parsimony.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.ParseException;
import io.parsimony.operation.FieldOperation;
import io.parsimony.value.Acl;
import io.parsimony.value.ParseValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;

class JsonRoundTripTest {
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

    private static String written(Consumer<JsonGenerator> write) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = ValueJson.generator(bytes)) {
            write.accept(out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
