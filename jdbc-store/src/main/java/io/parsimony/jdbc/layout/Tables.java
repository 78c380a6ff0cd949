package io.parsimony.jdbc.layout;

import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Sequence;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The names of tables and of the columns that every class has. */
public final class Tables {
    /** The schema of the objects, so that no class name collides with a system table. */
    public static final String OBJECTS = "parse";

    /** The schema of the system tables. */
    public static final String SYSTEM = "parsimony";

    /** Primary key: the order of insertion. */
    public static final String ROW = "_row";

    /** The objectId, unique. */
    public static final String ID = "_id";

    /** createdAt in milliseconds since 1970. */
    public static final String CREATED = "_created";

    /** updatedAt in milliseconds since 1970. */
    public static final String UPDATED = "_updated";

    /** The ACL's number; 0 for none. */
    public static final String ACL = "_acl";

    /** The number that the last write took. */
    public static final String CHANGE = "_change";

    /** All fields but relations, as JSON. */
    public static final String DOCUMENT = "_doc";

    /** A relation's owner, in its join table. */
    public static final Field<String> OWNER = DSL.field(DSL.quotedName("_owner"), SQLDataType.VARCHAR.notNull());

    /** A relation's member, in its join table. */
    public static final Field<String> MEMBER = DSL.field(DSL.quotedName("_member"), SQLDataType.VARCHAR.notNull());

    /** Numbers of changes. */
    public static final Sequence<Long> CHANGES = DSL.sequence(DSL.quotedName(SYSTEM, "change"), Long.class);

    private Tables() {}

    /** A table of objects, or of a relation's members. */
    public static Table<Record> objects(String tableName) {
        return DSL.table(DSL.quotedName(OBJECTS, tableName));
    }

    /** A system table. */
    public static Table<Record> system(String tableName) {
        return DSL.table(DSL.quotedName(SYSTEM, tableName));
    }

    /** The name of a function of ours. */
    public static Name function(String name) {
        return DSL.quotedName(SYSTEM, name);
    }

    /** A column by itself. */
    public static Field<Object> column(String name) {
        return DSL.field(DSL.quotedName(name));
    }
}
