package io.parsimony.jdbc.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.json.ValueJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SortKeysTest {
    private static final List<String> ASCENDING = List.of(
            "null",
            "-1e+300",
            "-2",
            "-1.5",
            "-1e-300",
            "0",
            "1e-300",
            "1",
            "10",
            "1e+300",
            "\"\"",
            "\"A\"",
            "\"AB\"",
            "\"B\"",
            "\"a\"",
            "\"\uffef\"",
            "\"😀\"",
            "{\"a\":1}",
            "{\"a\":2}",
            "[]",
            "[1]",
            "[1,2]",
            "[2]",
            "false",
            "true",
            "{\"__type\":\"Date\",\"iso\":\"1960-01-01T00:00:00.000Z\"}",
            "{\"__type\":\"Date\",\"iso\":\"2020-01-01T00:00:00.000Z\"}");

    @Test
    void of_valuesInOrder_givesBytesInOrder() {
        for (int i = 0; i + 1 < ASCENDING.size(); i++) {
            assertThat(Arrays.compareUnsigned(key(ASCENDING.get(i)), key(ASCENDING.get(i + 1))))
                    .as("%s < %s", ASCENDING.get(i), ASCENDING.get(i + 1))
                    .isNegative();
        }
    }

    @Test
    void sortKey_ofArray_takesItsEnd() {
        byte[] document = "{\"a\":[3,1,2],\"e\":[],\"n\":null}".getBytes(StandardCharsets.UTF_8);
        assertThat(JsonFunctions.sortKey(document, "a", false)).isEqualTo(key("1"));
        assertThat(JsonFunctions.sortKey(document, "a", true)).isEqualTo(key("3"));
        assertThat(JsonFunctions.sortKey(document, "e", true)).isNull();
        assertThat(JsonFunctions.sortKey(document, "n", false)).isNull();
        assertThat(JsonFunctions.sortKey(document, "z", false)).isNull();
    }

    private static byte[] key(String json) {
        return SortKeys.of(ValueJson.read(json));
    }
}
