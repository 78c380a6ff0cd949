package io.parsimony.jdbc.snapshot;

import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.engine.store.StoreSnapshot;
import io.parsimony.jdbc.acl.AclCatalogue;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.jdbc.layout.Tables;
import io.parsimony.jdbc.schema.ClassReplacement;
import io.parsimony.value.Acl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.impl.DSL;

/**
 * Takes snapshots of a database in memory and restores them, while nobody else uses it. ACLs that came later keep their numbers, which
 * nobody has then; numbers of changes go on. Thread-safe.
 */
public final class DatabaseSnapshots {
    private static final String TOMBSTONES = name(Tables.SYSTEM, "tombstone");

    private final Object origin = new Object();
    private final Database database;
    private final ClassReplacement classes;
    private final AclCatalogue acls;

    /** Of this database. */
    public DatabaseSnapshots(Database database, ClassReplacement classes, AclCatalogue acls) {
        this.database = database;
        this.classes = classes;
        this.acls = acls;
    }

    /** What the database holds now. */
    public StoreSnapshot take() {
        classes.settle();
        return classes.alone(Set.of(), () -> database.transaction("taking a snapshot", this::read));
    }

    /** Makes the database what it was. */
    public void restore(StoreSnapshot snapshot) {
        if (!(snapshot instanceof DatabaseSnapshot of)) {
            throw new StoreException(
                    Kind.UNSUPPORTED,
                    "snapshot",
                    "This snapshot was not taken of a database in memory; take one of such a database");
        }
        Map<Long, Long> numbers = new HashMap<>();
        of.acls().forEach((number, acl) -> numbers.put(number, acls.intern(acl)));
        Set<String> classNames =
                of.layouts().stream().map(ClassLayout::className).collect(Collectors.toSet());
        classes.alone(classNames, () -> {
            classes.replace(of.layouts(), made -> {
                goOnBehind(of, made);
                database.transaction("restoring a snapshot", connection -> write(connection, of, numbers));
            });
            return of;
        });
    }

    private DatabaseSnapshot read(Connection connection) throws SQLException {
        List<ClassLayout> layouts = classes.layouts();
        Map<String, TableRows> objects = new HashMap<>();
        List<TableRows> others = new ArrayList<>();
        Map<Long, Acl> used = new HashMap<>();
        for (ClassLayout layout : layouts) {
            TableRows rows = TableRows.read(connection, name(Tables.OBJECTS, layout.tableName()));
            objects.put(layout.className(), rows);
            for (long number : rows.numbers(Tables.ACL)) {
                Acl acl = acls.get(number);
                if (acl != null) {
                    used.put(number, acl);
                }
            }
            for (String table : furtherTables(layout)) {
                others.add(TableRows.read(connection, name(Tables.OBJECTS, table)));
            }
        }
        others.add(TableRows.read(connection, TOMBSTONES));
        return new DatabaseSnapshot(origin, layouts, objects, others, used);
    }

    private static List<String> furtherTables(ClassLayout layout) {
        return Stream.concat(
                        layout.fields().values().stream().map(FieldLayout::joinTable),
                        layout.indexes().stream().map(IndexLayout::elements))
                .flatMap(Optional::stream)
                .toList();
    }

    /** New tables number their rows from 1 on, and other databases have counted other changes. */
    private void goOnBehind(DatabaseSnapshot snapshot, Set<String> made) {
        List<String> statements = new ArrayList<>();
        boolean isOwn = snapshot.origin() == origin;
        snapshot.objects().forEach((className, rows) -> {
            if (!isOwn || made.contains(className)) {
                statements.add("alter table " + rows.table() + " alter column " + DSL.quotedName(Tables.ROW)
                        + " restart with " + (rows.largest(Tables.ROW) + 1));
            }
        });
        if (!isOwn) {
            long largest = snapshot.objects().values().stream()
                    .mapToLong(rows -> rows.largest(Tables.CHANGE))
                    .max()
                    .orElse(0);
            long next = database.inTransaction("numbering changes", sql -> sql.nextval(Tables.CHANGES));
            statements.add("alter sequence " + Tables.CHANGES.getQualifiedName() + " restart with "
                    + (Math.max(largest, next) + 1));
        }
        if (!statements.isEmpty()) {
            database.changeBy("numbering what comes behind what was restored", statements);
        }
    }

    private static DatabaseSnapshot write(Connection connection, DatabaseSnapshot snapshot, Map<Long, Long> numbers)
            throws SQLException {
        boolean haveTheSame =
                numbers.entrySet().stream().allMatch(acl -> acl.getKey().equals(acl.getValue()));
        for (TableRows rows : snapshot.objects().values()) {
            (haveTheSame ? rows : rows.renumbered(Tables.ACL, numbers)).write(connection);
        }
        for (TableRows rows : snapshot.others()) {
            rows.write(connection);
        }
        return snapshot;
    }

    private static String name(String schema, String table) {
        return DSL.quotedName(schema, table).toString();
    }
}
