package io.parsimony.jdbc.connection;

import io.parsimony.jdbc.layout.Tables;
import java.time.Clock;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Notes that a database is open, so that the next opening knows whether the last one was ended. */
public final class Openings {
    private static final Table<Record> OPENING = Tables.system("opening");
    private static final Field<Long> SINCE = DSL.field(DSL.quotedName("since"), SQLDataType.BIGINT);

    private Openings() {}

    /** Notes this opening; answers whether the one before was ended. */
    public static boolean begin(Database database, Clock clock) {
        return database.inTransaction("noting the opening", sql -> {
            int open = sql.fetchCount(OPENING);
            if (open == 0) {
                sql.insertInto(OPENING, SINCE).values(clock.millis()).execute();
            }
            return open == 0;
        });
    }

    /** Notes its end; when nobody writes any more. */
    public static void end(Database database) {
        database.inTransaction("noting the end", sql -> sql.deleteFrom(OPENING).execute());
    }
}
