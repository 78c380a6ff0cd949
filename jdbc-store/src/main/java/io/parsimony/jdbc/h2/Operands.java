package io.parsimony.jdbc.h2;

import io.parsimony.json.ValueJson;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Operands, decoded once a statement and not once a row: H2 passes the same texts with every row, so each thread remembers
 * the last ones.
 */
final class Operands {
    /** As many conditions on documents as one statement has, but for rare ones. */
    private static final int REMEMBERED = 8;

    private static final ThreadLocal<Map<String, Decoded>> LAST = ThreadLocal.withInitial(LastUsed::new);

    private record Decoded(ParseValue value, Set<ParseValue> alternatives, Optional<String> trace) {}

    private static final class LastUsed extends LinkedHashMap<String, Decoded> {
        private static final long serialVersionUID = 1L;

        LastUsed() {
            super(2 * REMEMBERED, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Decoded> eldest) {
            return size() > REMEMBERED;
        }
    }

    private Operands() {}

    static ParseValue value(String json) {
        return decoded(json).value();
    }

    /** The elements of an array; a single value by itself. */
    static Set<ParseValue> alternatives(String json) {
        return decoded(json).alternatives();
    }

    /**
     * What must stand in every document that holds the value, as its bytes in Latin-1; empty where that is not certain. A string of plain
     * characters has one form in JSON.
     */
    static Optional<String> trace(String json) {
        return decoded(json).trace();
    }

    private static Optional<String> traceOf(ParseValue value) {
        return value instanceof StringValue text && text.value().chars().allMatch(Operands::isPlain)
                ? Optional.of('"' + text.value() + '"')
                : Optional.empty();
    }

    private static boolean isPlain(int character) {
        return character >= ' ' && character <= '~' && character != '"' && character != '\\';
    }

    private static Decoded decoded(String json) {
        return LAST.get().computeIfAbsent(json, text -> {
            ParseValue value = ValueJson.read(text);
            return new Decoded(
                    value,
                    value instanceof ArrayValue array ? new HashSet<>(array.elements()) : Set.of(value),
                    traceOf(value));
        });
    }
}
