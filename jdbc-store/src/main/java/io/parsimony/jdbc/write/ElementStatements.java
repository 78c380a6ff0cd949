package io.parsimony.jdbc.write;

import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.elements.ElementTable;
import io.parsimony.jdbc.elements.IndexedElements;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.value.ParseValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The statements that write an object's entries in an element table. Entries that stay are not touched.
 *
 * @param index whose table it is
 * @param addAll keys, objectId: of a new object
 * @param addMissing keys, objectId
 * @param removeOthers objectId, keys
 * @param clear objectId
 */
record ElementStatements(IndexLayout index, String addAll, String addMissing, String removeOthers, String clear) {
    static List<ElementStatements> of(ClassLayout layout, StoreDialect dialect) {
        List<ElementStatements> all = new ArrayList<>();
        for (IndexLayout index : layout.indexes()) {
            ElementTable.of(index).ifPresent(elements -> all.add(of(layout, index, elements, dialect)));
        }
        return all;
    }

    private static ElementStatements of(
            ClassLayout layout, IndexLayout index, ElementTable elements, StoreDialect dialect) {
        Table<Record> objects = Tables.objects(layout.tableName()).as(DSL.quotedName("o"));
        Field<Long> row = DSL.field(DSL.quotedName("o", Tables.ROW), SQLDataType.BIGINT);
        Condition isObject =
                DSL.field(DSL.quotedName("o", Tables.ID), SQLDataType.VARCHAR).eq(DSL.param("id", SQLDataType.VARCHAR));
        Param<String[]> keys = DSL.param("keys", SQLDataType.VARCHAR.getArrayDataType());
        Field<String> added = DSL.field(DSL.quotedName("added", "key"), SQLDataType.VARCHAR);
        var dsl = dialect.dsl();
        Condition isOfObject =
                ElementTable.ROW.eq(DSL.field(dsl.select(row).from(objects).where(isObject)));
        Condition isThere = DSL.exists(dsl.selectOne()
                .from(elements.table())
                .where(ElementTable.KEY.eq(added))
                .and(ElementTable.ROW.eq(row)));
        var from = dialect.rows("added", keys, "key").crossJoin(objects);
        return new ElementStatements(
                index,
                dialect.render(
                        insert(elements, dsl.select(added, row).from(from).where(isObject), dialect)),
                dialect.render(insert(
                        elements,
                        dsl.select(added, row).from(from).where(isObject).andNot(isThere),
                        dialect)),
                dialect.render(dsl.deleteFrom(elements.table())
                        .where(isOfObject)
                        .andNot(dialect.equalsAny(ElementTable.KEY, keys))),
                dialect.render(dsl.deleteFrom(elements.table()).where(isOfObject)));
    }

    private static Query insert(ElementTable elements, Select<Record2<String, Long>> rows, StoreDialect dialect) {
        return dialect.dsl()
                .insertInto(elements.table(), ElementTable.KEY, ElementTable.ROW)
                .select(rows);
    }

    /** The keys that an object with these fields has. */
    String[] keys(Map<String, ParseValue> fields) {
        return IndexedElements.keys(index, fields).toArray(new String[0]);
    }
}
