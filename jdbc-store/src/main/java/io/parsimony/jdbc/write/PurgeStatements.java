package io.parsimony.jdbc.write;

import static io.parsimony.jdbc.layout.Tables.OWNER;

import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.elements.ElementTable;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.jdbc.layout.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The statements that delete many objects of a class.
 *
 * @param first how many: selects and locks the first objectIds in the order of insertion
 * @param clear objectIds: each deletes something of the objects, the last one the objects
 * @param tombstones className, time of deletion, objectIds
 */
record PurgeStatements(String first, List<String> clear, String tombstones) {
    private static List<Field<Object>> tombstone() {
        return Stream.of("change", "class_name", "deleted_at", "object_id")
                .map(Tables::column)
                .toList();
    }

    static PurgeStatements of(ClassLayout layout, StoreDialect dialect) {
        Table<Record> objects = Tables.objects(layout.tableName());
        Field<String> id = DSL.field(DSL.quotedName(Tables.ID), SQLDataType.VARCHAR);
        Field<Long> row = DSL.field(DSL.quotedName(Tables.ROW), SQLDataType.BIGINT);
        Param<String[]> ids = DSL.param("ids", SQLDataType.VARCHAR.getArrayDataType());
        Condition isOne = dialect.equalsAny(id, ids);
        var dsl = dialect.dsl();
        List<String> clear = new ArrayList<>();
        for (IndexLayout index : layout.indexes()) {
            ElementTable.of(index)
                    .ifPresent(elements -> clear.add(dialect.render(dsl.deleteFrom(elements.table())
                            .where(ElementTable.ROW.in(
                                    dsl.select(row).from(objects).where(isOne))))));
        }
        for (FieldLayout field : layout.fields().values()) {
            field.joinTable()
                    .ifPresent(table -> clear.add(dialect.render(
                            dsl.deleteFrom(Tables.objects(table)).where(dialect.equalsAny(OWNER, ids)))));
        }
        clear.add(dialect.render(dsl.deleteFrom(objects).where(isOne)));
        Field<String> gone = DSL.field(DSL.quotedName("gone", "id"), SQLDataType.VARCHAR);
        return new PurgeStatements(
                dialect.render(dsl.select(id).from(objects).orderBy(row).limit(DSL.param("count", SQLDataType.INTEGER)))
                        + dialect.lockingClause(),
                clear,
                dialect.render(dsl.insertInto(Tables.system("tombstone"))
                        .columns(tombstone())
                        .select(dsl.select(
                                        dialect.nextChange(),
                                        DSL.cast(DSL.param("class", SQLDataType.VARCHAR), SQLDataType.VARCHAR),
                                        DSL.cast(DSL.param("at", SQLDataType.BIGINT), SQLDataType.BIGINT),
                                        gone)
                                .from(dialect.rows("gone", ids, "id")))));
    }
}
