package io.parsimony.tests.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.engine.text.Words;
import io.parsimony.tests.database.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * PostgreSQL's function for words against the class that has the rules, with every character of Unicode 13: that is what the function
 * knows, and the oldest Java. Later ones know more letters ({@code docs/compatibility.md}).
 */
class PostgresWordsTest {
    private static final int CHARACTERS_OF_A_TEXT = 512;

    private static final int ASSIGNED = 281_391;

    /** Ranges in hexadecimal, as Java 17 has them. */
    private static final BitSet UNICODE_13 = characters("unicode-13.txt");

    private static BitSet characters(String resource) {
        BitSet characters = new BitSet();
        try (InputStream in = requireNonNull(PostgresWordsTest.class.getResourceAsStream(resource))) {
            for (String range : new String(in.readAllBytes(), StandardCharsets.US_ASCII).split("\\s+", -1)) {
                if (!range.isEmpty()) {
                    int dash = range.indexOf('-');
                    int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash), 16);
                    int last = Integer.parseInt(range.substring(dash + 1), 16);
                    characters.set(first, last + 1);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return characters;
    }

    @Test
    void characters_ofTheOldestJava_areThose() {
        assertThat(UNICODE_13.cardinality()).isEqualTo(ASSIGNED);
        assertThat(UNICODE_13.stream().allMatch(Character::isDefined)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void words_ofEveryCharacter_areTheSame(boolean isCaseSensitive, boolean isDiacriticSensitive) throws SQLException {
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
            if (UNICODE_13.get(c)) {
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
