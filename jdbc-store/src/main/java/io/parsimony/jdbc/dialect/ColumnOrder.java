package io.parsimony.jdbc.dialect;

import io.parsimony.jdbc.layout.Tables;
import io.parsimony.query.Ordering.Direction;
import java.util.Set;
import org.jooq.Field;
import org.jooq.SortField;

/** The order of a column, in the words of indexes and of statements alike. */
public final class ColumnOrder {
    private static final Set<String> NEVER_NULL = Set.of(Tables.ROW, Tables.ID, Tables.CREATED, Tables.UPDATED);

    private ColumnOrder() {}

    /** The order by the column of this name, which {@code field} stands for. */
    public static SortField<?> of(String column, Field<?> field, Direction direction, StoreDialect dialect) {
        if (NEVER_NULL.contains(column)) {
            return direction == Direction.ASCENDING ? field.asc() : field.desc();
        }
        return dialect.ordered(field, direction);
    }
}
