package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Cursor;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.gate.ClassGates.Pass;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Objects read as they are asked for. It lets go of connection and gate when it is closed or at its end. */
final class ObjectCursor implements Cursor<StoredObject> {
    private final Database database;
    private final String className;
    private final ObjectRows objects;
    private final Pass pass;
    private final Connection connection;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private @Nullable StoredObject next;
    private boolean closed;

    ObjectCursor(
            Database database,
            String className,
            ObjectRows objects,
            Pass pass,
            Connection connection,
            PreparedStatement statement,
            ResultSet rows) {
        this.database = database;
        this.className = className;
        this.objects = objects;
        this.pass = pass;
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !closed) {
            try {
                if (rows.next()) {
                    next = objects.read(rows);
                } else {
                    close();
                }
            } catch (SQLException e) {
                close();
                throw database.failures().of("reading class '" + className + "'", e);
            }
        }
        return next != null;
    }

    @Override
    public StoredObject next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        StoredObject result = next;
        next = null;
        return result;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (pass) {
            try {
                rows.close();
                statement.close();
            } catch (SQLException e) {
                throw database.failures().of("closing a cursor of class '" + className + "'", e);
            } finally {
                database.connections().giveBack(connection);
            }
        }
    }
}
