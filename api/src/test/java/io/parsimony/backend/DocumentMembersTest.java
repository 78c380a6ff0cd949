package io.parsimony.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.json.ValueJson;
import io.parsimony.value.ObjectValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The scanner agrees with a parser about where members begin and end. */
class DocumentMembersTest {
    private static final List<String> SCALARS = List.of(
            "0",
            "-1.5e-7",
            "1E21",
            "true",
            "false",
            "null",
            "\"\"",
            "\"a\"",
            "\"\\\"\"",
            "\"\\\\\"",
            "\"\\\\\\\"}{][,:\"",
            "\"é😀\\u00e9\"",
            "\" \\t \"",
            "{}",
            "[]");

    @Test
    void copiesAndNames_ofRandomDocuments_areWhatAParserReads() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            String text = object(random, 3);
            assertThat(copied(text)).as("seed %d: %s", seed, text).isEqualTo(ValueJson.write(ValueJson.read(text)));
        }
    }

    @Test
    void values_canBeSkippedAndRead() {
        DocumentMembers members = new DocumentMembers(
                "{ \"a\" : [1, {\"x\":\"]\"}] , \"b\":2,\"c\" : \"}\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(members.next()).isTrue();
        members.skip();
        assertThat(members.next()).isTrue();
        assertThat(members.name()).isEqualTo("b");
        assertThat(ValueJson.write(members.read())).isEqualTo("2");
        assertThat(members.next()).isTrue();
        assertThat(members.name()).isEqualTo("c");
        assertThat(ValueJson.write(members.read())).isEqualTo("\"}\"");
        assertThat(members.next()).isFalse();
    }

    /** Read and written again, since the scanner keeps numbers and escapes as they stand. */
    private static String copied(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DocumentMembers members = new DocumentMembers(text.getBytes(StandardCharsets.UTF_8));
        char separator = '{';
        while (members.next()) {
            out.write(separator);
            members.copy(out);
            separator = ',';
        }
        String copy = (separator == '{' ? "{" : "") + out.toString(StandardCharsets.UTF_8) + "}";
        ObjectValue read = (ObjectValue) ValueJson.read(copy);
        assertThat(copy.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "")).doesNotContain(" ", "\n", "\t");
        return ValueJson.write(read);
    }

    private static String object(Random random, int depth) {
        StringBuilder json = new StringBuilder(blanks(random)).append('{').append(blanks(random));
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            json.append(i == 0 ? "" : ",").append(blanks(random));
            json.append('"')
                    .append(random.nextInt(6) == 0 ? "k\\u0041" : "k")
                    .append(i)
                    .append('"');
            json.append(blanks(random)).append(':').append(blanks(random));
            json.append(value(random, depth - 1)).append(blanks(random));
        }
        return json.append('}').toString();
    }

    private static String value(Random random, int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            return object(random, depth);
        }
        if (depth > 0 && random.nextInt(3) == 0) {
            return "[" + blanks(random) + value(random, depth - 1) + "," + blanks(random) + value(random, depth - 1)
                    + "]";
        }
        return SCALARS.get(random.nextInt(SCALARS.size()));
    }

    private static String blanks(Random random) {
        return random.nextInt(3) == 0 ? List.of(" ", "\n", "\t ", " \r\n ").get(random.nextInt(4)) : "";
    }
}
