package io.parsimony.schema;

import io.parsimony.ParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An index on fields of one class.
 *
 * @param className the class
 * @param name unique within the class: a letter, then letters, digits and {@code _}
 * @param fields field name to how the index holds it, in the index's order, at least one
 * @param unique whether two objects may not have the same values; missing and null never collide
 */
public record IndexDefinition(String className, String name, Map<String, IndexKey> fields, boolean unique) {
    /** Refuses an index without fields with 102. */
    public IndexDefinition {
        if (fields.isEmpty()) {
            throw new ParseException(
                    ParseException.INVALID_QUERY,
                    "Index '" + name + "' of class '" + className + "' needs at least one field");
        }
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Whether it holds the words of its fields. */
    public boolean isText() {
        return fields.containsValue(IndexKey.TEXT);
    }

    /** Whether two indexes hold the same in the same order, whatever they are called. */
    public boolean holdsTheSameAs(IndexDefinition other) {
        return unique == other.unique && List.copyOf(fields.entrySet()).equals(List.copyOf(other.fields.entrySet()));
    }
}
