package io.parsimony.backend;

import io.parsimony.json.ValueJson;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Goes through the members of a stored document without decoding them: a value is found by its ends, and copied as it stands but for the
 * blanks that some databases put between tokens. The text must be well-formed, as what a database gives back as JSON is. One thread at a
 * time.
 */
final class DocumentMembers {
    private final byte[] json;
    private int at;
    private int nameStart;
    private int nameEnd;
    private int valueStart;

    /** Stands before the first member. */
    DocumentMembers(byte[] json) {
        this.json = json;
        skipBlanks();
        expect('{');
    }

    /** Goes on to the next member, of which the value is then to be skipped, copied or read; false where there is none. */
    boolean next() {
        skipBlanks();
        if (json[at] == ',') {
            at++;
            skipBlanks();
        }
        if (json[at] == '}') {
            return false;
        }
        nameStart = at;
        expect('"');
        skipString();
        nameEnd = at;
        skipBlanks();
        expect(':');
        skipBlanks();
        valueStart = at;
        return true;
    }

    /** The member's name. */
    String name() {
        for (int i = nameStart; i < nameEnd; i++) {
            if (json[i] == '\\') {
                return ((StringValue) ValueJson.read(text(nameStart, nameEnd))).value();
            }
        }
        return text(nameStart + 1, nameEnd - 1);
    }

    /** Passes the value over. */
    void skip() {
        int depth = 0;
        do {
            byte b = json[at];
            if (b == '"') {
                at++;
                skipString();
            } else {
                if (b == '{' || b == '[') {
                    depth++;
                } else if (b == '}' || b == ']') {
                    depth--;
                }
                at++;
            }
        } while (depth > 0 || !isEnd());
    }

    /** Copies name and value. */
    void copy(ByteArrayOutputStream out) {
        out.write(json, nameStart, nameEnd - nameStart);
        out.write(':');
        skip();
        int from = valueStart;
        int i = valueStart;
        while (i < at) {
            byte b = json[i];
            if (b == '"') {
                i = endOfString(i + 1);
            } else if (isBlank(b)) {
                out.write(json, from, i - from);
                i++;
                from = i;
            } else {
                i++;
            }
        }
        out.write(json, from, at - from);
    }

    /** Decodes the value. */
    ParseValue read() {
        skip();
        return ValueJson.read(text(valueStart, at));
    }

    /** Whether a value of no depth has ended. */
    private boolean isEnd() {
        byte b = json[at];
        byte before = json[at - 1];
        return b == ',' || b == '}' || isBlank(b) || before == '"' || before == '}' || before == ']';
    }

    private void skipString() {
        at = endOfString(at);
    }

    /** Where the string that begins before this place is over. */
    private int endOfString(int from) {
        int i = from;
        while (json[i] != '"') {
            i += json[i] == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    private void skipBlanks() {
        while (isBlank(json[at])) {
            at++;
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private void expect(char c) {
        if (json[at] != c) {
            throw new IllegalStateException("A stored document is no JSON object");
        }
        at++;
    }

    private String text(int from, int to) {
        return new String(Arrays.copyOfRange(json, from, to), StandardCharsets.UTF_8);
    }
}
