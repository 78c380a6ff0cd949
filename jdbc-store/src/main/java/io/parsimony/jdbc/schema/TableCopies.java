package io.parsimony.jdbc.schema;

import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.layout.Tables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Ends what a crash interrupted. H2 alters a table in steps, each of its own: it makes a copy, {@code Post_COPY_3_0}, drops the
 * table, and gives the copy and all that belongs to it the old names. After a crash in between the copy is either too much or all
 * there is.
 */
public final class TableCopies {
    private static final Pattern COPY = Pattern.compile("(.+)_COPY_\\d+_\\d+");
    private static final Field<String> SCHEMA = text("table_schema");
    private static final Field<String> TABLE = text("table_name");
    private static final Field<Boolean> IS_GENERATED = DSL.field(DSL.quotedName("IS_GENERATED"), SQLDataType.BOOLEAN);

    private final Database database;

    private TableCopies(Database database) {
        this.database = database;
    }

    /** Drops copies whose table is there, and makes those the table whose table is gone. To be called before anybody else asks. */
    public static void settle(Database database, SchemaCatalogue catalogue) {
        new TableCopies(database).settle(Set.copyOf(catalogue.tableNames()));
    }

    private void settle(Set<String> expected) {
        Set<String> tables = new HashSet<>(names("tables", TABLE, DSL.noCondition()));
        for (String copy : tables) {
            Matcher name = COPY.matcher(copy);
            if (!expected.contains(copy) && name.matches() && expected.contains(name.group(1))) {
                database.change(
                        "ending a change of table '" + name.group(1) + "' that a crash interrupted",
                        tables.contains(name.group(1)) ? List.of(drop(copy)) : rename(copy, name.group(1)));
            }
        }
    }

    private static Query drop(String copy) {
        return DSL.dropTable(Tables.objects(copy));
    }

    /** The table last, so that after another crash all begins anew. */
    private List<Query> rename(String copy, String table) {
        String prefix = copy + "_";
        List<Query> changes = new ArrayList<>();
        for (String constraint : names("table_constraints", text("constraint_name"), TABLE.eq(copy))) {
            if (constraint.startsWith(prefix)) {
                changes.add(DSL.alterTable(Tables.objects(copy))
                        .renameConstraint(DSL.quotedName(constraint))
                        .to(DSL.quotedName(constraint.substring(prefix.length()))));
            }
        }
        Condition isOurs = TABLE.eq(copy).and(DSL.not(IS_GENERATED)); // those of constraints are the database's
        for (String index : names("indexes", text("index_name"), isOurs)) {
            if (index.startsWith(prefix)) {
                changes.add(DSL.alterIndex(object(index)).renameTo(DSL.quotedName(index.substring(prefix.length()))));
            }
        }
        changes.add(DSL.alterTable(Tables.objects(copy)).renameTo(DSL.quotedName(table)));
        return changes;
    }

    /** Names of our objects' schema, from one of the database's own views. */
    private List<String> names(String view, Field<String> name, Condition condition) {
        return database.inTransaction(
                "reading the names of " + view,
                sql -> sql.select(name)
                        .from(DSL.table(DSL.name("INFORMATION_SCHEMA", view.toUpperCase(Locale.ROOT))))
                        .where(SCHEMA.eq(Tables.OBJECTS).and(condition))
                        .fetch(name));
    }

    private static Name object(String name) {
        return DSL.quotedName(Tables.OBJECTS, name);
    }

    private static Field<String> text(String name) {
        return DSL.field(DSL.quotedName(name.toUpperCase(Locale.ROOT)), SQLDataType.VARCHAR);
    }
}
