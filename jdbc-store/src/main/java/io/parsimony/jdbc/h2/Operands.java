package io.parsimony.jdbc.h2;

import io.parsimony.json.ValueJson;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ParseValue;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Operands, decoded once a statement and not once a row: H2 passes the same text with every row, so each thread remembers
 * the last one.
 */
final class Operands {
    private static final ThreadLocal<@Nullable Decoded> LAST = new ThreadLocal<>();

    private record Decoded(String json, ParseValue value, Set<ParseValue> alternatives) {}

    private Operands() {}

    static ParseValue value(String json) {
        return decoded(json).value();
    }

    /** The elements of an array; a single value by itself. */
    static Set<ParseValue> alternatives(String json) {
        return decoded(json).alternatives();
    }

    private static Decoded decoded(String json) {
        Decoded last = LAST.get();
        if (last == null || !last.json().equals(json)) {
            ParseValue value = ValueJson.read(json);
            last = new Decoded(
                    json, value, value instanceof ArrayValue array ? new HashSet<>(array.elements()) : Set.of(value));
            LAST.set(last);
        }
        return last;
    }
}
