package io.parsimony.engine.read;

import io.parsimony.backend.JsonDocument;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.value.ParseValue;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Pointer fields that are null: stored like any other null, but not shown ({@code parse-semantics.md} section 1.1). */
final class NullPointers {
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private NullPointers() {}

    /** Of a class that has pointer fields. Decodes the document only if it may have one. */
    static Set<String> in(ClassSchema schema, JsonDocument document) {
        if (!contains(document.utf8(), NULL)) {
            return Set.of();
        }
        Map<String, ParseValue> fields = document.fields().members();
        return schema.fields().entrySet().stream()
                .filter(field -> field.getValue().kind() == FieldType.Kind.POINTER)
                .map(Map.Entry::getKey)
                .filter(field -> ParseValue.NULL.equals(fields.get(field)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean contains(byte[] text, byte[] wanted) {
        for (int i = 0; i + wanted.length <= text.length; i++) {
            int matched = 0;
            while (matched < wanted.length && text[i + matched] == wanted[matched]) {
                matched++;
            }
            if (matched == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
