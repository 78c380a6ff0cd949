package io.parsimony.jdbc.schema;

import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.layout.Tables;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * How often classes and ACLs were changed, by whichever process.
 *
 * @param classes changes of classes, fields and indexes
 * @param acls new ACLs
 */
public record ChangeVersions(long classes, long acls) {
    private static final Table<Record> VERSION = Tables.system("version");
    private static final Field<String> NAME = DSL.field(DSL.quotedName("name"), SQLDataType.VARCHAR);
    private static final Field<Long> VALUE = DSL.field(DSL.quotedName("value"), SQLDataType.BIGINT);
    private static final String CLASSES = "class";
    private static final String ACLS = "acl";

    /** Reads them: one statement of two rows. */
    public static ChangeVersions read(Database database) {
        String select = database.dialect()
                .render(database.dialect().dsl().select(NAME, VALUE).from(VERSION));
        return database.run("reading the versions", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(select);
                    ResultSet rows = statement.executeQuery()) {
                return read(rows);
            }
        });
    }

    private static ChangeVersions read(ResultSet rows) throws SQLException {
        long classes = 0;
        long acls = 0;
        while (rows.next()) {
            if (rows.getString(1).equals(CLASSES)) {
                classes = rows.getLong(2);
            } else {
                acls = rows.getLong(2);
            }
        }
        return new ChangeVersions(classes, acls);
    }

    /**
     * Counts a change of classes, first of all in its transaction: until that ends, the others that change classes wait.
     *
     * @return the number of changes with this one
     */
    static long countClasses(DSLContext sql) {
        sql.update(VERSION).set(VALUE, VALUE.plus(1)).where(NAME.eq(CLASSES)).execute();
        return sql.select(VALUE).from(VERSION).where(NAME.eq(CLASSES)).fetchSingle(VALUE);
    }

    /** The statement that counts a new ACL, first of all in its transaction, so that numbers of ACLs commit in their order. */
    public static String countAcl(Database database) {
        return database.dialect()
                .renderInlined(database.dialect()
                        .dsl()
                        .update(VERSION)
                        .set(VALUE, VALUE.plus(1))
                        .where(NAME.eq(ACLS)));
    }
}
