package io.parsimony.jdbc.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.json.ValueJson;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFunctionsTest {
    /** What a document is searched for before it is read must be there in whatever form H2 gives it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "",
                "a/b",
                "<tag>&'",
                "~ !#$%",
                "back\\slash",
                "quo\"te",
                "tab\t",
                "line\n",
                "é",
                "\u2028",
                "💬",
                "\u007f"
            })
    void compares_stringAsTheDatabaseStoresIt_finds(String text) throws SQLException {
        byte[] stored = stored(ValueJson.write(
                new ObjectValue(Map.of("o", new ObjectValue(Map.of("s", new StringValue(text)))))));

        assertThat(JsonFunctions.compares(stored, "o.s", "EQUAL", json(new StringValue(text))))
                .isTrue();
        assertThat(JsonFunctions.compares(stored, "o.s", "EQUAL", json(new StringValue(text + "x"))))
                .isFalse();
    }

    @Test
    void compares_stringThatStandsElsewhere_doesNotFind() {
        byte[] document = "{\"o\":{\"s\":\"a\",\"t\":\"b\"}}".getBytes(StandardCharsets.UTF_8);

        assertThat(JsonFunctions.compares(document, "o.s", "EQUAL", "\"b\"")).isFalse();
        assertThat(JsonFunctions.compares(document, "o.t", "EQUAL", "\"b\"")).isTrue();
    }

    private static String json(ParseValue value) {
        return ValueJson.write(value);
    }

    private static byte[] stored(String json) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
                PreparedStatement statement = connection.prepareStatement("select cast(? format json as json)")) {
            statement.setString(1, json);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getBytes(1);
            }
        }
    }
}
