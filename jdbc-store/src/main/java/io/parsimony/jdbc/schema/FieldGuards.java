package io.parsimony.jdbc.schema;

import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.Names;
import io.parsimony.jdbc.layout.Tables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Constraints by which a table refuses documents with a field that was removed. A field with a column needs none: statements that name the
 * column fail. They stay until the field comes back.
 */
final class FieldGuards {
    private static final Field<String> SCHEMA = DSL.field(DSL.quotedName("table_schema"), SQLDataType.VARCHAR);
    private static final Field<String> TABLE = DSL.field(DSL.quotedName("table_name"), SQLDataType.VARCHAR);
    private static final Field<String> CONSTRAINT = DSL.field(DSL.quotedName("constraint_name"), SQLDataType.VARCHAR);

    private final StoreDialect dialect;

    FieldGuards(StoreDialect dialect) {
        this.dialect = dialect;
    }

    /** Makes those that the removed fields need. */
    List<Query> against(ClassLayout layout, List<FieldLayout> removed) {
        return removed.stream()
                .filter(field -> field.storedAs() == null)
                .map(field -> dialect.tables()
                        .refuseField(
                                Tables.objects(layout.tableName()), DSL.quotedName(name(field.name())), field.name()))
                .toList();
    }

    /** Drops those that fields had which come back. */
    void lift(SchemaDraft draft, ClassLayout layout, Collection<String> added) {
        Set<String> there = draft.sql()
                .select(CONSTRAINT)
                .from(DSL.table(DSL.quotedName("information_schema", "table_constraints")))
                .where(SCHEMA.eq(Tables.OBJECTS), TABLE.eq(layout.tableName()))
                .fetchSet(CONSTRAINT);
        List<Query> drops = new ArrayList<>();
        for (String field : added) {
            if (there.contains(name(field))) {
                drops.add(dialect.dsl()
                        .alterTable(Tables.objects(layout.tableName()))
                        .dropConstraint(DSL.quotedName(name(field))));
            }
        }
        draft.execute(drops);
    }

    private static String name(String field) {
        return Names.unique("without_" + field, List.of());
    }
}
