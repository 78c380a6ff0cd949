package io.parsimony.schema;

import io.parsimony.value.ParseValue;
import org.jspecify.annotations.Nullable;

/**
 * What a schema asks of a field beside its type ({@code parse-semantics.md} section 10.1).
 *
 * @param required whether an object must have a value there, neither missing nor null; else 142
 * @param defaultValue the value of new objects that are sent without one; null for none
 */
public record FieldOptions(boolean required, @Nullable ParseValue defaultValue) {
    /** Nothing is asked. */
    public static final FieldOptions NONE = new FieldOptions(false, null);
}
