package io.parsimony.tests.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parsimony.engine.text.Words;
import io.parsimony.tests.database.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PostgreSQL's function for words against the class that has the rules, with every character. */
class PostgresWordsTest {
    private static final int CHARACTERS_OF_A_TEXT = 512;

    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void words_ofEveryCharacter_areTheSame(boolean isCaseSensitive, boolean isDiacriticSensitive) throws SQLException {
        assumeTrue(Runtime.version().feature() == 17, "later ones know letters that the function does not");
        Words words = new Words(isCaseSensitive, isDiacriticSensitive);
        try (Connection connection = DriverManager.getConnection(PostgresServer.newDatabase());
                PreparedStatement statement = connection.prepareStatement("select \"parsimony\".\"words\"(?, ?, ?)")) {
            statement.setBoolean(2, isCaseSensitive);
            statement.setBoolean(3, isDiacriticSensitive);
            for (int first = 1; first <= Character.MAX_CODE_POINT; first += CHARACTERS_OF_A_TEXT) {
                String text = text(first, Math.min(first + CHARACTERS_OF_A_TEXT, Character.MAX_CODE_POINT + 1));
                if (text.isEmpty()) {
                    continue;
                }
                statement.setString(1, text);
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    assertThat(List.of((Object[]) rows.getArray(1).getArray()))
                            .as("from U+%x", first)
                            .isEqualTo(words.of(text));
                }
            }
        }
    }

    /** Each character by itself, and inside and at the end of a word. */
    private static String text(int first, int end) {
        StringBuilder text = new StringBuilder();
        for (int c = first; c < end; c++) {
            if (Character.isDefined(c) && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)) {
                text.appendCodePoint(c)
                        .append(" a")
                        .appendCodePoint(c)
                        .append("Be")
                        .appendCodePoint(c)
                        .append(' ');
            }
        }
        return text.toString();
    }
}
