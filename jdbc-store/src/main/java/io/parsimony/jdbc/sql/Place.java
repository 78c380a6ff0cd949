package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Target;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import java.util.Optional;

/** Where a target's value lies. */
sealed interface Place {
    /**
     * In a typed column.
     *
     * @param name the column, or the beginning of a GeoPoint's
     * @param type what it holds
     * @param path the same in the document; empty for a built-in, which every object has
     */
    record Column(String name, FieldType type, Optional<String> path) implements Place {}

    /**
     * In the document alone.
     *
     * @param path steps joined by dots
     */
    record InDocument(String path) implements Place {}

    /** Where the target lies now. */
    static Place of(Target target, ClassLayout layout) {
        if (target instanceof Target.BuiltIn builtIn) {
            return switch (builtIn) {
                case OBJECT_ID -> new Column(Tables.ID, FieldType.STRING, Optional.empty());
                case CREATED_AT -> new Column(Tables.CREATED, FieldType.DATE, Optional.empty());
                case UPDATED_AT -> new Column(Tables.UPDATED, FieldType.DATE, Optional.empty());
            };
        }
        if (target instanceof Target.Field field) {
            return layout.field(field.name())
                    .filter(found -> found.type().equals(field.type()))
                    .flatMap(FieldLayout::column)
                    .<Place>map(column -> new Column(column, field.type(), Optional.of(field.name())))
                    .orElseGet(() -> new InDocument(field.name()));
        }
        return new InDocument(((Target.Nested) target).path().toString());
    }

    /** Whether values of this kind of operand can equal what the column holds. */
    static boolean fits(Column column, Kind operand) {
        return column.type().kind() == operand;
    }
}
