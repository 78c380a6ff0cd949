package io.parsimony.jdbc.check;

import io.parsimony.backend.Finding.Kind;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * No object lives that was deleted after its last write. One that was written after it was deleted, under the same id, is another
 * object: its change number is the larger one.
 */
final class TombstoneCheck {
    private static final int PAGE = 500;
    private static final Field<Long> CHANGE = DSL.field(DSL.quotedName("change"), SQLDataType.BIGINT);
    private static final Field<String> CLASS_NAME = DSL.field(DSL.quotedName("class_name"), SQLDataType.VARCHAR);
    private static final Field<String> OBJECT_ID = DSL.field(DSL.quotedName("object_id"), SQLDataType.VARCHAR);
    private static final Field<String> ID = DSL.field(DSL.quotedName(Tables.ID), SQLDataType.VARCHAR);
    private static final Field<Long> LAST_WRITE = DSL.field(DSL.quotedName(Tables.CHANGE), SQLDataType.BIGINT);

    private final CheckRun run;
    private final ChangeNumbers changes;

    TombstoneCheck(CheckRun run, ChangeNumbers changes) {
        this.run = run;
        this.changes = changes;
    }

    void check() {
        List<Record3<Long, String, String>> page = page(Long.MIN_VALUE);
        while (!page.isEmpty()) {
            Map<String, List<Record3<Long, String, String>>> byClass = new LinkedHashMap<>();
            for (Record3<Long, String, String> tombstone : page) {
                changes.add(tombstone.value1());
                byClass.computeIfAbsent(tombstone.value2(), name -> new ArrayList<>())
                        .add(tombstone);
            }
            byClass.forEach(this::check);
            page = page(page.get(page.size() - 1).value1());
        }
    }

    private List<Record3<Long, String, String>> page(long after) {
        return run.inTransaction(sql -> sql.select(CHANGE, CLASS_NAME, OBJECT_ID)
                .from(Tables.system("tombstone"))
                .where(CHANGE.gt(after))
                .orderBy(CHANGE)
                .limit(PAGE)
                .fetch());
    }

    /** The objects are read after their tombstones: what was deleted in between is gone, what was made is younger. */
    private void check(String className, List<Record3<Long, String, String>> tombstones) {
        Optional<ClassLayout> layout =
                run.catalogue().find(className).filter(found -> !run.unsound().hasTable(found.tableName()));
        if (layout.isEmpty()) {
            return;
        }
        String[] ids = tombstones.stream().map(Record3::value3).distinct().toArray(String[]::new);
        Condition isOneOfThem =
                run.database().dialect().equalsAny(ID, DSL.val(ids, SQLDataType.VARCHAR.getArrayDataType()));
        Map<String, Long> living = run.inClass(
                className,
                sql -> sql.select(ID, LAST_WRITE)
                        .from(Tables.objects(layout.get().tableName()))
                        .where(isOneOfThem)
                        .fetchMap(ID, LAST_WRITE));
        for (Record3<Long, String, String> tombstone : tombstones) {
            Long lastWrite = living.get(tombstone.value3());
            if (lastWrite != null && lastWrite < tombstone.value1()) {
                report(className, tombstone);
            }
        }
    }

    private void report(String className, Record3<Long, String, String> tombstone) {
        run.report(
                Kind.LIVING_TOMBSTONE,
                className,
                tombstone.value3(),
                "Object '" + tombstone.value3() + "' of class '" + className
                        + "' lives though it was deleted after its last write; a repair removes the mark of its deletion",
                () -> run.inTransaction(sql -> sql.deleteFrom(Tables.system("tombstone"))
                                .where(CHANGE.eq(tombstone.value1()))
                                .execute())
                        > 0);
    }
}
