package io.parsimony.jdbc.schema;

import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.layout.Tables;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * How often classes and ACLs were changed, and topics announced, by whichever process.
 *
 * @param classes changes of classes, fields and indexes
 * @param acls new ACLs
 * @param announced the announcements of each topic that was ever announced
 */
public record ChangeVersions(long classes, long acls, Map<String, Long> announced) {
    private static final Table<Record> VERSION = Tables.system("version");
    private static final Field<String> NAME = DSL.field(DSL.quotedName("name"), SQLDataType.VARCHAR);
    private static final Field<Long> VALUE = DSL.field(DSL.quotedName("value"), SQLDataType.BIGINT);
    private static final String CLASSES = "class";
    private static final String ACLS = "acl";

    /** What the names of topics begin with in the table, so that none is one of the others. */
    private static final String TOPIC = "topic:";

    /** Copies the map. */
    public ChangeVersions {
        announced = Map.copyOf(announced);
    }

    /** Reads them: one statement of a few rows. */
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
        Map<String, Long> announced = new HashMap<>();
        while (rows.next()) {
            String name = rows.getString(1);
            long value = rows.getLong(2);
            switch (name) {
                case CLASSES -> classes = value;
                case ACLS -> acls = value;
                default -> announced.put(name.substring(TOPIC.length()), value);
            }
        }
        return new ChangeVersions(classes, acls, announced);
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

    /** The statement that counts an announcement, with the {@link #topicName name} of its topic as its only value. */
    public static String countTopic(Database database) {
        Field<Long> value =
                DSL.field(DSL.quotedName("version", "value"), SQLDataType.BIGINT); // not the one to be inserted
        return database.dialect()
                .render(database.dialect()
                        .dsl()
                        .insertInto(VERSION)
                        .columns(NAME, VALUE)
                        .values(DSL.param("name", SQLDataType.VARCHAR), DSL.inline(1L))
                        .onConflict(NAME)
                        .doUpdate()
                        .set(VALUE, value.plus(DSL.inline(1L))));
    }

    /** A topic's name in the table. */
    public static String topicName(String topic) {
        return TOPIC + topic;
    }
}
