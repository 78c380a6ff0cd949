package io.parsimony.jdbc.write;

import static io.parsimony.jdbc.layout.Tables.MEMBER;
import static io.parsimony.jdbc.layout.Tables.OWNER;

import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.jdbc.layout.Tables;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The statements that write a relation's members.
 *
 * @param relate owner, members, owner
 * @param unrelate owner, members
 * @param clear owner
 */
record RelationStatements(String relate, String unrelate, String clear) {
    static RelationStatements of(String joinTable, StoreDialect dialect) {
        Table<Record> table = Tables.objects(joinTable);
        Param<String> owner = DSL.param("owner", SQLDataType.VARCHAR);
        Param<String[]> members = DSL.param("members", SQLDataType.VARCHAR.getArrayDataType());
        Field<String> added = DSL.field(DSL.quotedName("added", "id"), SQLDataType.VARCHAR);
        var dsl = dialect.dsl();
        var present = dsl.selectOne().from(table).where(OWNER.eq(owner)).and(MEMBER.eq(added));
        var missing = dsl.select(owner, added)
                .from(dialect.rows("added", members, "id"))
                .where(DSL.notExists(present));
        return new RelationStatements(
                dialect.render(dsl.insertInto(table, OWNER, MEMBER).select(missing)),
                dialect.render(dsl.deleteFrom(table).where(OWNER.eq(owner)).and(dialect.equalsAny(MEMBER, members))),
                dialect.render(dsl.deleteFrom(table).where(OWNER.eq(owner))));
    }
}
