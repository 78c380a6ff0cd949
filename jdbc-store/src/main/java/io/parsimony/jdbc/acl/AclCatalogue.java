package io.parsimony.jdbc.acl;

import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.jdbc.schema.ChangeVersions;
import io.parsimony.value.Acl;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * All distinct ACLs with their numbers, in memory as in their table. A number never changes its meaning, so what is
 * remembered can be incomplete but never wrong: it may hide an object for a moment, not leak one. Thread-safe.
 */
public final class AclCatalogue {
    private static final int REMEMBERED_CALLERS = 256;
    private static final Field<Long> ID = DSL.field(DSL.quotedName("id"), SQLDataType.BIGINT);
    private static final Field<String> CANONICAL = DSL.field(DSL.quotedName("canonical"), SQLDataType.VARCHAR);

    private final Database database;
    private final String selectByText;
    private final String selectById;
    private final String selectNew;
    private final String insert;
    private final Map<Acl, Long> numbers = new ConcurrentHashMap<>();
    private final Map<Long, Acl> acls = new ConcurrentHashMap<>();
    private final Map<String, List<Long>> readable = new ConcurrentHashMap<>();
    private final Map<Set<String>, ReadableNumbers> callers = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong();

    /** Up to here the table was read, beside single rows. */
    private final AtomicLong largest = new AtomicLong();

    private volatile long seen = -1;

    /** Counts a new ACL; null where no other process could ask. */
    private final @Nullable String count;

    private record ReadableNumbers(long version, List<Long> numbers) {}

    /** Reads the table. */
    public AclCatalogue(Database database) {
        this.database = database;
        var dsl = database.dialect().dsl();
        var table = Tables.system("acl");
        var text = DSL.param("canonical", SQLDataType.VARCHAR);
        selectByText =
                database.dialect().render(dsl.select(ID, CANONICAL).from(table).where(CANONICAL.eq(text)));
        selectById = database.dialect()
                .render(dsl.select(ID, CANONICAL).from(table).where(ID.eq(DSL.param("id", SQLDataType.BIGINT))));
        selectNew = database.dialect()
                .render(dsl.select(ID, CANONICAL).from(table).where(ID.gt(DSL.param("id", SQLDataType.BIGINT))));
        insert = database.dialect()
                .render(dsl.insertInto(table).columns(CANONICAL).values(text));
        count = database.dialect().isShared() ? ChangeVersions.countAcl(database) : null;
        readNew();
    }

    /**
     * Takes note of the ACLs of other processes.
     *
     * @param acls how many new ACLs all processes have counted by now
     */
    public void catchUp(long acls) {
        if (seen < acls) {
            readNew();
            seen = acls;
        }
    }

    private void readNew() {
        database.run("reading ACLs", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(selectNew)) {
                statement.setLong(1, largest.get());
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        long number = rows.getLong(1);
                        // one that can't be read is none: nobody but the master key sees the objects that have it
                        AclText.parse(rows.getString(2)).ifPresent(acl -> remember(number, acl));
                        largest.accumulateAndGet(number, Math::max);
                    }
                }
            }
            return version;
        });
    }

    /** The number of an ACL, given to it now if it has none. */
    public long intern(Acl acl) {
        Long known = numbers.get(acl);
        return known != null ? known : internNew(acl);
    }

    /** The ACL of a number; null for 0, which stands for none. */
    public @Nullable Acl get(long number) {
        if (number == 0) {
            return null;
        }
        Acl known = acls.get(number);
        return known != null
                ? known
                : database.run("reading ACLs", connection -> select(connection, selectById, number))
                        .orElseThrow(() -> new IllegalStateException("An object has an ACL that does not exist"));
    }

    /** An ACL's text as it is written; empty when the text is that of no ACL. */
    public static Optional<String> canonical(String text) {
        return AclText.parse(text).map(AclText::write);
    }

    /** The numbers of the ACLs that let one of the principals read, 0 among them. */
    public List<Long> readableBy(Set<String> principals) {
        long now = version.get();
        ReadableNumbers remembered = callers.get(principals);
        if (remembered != null && remembered.version() == now) {
            return remembered.numbers();
        }
        Set<Long> union = new TreeSet<>(Set.of(0L));
        for (String principal : principals) {
            List<Long> list = readable.get(principal);
            if (list != null) {
                synchronized (list) {
                    union.addAll(list);
                }
            }
        }
        List<Long> result = List.copyOf(union);
        if (callers.size() >= REMEMBERED_CALLERS) {
            callers.clear();
        }
        callers.put(principals, new ReadableNumbers(now, result));
        return result;
    }

    private long internNew(Acl acl) {
        String text = AclText.write(acl);
        return database.transaction("interning an ACL", connection -> {
            if (count != null) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(count); // whoever interns meanwhile, in whichever process, waits
                }
            }
            if (select(connection, selectByText, text).isEmpty()) {
                try (PreparedStatement statement = connection.prepareStatement(insert)) {
                    statement.setString(1, text);
                    statement.executeUpdate();
                } catch (SQLException e) {
                    if (select(connection, selectByText, text).isEmpty()) { // else another thread was first
                        throw e;
                    }
                }
                select(connection, selectByText, text);
            }
            Long number = numbers.get(acl);
            if (number == null) {
                throw new IllegalStateException(
                        "An ACL did not come back as it was written"); // never 0, which is public
            }
            return number;
        });
    }

    private Optional<Acl> select(Connection connection, String sql, Object key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, key);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                Acl acl = AclText.read(rows.getString(2));
                remember(rows.getLong(1), acl);
                return Optional.of(acl);
            }
        }
    }

    private void remember(long number, Acl acl) {
        if (acls.putIfAbsent(number, acl) == null) {
            for (String principal : acl.readers()) {
                readable.computeIfAbsent(principal, name -> Collections.synchronizedList(new ArrayList<>()))
                        .add(number);
            }
            version.incrementAndGet();
        }
        numbers.put(acl, number);
    }
}
