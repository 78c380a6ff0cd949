package io.parsimony.jdbc.layout;

import io.parsimony.schema.FieldOptions;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field, and where it lies besides the document.
 *
 * @param name the field's name
 * @param type the field's type
 * @param storedAs a relation's join table, any other field's column or the columns' common beginning; null for none (yet)
 * @param options what is asked of it
 */
public record FieldLayout(
        String name, FieldType type, @Nullable String storedAs, FieldOptions options) {
    /** A field of which nothing is asked. */
    public FieldLayout(String name, FieldType type, @Nullable String storedAs) {
        this(name, type, storedAs, FieldOptions.NONE);
    }

    /** The name of the typed column, or the beginning of the names of several. */
    public Optional<String> column() {
        return type.kind() == Kind.RELATION ? Optional.empty() : Optional.ofNullable(storedAs);
    }

    /** The relation's join table. */
    public Optional<String> joinTable() {
        return type.kind() == Kind.RELATION ? Optional.ofNullable(storedAs) : Optional.empty();
    }

    /** Whether the field could have typed columns and has none yet. */
    public boolean isPending() {
        return storedAs == null && !TypedColumns.of(type).isEmpty();
    }

    /** The columns that the field has now. */
    public List<TypedColumn> columns() {
        return column().isPresent() ? TypedColumns.of(type) : List.of();
    }

    /** The same field, stored so. */
    public FieldLayout storedAs(String name) {
        return new FieldLayout(this.name, type, name, options);
    }

    /** The same field with other options. */
    public FieldLayout withOptions(FieldOptions changed) {
        return new FieldLayout(name, type, storedAs, changed);
    }
}
