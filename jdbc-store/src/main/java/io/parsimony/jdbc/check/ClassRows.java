package io.parsimony.jdbc.check;

import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.gate.ClassGates;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.schema.SchemaCatalogue;
import io.parsimony.value.ObjectValue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one class, read by pages and mended one by one. Each call sees the class's columns as they are then, since
 * others may add some in between.
 */
final class ClassRows {
    private final Database database;
    private final SchemaCatalogue catalogue;
    private final ClassGates gates;
    private final UnsoundParts unsound;
    private final String className;
    private @Nullable RowStatements statements;
    private long version;

    ClassRows(CheckRun run, String className) {
        this.database = run.database();
        this.catalogue = run.catalogue();
        this.gates = run.gates();
        this.unsound = run.unsound();
        this.className = className;
    }

    /**
     * Rows and the columns that they were read with.
     *
     * @param columns what the rows' columns are
     * @param rows in their order
     */
    record Page(List<RowStatements.Placed> columns, List<StoredRow> rows) {}

    /** The rows behind a number, at most so many; none at the end. */
    Page after(long row, int count) {
        return inside((connection, sql) -> query(connection, sql, sql.page(), row, count));
    }

    /** One row; none when it is gone. */
    Page one(long row) {
        return inside((connection, sql) -> query(connection, sql, sql.one(), row));
    }

    /** Writes the fields and all columns of a row; answers false, and writes nothing, when it has changed since it was read. */
    boolean mend(StoredRow row, ObjectValue fields, byte[] document) {
        return writing((connection, sql) -> {
            try (PreparedStatement statement = connection.prepareStatement(sql.mend())) {
                int next = 1;
                statement.setBytes(next++, document);
                for (RowStatements.Placed column : sql.columns()) {
                    statement.setObject(next++, column.expected(fields));
                }
                statement.setLong(next++, row.row());
                statement.setLong(next, row.change());
                return statement.executeUpdate() > 0;
            }
        });
    }

    /** Gives a row another change number; answers false, and writes nothing, when it has changed since it was read. */
    boolean renumber(StoredRow row) {
        return writing((connection, sql) -> {
            try (PreparedStatement statement = connection.prepareStatement(sql.renumber())) {
                statement.setLong(1, row.row());
                statement.setLong(2, row.change());
                return statement.executeUpdate() > 0;
            }
        });
    }

    private static Page query(Connection connection, RowStatements sql, String text, long... binds)
            throws SQLException {
        List<StoredRow> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (int i = 0; i < binds.length; i++) {
                statement.setLong(i + 1, binds[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(sql.read(rows));
                }
            }
        }
        return new Page(sql.columns(), found);
    }

    private <R> R inside(Work<R> work) {
        return gates.inside(Set.of(className), () -> {
            RowStatements sql = statements();
            return database.run("checking class '" + className + "'", connection -> work.on(connection, sql));
        });
    }

    private <R> R writing(Work<R> work) {
        return gates.inside(Set.of(className), () -> {
            RowStatements sql = statements();
            return database.transaction("mending class '" + className + "'", connection -> work.on(connection, sql));
        });
    }

    /** For the layout of now, which stays as it is inside the gate. */
    private RowStatements statements() {
        ClassLayout layout = catalogue.get(className);
        RowStatements known = statements;
        if (known == null || version != layout.version()) {
            known = RowStatements.of(layout, unsound, database.dialect());
            statements = known;
            version = layout.version();
        }
        return known;
    }

    @FunctionalInterface
    private interface Work<R> {
        R on(Connection connection, RowStatements sql) throws SQLException;
    }
}
