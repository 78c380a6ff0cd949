package io.parsimony.jdbc.check;

import static io.parsimony.jdbc.layout.Tables.OWNER;

import io.parsimony.backend.Finding.Kind;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.Tables;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Every owner of a relation's members has to be there. A member need not: deleting it leaves the row. */
final class JoinCheck {
    private static final int PAGE = 500;
    private static final Field<String> ID = DSL.field(DSL.quotedName(Tables.ID), SQLDataType.VARCHAR);

    private final CheckRun run;

    JoinCheck(CheckRun run) {
        this.run = run;
    }

    /** A look-up by a broken index would take an owner that is there for lost. */
    void check(ClassLayout layout) {
        if (run.unsound().hasIndexOf(layout.tableName())) {
            return;
        }
        for (FieldLayout field : layout.fields().values()) {
            field.joinTable()
                    .filter(join ->
                            !run.unsound().hasTable(join) && !run.unsound().hasIndexOf(join))
                    .ifPresent(join -> check(layout, field, Tables.objects(join)));
        }
    }

    private void check(ClassLayout layout, FieldLayout field, Table<Record> join) {
        Condition isLost = DSL.notExists(
                DSL.selectOne().from(Tables.objects(layout.tableName())).where(ID.eq(OWNER)));
        List<String> owners = lost(layout, join, isLost, "");
        while (!owners.isEmpty()) {
            for (String owner : owners) {
                boolean isStill = run.inClass(
                        layout.className(),
                        sql -> sql.fetchExists(join, OWNER.eq(owner).and(isLost)));
                if (isStill) {
                    report(layout, field, join, OWNER.eq(owner).and(isLost), owner);
                }
            }
            owners = lost(layout, join, isLost, owners.get(owners.size() - 1));
        }
    }

    private List<String> lost(ClassLayout layout, Table<Record> join, Condition isLost, String after) {
        return run.inClass(
                layout.className(),
                sql -> sql.selectDistinct(OWNER)
                        .from(join)
                        .where(OWNER.gt(after), isLost)
                        .orderBy(OWNER)
                        .limit(PAGE)
                        .fetch(OWNER));
    }

    private void report(ClassLayout layout, FieldLayout field, Table<Record> join, Condition ofOwner, String owner) {
        run.report(
                Kind.LOST_OWNER,
                layout.className(),
                owner,
                "Relation '" + field.name() + "' of class '" + layout.className() + "' has members of object '" + owner
                        + "', which is not there; a repair removes them",
                () -> run.inClass(
                                layout.className(),
                                sql -> sql.deleteFrom(join).where(ofOwner).execute())
                        > 0);
    }
}
