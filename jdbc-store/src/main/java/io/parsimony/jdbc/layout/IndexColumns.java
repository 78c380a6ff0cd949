package io.parsimony.jdbc.layout;

import io.parsimony.schema.FieldType.Kind;
import java.util.Map;
import java.util.Optional;

/** The column that stands for a field in an index. */
public final class IndexColumns {
    private static final Map<String, String> BUILT_IN =
            Map.of("objectId", Tables.ID, "createdAt", Tables.CREATED, "updatedAt", Tables.UPDATED, "ACL", Tables.ACL);

    private IndexColumns() {}

    /** Whether every object has the field. */
    public static boolean isBuiltIn(String field) {
        return BUILT_IN.containsKey(field);
    }

    /** The column; of a GeoPoint that of the cell's number. Empty while the field has none. */
    public static Optional<String> columnOf(ClassLayout layout, String field) {
        if (isBuiltIn(field)) {
            return Optional.ofNullable(BUILT_IN.get(field));
        }
        return layout.field(field)
                .flatMap(found -> found.column()
                        .map(column -> found.type().kind() == Kind.GEO_POINT ? column + TypedColumns.CELL : column));
    }
}
