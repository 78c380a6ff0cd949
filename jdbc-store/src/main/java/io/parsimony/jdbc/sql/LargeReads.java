package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Scan;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.impl.DSL;

/** Says where a plan goes through a large class row by row. It counts rows up to that size, which takes milliseconds. */
final class LargeReads {
    /** From here on reading every row takes longer than a person notices. */
    static final int LARGE = 10_000;

    private static final String EVERY_ROW = "reads every row of ";
    private static final String IN_ORDER = "reads the rows in the order of ";

    private final Database database;

    LargeReads(Database database) {
        this.database = database;
    }

    /**
     * What to add to the plan's notes.
     *
     * @param layouts the scan's class, then those of its sub-queries
     */
    List<String> notes(List<String> planNotes, Scan scan, List<ClassLayout> layouts) {
        List<String> notes = new ArrayList<>();
        for (ClassLayout layout : layouts) {
            boolean isOwn = layout.className().equals(scan.className());
            if (planNotes.contains(EVERY_ROW + layout.tableName())) {
                add(EVERY_ROW, layout, "", notes);
            } else if (isOwn && isFiltered(scan) && planNotes.stream().anyMatch(note -> isReadInOrder(note, layout))) {
                add("reads the rows of ", layout, ", until enough are found", notes);
            }
        }
        return notes;
    }

    private void add(String reads, ClassLayout layout, String until, List<String> notes) {
        if (isLarge(layout)) {
            notes.add(String.format(
                    Locale.ROOT, "%s'%s', a class of %,d objects or more%s", reads, layout.className(), LARGE, until));
        }
    }

    private static boolean isReadInOrder(String note, ClassLayout layout) {
        return note.equals(IN_ORDER + "insertion")
                || layout.indexes().stream().anyMatch(index -> note.equals(IN_ORDER + index.sqlName()));
    }

    private static boolean isFiltered(Scan scan) {
        return Conjuncts.of(scan.filter()).stream().anyMatch(part -> !(part instanceof Predicate.ReadableBy));
    }

    private boolean isLarge(ClassLayout layout) {
        String sql = database.dialect()
                .render(database.dialect()
                        .dsl()
                        .selectCount()
                        .from(database.dialect()
                                .dsl()
                                .select(DSL.inline(1).as(DSL.quotedName("one")))
                                .from(Tables.objects(layout.tableName()))
                                .limit(DSL.inline(LARGE))
                                .asTable(DSL.quotedName("some"))));
        return database.run("sizing class '" + layout.className() + "'", connection -> {
            try (var statement = connection.prepareStatement(sql);
                    var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1) >= LARGE;
            }
        });
    }
}
