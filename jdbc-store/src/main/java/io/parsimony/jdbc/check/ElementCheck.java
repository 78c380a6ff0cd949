package io.parsimony.jdbc.check;

import io.parsimony.ParseException;
import io.parsimony.backend.Finding.Kind;
import io.parsimony.backend.JsonDocument;
import io.parsimony.jdbc.check.TableShape.Index;
import io.parsimony.jdbc.elements.ElementTable;
import io.parsimony.jdbc.elements.IndexedElements;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.value.ParseValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Element tables hold what the documents say: all their entries, each once, and no others. What is wrong with one is mended by making
 * it anew, since all of it is in the documents.
 */
final class ElementCheck {
    private static final int PAGE = 500;
    private static final Field<Long> ROW = DSL.field(DSL.quotedName(Tables.ROW), SQLDataType.BIGINT);
    private static final Field<byte[]> DOCUMENT = DSL.field(DSL.quotedName(Tables.DOCUMENT), byte[].class);

    private final CheckRun run;

    ElementCheck(CheckRun run) {
        this.run = run;
    }

    /** Checks the class's element tables; to be called when its documents have been checked, and mended. */
    void check(ClassLayout layout) {
        for (IndexLayout index : layout.indexes()) {
            ElementTable.of(index).ifPresent(elements -> check(layout, index, elements));
        }
    }

    private void check(ClassLayout layout, IndexLayout index, ElementTable elements) {
        TableShape shape = TableShape.read(run.database(), elements.name());
        if (shape.columns().isEmpty()) {
            report(Kind.MISSING_INDEX, layout, index, "has no table");
        } else if (!hasIndexes(shape, elements)) {
            report(Kind.MISSING_INDEX, layout, index, "has a table without its indexes");
        } else if (!isRight(layout, index, elements)) {
            report(Kind.WRONG_INDEX, layout, index, "has other entries than its documents");
        }
    }

    private static boolean hasIndexes(TableShape shape, ElementTable elements) {
        String row = Index.ascending(Tables.ROW);
        return new Index(List.of(Index.ascending(ElementTable.KEY.getName()), row), false)
                        .equals(shape.indexes().get(elements.keyIndex()))
                && new Index(List.of(row), false).equals(shape.indexes().get(elements.rowIndex()));
    }

    private void report(Kind kind, ClassLayout layout, IndexLayout index, String what) {
        String name = index.definition().name();
        run.report(
                kind,
                layout.className(),
                name,
                "Index '" + name + "' of class '" + layout.className() + "' " + what + "; a repair makes it anew",
                () -> {
                    run.repairs().elements(layout.className(), name);
                    return true;
                });
    }

    /** Looks again while nobody writes, if something looks wrong while others may. */
    private boolean isRight(ClassLayout layout, IndexLayout index, ElementTable elements) {
        String className = layout.className();
        long after = Long.MIN_VALUE;
        while (true) {
            long from = after;
            Page page = run.inClass(className, sql -> compare(sql, layout, index, elements, from));
            if (!page.isRight()) {
                page = run.repairs()
                        .alone(className, () -> run.inTransaction(sql -> compare(sql, layout, index, elements, from)));
            }
            if (!page.isRight()) {
                return false;
            }
            if (page.isLast()) {
                return true;
            }
            after = page.last();
        }
    }

    /** Whether the entries of some rows are right, and the number of the last of these rows. */
    private record Page(boolean isRight, boolean isLast, long last) {}

    /** Compares the entries of the rows behind a number: up to the last row of the page, or all that follow the last row of all. */
    private static Page compare(
            DSLContext sql, ClassLayout layout, IndexLayout index, ElementTable elements, long after) {
        Table<Record> objects = Tables.objects(layout.tableName());
        Result<Record2<Long, byte[]>> rows = sql.select(ROW, DOCUMENT)
                .from(objects)
                .where(ROW.gt(after))
                .orderBy(ROW)
                .limit(PAGE)
                .fetch();
        boolean isLast = rows.size() < PAGE;
        long last = isLast ? Long.MAX_VALUE : rows.get(PAGE - 1).value1();
        Map<Long, List<String>> expected = new TreeMap<>();
        rows.forEach(row -> {
            List<String> keys = new ArrayList<>(IndexedElements.keys(index, fields(row.value2())));
            if (!keys.isEmpty()) {
                keys.sort(null);
                expected.put(row.value1(), keys);
            }
        });
        Map<Long, List<String>> found = sql
                .select(ElementTable.ROW, ElementTable.KEY)
                .from(elements.table())
                .where(ElementTable.ROW.gt(after), ElementTable.ROW.le(last))
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        Record2::value1, Collectors.mapping(Record2::value2, Collectors.toCollection(ArrayList::new))));
        found.values().forEach(keys -> keys.sort(null));
        return new Page(expected.equals(found), isLast, last);
    }

    /** A document that can't be read has no entries; it is reported elsewhere. */
    private static Map<String, ParseValue> fields(byte[] document) {
        try {
            return JsonDocument.ofUtf8(document).fields().members();
        } catch (ParseException e) {
            return Map.of();
        }
    }
}
