package io.parsimony.jdbc.schema;

import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.layout.Tables;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Changes of tables that come after their rows of the catalogue, where the database can't do both in one transaction: the statements
 * are kept beside these rows until all have run. Each may run again, so that after a crash all do.
 */
public final class UnfinishedChanges {
    private static final Table<Record> UNFINISHED = Tables.system("unfinished");
    private static final Field<Long> POSITION = DSL.field(DSL.quotedName("position"), SQLDataType.BIGINT);
    private static final Field<String> STATEMENT = DSL.field(DSL.quotedName("statement"), SQLDataType.VARCHAR);

    private UnfinishedChanges() {}

    /** Ends what a crash interrupted. To be called before anybody else asks. */
    public static void settle(Database database) {
        finish(database);
    }

    /** Keeps statements, in the transaction that changes the catalogue. */
    static void keep(DSLContext sql, Database database, List<Query> statements) {
        for (Query statement : statements) {
            sql.insertInto(UNFINISHED, STATEMENT)
                    .values(database.dialect().renderInlined(statement))
                    .execute();
        }
    }

    /** Runs what is kept, and forgets it. */
    static void finish(Database database) {
        List<String> statements = database.inTransaction(
                "reading unfinished changes",
                sql -> sql.select(STATEMENT).from(UNFINISHED).orderBy(POSITION).fetch(STATEMENT));
        if (!statements.isEmpty()) {
            database.changeBy("finishing a change of tables", statements);
            database.inTransaction(
                    "forgetting a change that is finished",
                    sql -> sql.deleteFrom(UNFINISHED).execute());
        }
    }
}
