package io.parsimony.jdbc.write;

import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.NewObject;
import io.parsimony.engine.store.PreparedScan;
import io.parsimony.engine.store.RelationKey;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.sql.JoinableScan;
import io.parsimony.jdbc.sql.ObjectRows;
import io.parsimony.schema.ClassSchema;
import io.parsimony.value.ParseValue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A transaction on one connection. */
final class JdbcWriteTransaction implements WriteTransaction {
    private final Connection connection;
    private final StatementCache statements;
    private final ObjectRows objects;
    private final Set<String> classNames;
    private final SortedSet<String> announced;

    /** The statements of the classes that were asked for: what is written belongs to one layout, whatever changes meanwhile. */
    private final Map<String, WriteStatements> pinned = new HashMap<>();

    private @Nullable StoreException conflict;
    private boolean hasWritten;
    private boolean ended;

    /**
     * A transaction.
     *
     * @param announced to which the topics are added that it announces
     */
    JdbcWriteTransaction(
            Connection connection,
            StatementCache statements,
            ObjectRows objects,
            Set<String> classNames,
            SortedSet<String> announced) {
        this.connection = connection;
        this.statements = statements;
        this.objects = objects;
        this.classNames = classNames;
        this.announced = announced;
    }

    @Override
    public ClassSchema schema(String className) {
        return statements(className).schema();
    }

    @Override
    public Optional<StoredObject> lock(String className, String objectId) {
        WriteStatements sql = statements(className);
        if (!isText(objectId)) {
            return Optional.empty(); // no object has such an id, and PostgreSQL takes none for an answer
        }
        return run(sql.layout(), () -> {
            try (PreparedStatement statement = connection.prepareStatement(sql.lock())) {
                statement.setString(1, objectId);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(objects.read(rows)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public List<StoredObject> find(PreparedScan scan, Bindings bindings) {
        if (!(scan instanceof JoinableScan joinable)) {
            throw new IllegalArgumentException("The scan is another store's");
        }
        ClassLayout layout = statements(joinable.className()).layout();
        return run(layout, () -> joinable.findOn(connection, bindings));
    }

    @Override
    public void insert(NewObject object) {
        hasWritten = true;
        WriteStatements sql = statements(object.className());
        run(sql.layout(), () -> {
            try (PreparedStatement statement = connection.prepareStatement(sql.insert())) {
                statement.setString(1, object.objectId());
                statement.setLong(2, object.createdAtMillis());
                bindChanged(statement, 3, sql, object);
                statement.executeUpdate();
            }
            for (ElementStatements elements : sql.elements()) {
                String[] keys = elements.keys(object.fields().members());
                if (keys.length > 0) {
                    execute(elements.addAll(), keys, object.objectId());
                }
            }
            return object;
        });
    }

    @Override
    public void restore(NewObject object) {
        insert(object);
        run(
                statements(object.className()).layout(),
                () -> execute(statements.revival(), object.className(), object.objectId()));
    }

    @Override
    public void replace(NewObject object) {
        update(object);
        WriteStatements sql = statements(object.className());
        run(sql.layout(), () -> execute(sql.backdate(), object.createdAtMillis(), object.objectId()));
    }

    @Override
    public void update(NewObject object) {
        hasWritten = true;
        WriteStatements sql = statements(object.className());
        run(sql.layout(), () -> {
            try (PreparedStatement statement = connection.prepareStatement(sql.update())) {
                int next = bindChanged(statement, 1, sql, object);
                statement.setString(next, object.objectId());
                statement.executeUpdate();
            }
            for (ElementStatements elements : sql.elements()) {
                String[] keys = elements.keys(object.fields().members());
                execute(elements.removeOthers(), object.objectId(), keys);
                if (keys.length > 0) {
                    execute(elements.addMissing(), keys, object.objectId());
                }
            }
            return object;
        });
    }

    /** Binds what an insert and an update have in common; returns the number of the next bind value. */
    private static int bindChanged(PreparedStatement statement, int first, WriteStatements sql, NewObject object)
            throws SQLException {
        int next = first;
        statement.setLong(next++, object.updatedAtMillis());
        statement.setLong(next++, object.aclNumber());
        statement.setBytes(next++, object.document().utf8());
        Map<String, ParseValue> fields = object.fields().members();
        for (WriteStatements.ColumnSource column : sql.columns()) {
            statement.setObject(next++, column.value(fields));
        }
        return next;
    }

    @Override
    public void delete(String className, String objectId) {
        hasWritten = true;
        WriteStatements sql = statements(className);
        run(sql.layout(), () -> {
            for (ElementStatements elements : sql.elements()) {
                execute(elements.clear(), objectId);
            }
            if (execute(sql.delete(), objectId) > 0) {
                for (FieldLayout field : sql.layout().fields().values()) {
                    if (field.joinTable().isPresent()) {
                        execute(statements.relation(field.joinTable().get()).clear(), objectId);
                    }
                }
                execute(statements.tombstone(), className, objectId, statements.nowMillis());
            }
            return objectId;
        });
    }

    @Override
    public int deleteFirst(String className, int count) {
        hasWritten = true;
        WriteStatements sql = statements(className);
        PurgeStatements purge = statements.purge(sql.layout());
        return run(sql.layout(), () -> {
            String[] ids = ids(purge.first(), count);
            if (ids.length > 0) {
                for (String statement : purge.clear()) {
                    execute(statement, (Object) ids);
                }
                execute(purge.tombstones(), className, statements.nowMillis(), ids);
            }
            return ids.length;
        });
    }

    private String[] ids(String select, int count) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setInt(1, count);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return ids.toArray(new String[0]);
    }

    @Override
    public void relate(RelationKey relation, String ownerId, List<String> memberIds) {
        hasWritten = true;
        RelationStatements sql = relation(relation);
        run(
                statements(relation.className()).layout(),
                () -> execute(sql.relate(), ownerId, distinct(memberIds), ownerId));
    }

    @Override
    public void unrelate(RelationKey relation, String ownerId, List<String> memberIds) {
        hasWritten = true;
        RelationStatements sql = relation(relation);
        run(statements(relation.className()).layout(), () -> execute(sql.unrelate(), ownerId, distinct(memberIds)));
    }

    @Override
    public void announce(String topic) {
        hasWritten = true; // whoever hears of it must not read what a loss of power could take back
        announced.add(topic);
    }

    @Override
    public <R> R part(Supplier<R> part) {
        Savepoint before = savepoint();
        try {
            return part.get();
        } catch (RuntimeException | Error e) {
            if (conflict == null) {
                rollback(before, e);
            }
            throw e;
        }
    }

    /** Whether a statement wrote, even if it changed nothing: then another's commit, which may not be durable yet, was first. */
    boolean hasWritten() {
        return hasWritten;
    }

    /** Ends the use of this transaction; throws the conflict that the work swallowed, if it did. */
    void end() {
        ended = true;
        if (conflict != null) {
            throw conflict;
        }
    }

    private Savepoint savepoint() {
        try {
            return connection.setSavepoint();
        } catch (SQLException e) {
            throw statements.failures().of("setting a savepoint", e);
        }
    }

    private void rollback(Savepoint savepoint, Throwable cause) {
        try {
            connection.rollback(savepoint);
        } catch (SQLException e) {
            StoreException failure = statements.failures().of("undoing a part of a transaction", e);
            failure.addSuppressed(cause);
            throw failure;
        }
    }

    private int execute(String sql, Object... binds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < binds.length; i++) {
                statement.setObject(i + 1, binds[i]);
            }
            return statement.executeUpdate();
        }
    }

    private WriteStatements statements(String className) {
        if (ended) {
            throw new IllegalStateException("The transaction has ended");
        }
        if (!classNames.contains(className)) {
            throw new IllegalStateException("The transaction was not opened for class '" + className + "'");
        }
        return pinned.computeIfAbsent(className, statements::of);
    }

    /** Whether a class has changed since this transaction asked for it. */
    boolean isStale() {
        return pinned.values().stream().anyMatch(statements::isStale);
    }

    private RelationStatements relation(RelationKey relation) {
        return statements(relation.className())
                .layout()
                .field(relation.field())
                .flatMap(FieldLayout::joinTable)
                .map(statements::relation)
                .orElseThrow(() -> new StoreException(
                        Kind.STALE,
                        relation.field(),
                        "Class '" + relation.className() + "' has no relation '" + relation.field()
                                + "'; add the field first"));
    }

    /** Whether it can be stored at all: without U+0000 and lone surrogates. */
    private static boolean isText(String id) {
        return id.indexOf(0) < 0
                && id.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static String[] distinct(List<String> ids) {
        return new TreeSet<>(ids).toArray(new String[0]);
    }

    private <R> R run(ClassLayout layout, SqlWork<R> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            StoreException failure = statements.failures().ofWriting(layout, e);
            if (failure.kind() == Kind.CONFLICT || failure.kind() == Kind.STALE) {
                conflict = failure; // the whole transaction is to run again, even if the work goes on
            }
            throw failure;
        }
    }

    @FunctionalInterface
    private interface SqlWork<R> {
        R run() throws SQLException;
    }
}
