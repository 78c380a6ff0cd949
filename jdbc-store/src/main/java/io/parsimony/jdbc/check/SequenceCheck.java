package io.parsimony.jdbc.check;

import io.parsimony.backend.Finding.Kind;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.jdbc.schema.RowSequences;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Sequences give numbers that nobody has. The largest number in use is read before the sequence, so that a number that somebody
 * takes meanwhile does no harm.
 */
final class SequenceCheck {
    /** Left out behind the largest number, for those that others take while the sequence is being moved. */
    private static final long MARGIN = 1_000;

    private final CheckRun run;

    SequenceCheck(CheckRun run) {
        this.run = run;
    }

    void check() {
        checkChanges();
        run.soundClasses().forEach(this::checkRows);
    }

    private void checkChanges() {
        long largest = largest(Tables.system("tombstone"), "change");
        for (ClassLayout layout : run.soundClasses()) {
            largest = Math.max(largest, largest(layout));
        }
        long next = nextChange();
        if (next <= largest) {
            long behind = largest + MARGIN;
            run.report(
                    Kind.SEQUENCE_BEHIND,
                    "",
                    "change",
                    "The sequence of change numbers would give numbers that writes have already; a repair moves it on",
                    () -> {
                        Query restart = run.database()
                                .dialect()
                                .dsl()
                                .alterSequence(Tables.CHANGES)
                                .restartWith(behind);
                        run.database().change("moving the sequence of change numbers", List.of(restart));
                        return true;
                    });
        }
    }

    private void checkRows(ClassLayout layout) {
        Table<Record> table = Tables.objects(layout.tableName());
        run.gates()
                .inside(Set.of(layout.className()), () -> RowSequences.taken(run.database(), layout))
                .ifPresent(largest -> run.report(
                        Kind.SEQUENCE_BEHIND,
                        layout.className(),
                        Tables.ROW,
                        "New objects of class '" + layout.className()
                                + "' would get row numbers that others have already; a repair moves them on",
                        () -> {
                            run.repairs()
                                    .change(
                                            layout.className(),
                                            List.of(run.database()
                                                    .dialect()
                                                    .tables()
                                                    .continueRows(table, largest + MARGIN)));
                            return true;
                        }));
    }

    private long largest(ClassLayout layout) {
        return run.gates()
                .inside(Set.of(layout.className()), () -> largest(Tables.objects(layout.tableName()), Tables.CHANGE));
    }

    private long largest(Table<Record> table, String column) {
        Field<Long> number = DSL.field(DSL.quotedName(column), SQLDataType.BIGINT);
        Long largest = run.inTransaction(sql -> sql.select(DSL.coalesce(DSL.max(number), DSL.inline(0L)))
                .from(table)
                .fetchSingle(0, Long.class));
        return largest;
    }

    private long nextChange() {
        String peek = run.database().dialect().tables().peekNextChange();
        return run.database().run("reading a sequence", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(peek);
                    ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : Long.MAX_VALUE;
            }
        });
    }
}
