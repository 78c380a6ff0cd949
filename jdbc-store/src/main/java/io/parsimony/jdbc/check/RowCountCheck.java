package io.parsimony.jdbc.check;

import io.parsimony.backend.Finding.Kind;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.Tables;
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
 * Compares the number of rows that the database keeps of each table with the rows that there are: what a crash left of a transaction
 * that was never committed can be counted though nobody sees it, and no later change of that row would end.
 */
final class RowCountCheck {
    /** Like no field and none of our columns. */
    private static final Field<Boolean> ANEW = DSL.field(DSL.quotedName("_anew"), SQLDataType.BOOLEAN);

    private final CheckRun run;

    RowCountCheck(CheckRun run) {
        this.run = run;
    }

    void check(ClassLayout layout) {
        check(layout, layout.tableName());
        for (FieldLayout field : layout.fields().values()) {
            field.joinTable().ifPresent(join -> check(layout, join));
        }
    }

    /** Looks again while nobody writes, if something looks wrong while others may. */
    private void check(ClassLayout layout, String table) {
        String className = layout.className();
        if (run.unsound().hasTable(table)
                || run.gates().inside(Set.of(className), () -> isRight(table))
                || run.repairs().alone(className, () -> isRight(table))) {
            return;
        }
        run.report(
                Kind.WRONG_INDEX,
                className,
                table,
                "Table '" + table + "' of class '" + className
                        + "' is said to have another number of rows than it has; a repair writes it anew",
                () -> {
                    run.repairs().change(className, anew(Tables.objects(table)));
                    return true;
                });
    }

    private boolean isRight(String table) {
        var dialect = run.database().dialect();
        var dsl = dialect.dsl();
        Table<Record> whole = Tables.objects(table);
        String counts = dialect.render(dsl.select(
                DSL.field(dsl.selectCount().from(whole)),
                DSL.field(dsl.select(DSL.coalesce(DSL.sum(DSL.inline(1)), DSL.inline(0)))
                        .from(dialect.plans().rowByRow(whole)))));
        return run.database().run("counting rows", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(counts);
                    ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1) == rows.getLong(2);
            }
        });
    }

    /** The database copies a table to add or drop a column. */
    private List<Query> anew(Table<Record> table) {
        var dsl = run.database().dialect().dsl();
        return List.of(
                dsl.alterTable(table).dropColumnIfExists(ANEW), // what a crash left between the next two
                dsl.alterTable(table).add(ANEW),
                dsl.alterTable(table).dropColumn(ANEW));
    }
}
