package io.parsimony.schema;

/**
 * A field as a class is to have it.
 *
 * @param type what it holds
 * @param options what is asked of it beside
 */
public record FieldDefinition(FieldType type, FieldOptions options) {
    /** A field of which nothing is asked. */
    public static FieldDefinition of(FieldType type) {
        return new FieldDefinition(type, FieldOptions.NONE);
    }
}
