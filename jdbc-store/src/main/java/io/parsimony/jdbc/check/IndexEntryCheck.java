package io.parsimony.jdbc.check;

import static io.parsimony.jdbc.layout.Tables.MEMBER;
import static io.parsimony.jdbc.layout.Tables.OWNER;

import io.parsimony.backend.Finding.Kind;
import io.parsimony.backend.Finding.Outcome;
import io.parsimony.engine.store.StoreException;
import io.parsimony.jdbc.check.TableShape.Index;
import io.parsimony.jdbc.elements.ElementTable;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.jdbc.layout.Tables;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Counts each table through each of its indexes: an index that lost entries, or kept some, gives another number. */
final class IndexEntryCheck {
    /** Not above any value of the type, so that a condition on it leads through the whole index. */
    private static final Map<Integer, Object> LEAST = Map.of(
            SQLDataType.VARCHAR.getSQLType(),
            "",
            SQLDataType.DOUBLE.getSQLType(),
            Double.NEGATIVE_INFINITY,
            SQLDataType.BIGINT.getSQLType(),
            Long.MIN_VALUE,
            SQLDataType.BOOLEAN.getSQLType(),
            false);

    private final CheckRun run;
    private final Keys keys;

    IndexEntryCheck(CheckRun run) {
        this.run = run;
        this.keys = new Keys(run.database().dialect());
    }

    void check(ClassLayout layout) {
        if (!run.database().dialect().plans().canForceIndexes()) {
            return; // a count would be that of the table
        }
        check(layout, layout.tableName());
        for (FieldLayout field : layout.fields().values()) {
            field.joinTable().ifPresent(join -> check(layout, join));
        }
        layout.indexes().forEach(index -> index.elements().ifPresent(elements -> check(layout, elements)));
    }

    /** Looks again while nobody writes, if something looks wrong while others may: they may write between two of the counts. */
    private void check(ClassLayout layout, String table) {
        if (run.unsound().hasTable(table)) {
            return;
        }
        String className = layout.className();
        if (!run.gates().inside(Set.of(className), () -> wrong(table)).isEmpty()) {
            run.repairs()
                    .alone(className, () -> wrong(table))
                    .forEach((name, index) -> report(layout, table, name, index));
        }
    }

    /** By the names of now, since the database gives keys new ones when it rewrites a table. */
    private Map<String, Index> wrong(String table) {
        TableShape shape = TableShape.read(run.database(), table);
        Map<String, Index> wrong = new TreeMap<>();
        shape.indexes().forEach((name, index) -> {
            boolean isTable = index.columns().equals(List.of(Index.ascending(Tables.ROW))) && index.isUnique();
            if (!isTable && isWrong(table, name, index, shape)) {
                wrong.put(name, index);
            }
        });
        return wrong;
    }

    private boolean isWrong(String table, String name, Index index, TableShape shape) {
        String column = index.columns().get(0).replaceFirst(" (ASC|DESC)$", "");
        Object least = LEAST.get(shape.columns().get(column));
        if (least == null) {
            return false; // not an index of ours
        }
        try {
            return run.database().run("counting through an index", connection -> {
                try (PreparedStatement statement = connection.prepareStatement(counts(table, name, column))) {
                    statement.setObject(1, least);
                    try (ResultSet rows = statement.executeQuery()) {
                        rows.next();
                        return rows.getLong(1) != rows.getLong(2) + rows.getLong(3);
                    }
                }
            });
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.INTERNAL) {
                return true; // the index leads to a row that is not there
            }
            throw e;
        }
    }

    private String counts(String table, String index, String columnName) {
        var dialect = run.database().dialect();
        var dsl = dialect.dsl();
        Table<Record> whole = Tables.objects(table);
        Table<?> indexed = dialect.plans().throughIndex(whole, index);
        Field<Object> column = Tables.column(columnName);
        return dialect.render(dsl.select(
                DSL.field(dsl.select(DSL.coalesce(DSL.sum(DSL.inline(1)), DSL.inline(0)))
                        .from(dialect.plans().rowByRow(whole))),
                DSL.field(dsl.selectCount().from(indexed).where(column.isNull())),
                DSL.field(dsl.selectCount().from(indexed).where(column.ge(DSL.param("least", SQLDataType.OTHER))))));
    }

    private void report(ClassLayout layout, String table, String name, Index index) {
        Outcome outcome = run.report(
                Kind.WRONG_INDEX,
                layout.className(),
                name,
                "Index '" + name + "' of class '" + layout.className()
                        + "' has other entries than its table; a repair makes it anew",
                () -> {
                    run.repairs().change(layout.className(), anew(layout, table, name, index));
                    return true;
                });
        if (outcome == Outcome.FOUND) {
            run.unsound().addIndexOf(table);
        }
    }

    private List<Query> anew(ClassLayout layout, String table, String name, Index index) {
        Optional<IndexLayout> recorded = layout.indexes().stream()
                .filter(candidate -> candidate.sqlName().equals(name))
                .findFirst();
        if (recorded.isPresent() && recorded.get().elements().isEmpty()) {
            return run.repairs().index(recorded.get());
        }
        Optional<ElementTable> elements = layout.indexes().stream()
                .flatMap(candidate -> ElementTable.of(candidate).stream())
                .filter(candidate -> candidate.name().equals(table))
                .findFirst();
        if (elements.isPresent()) {
            return elements.get().createIndexes(run.database().dialect());
        }
        if (table.equals(layout.tableName())) {
            return keys.idKey(table);
        }
        boolean isKey =
                index.columns().equals(List.of(Index.ascending(OWNER.getName()), Index.ascending(MEMBER.getName())));
        return isKey ? keys.joinKeyAnew(table) : keys.memberIndexOf(table);
    }
}
