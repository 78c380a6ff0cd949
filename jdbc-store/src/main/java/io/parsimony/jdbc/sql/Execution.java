package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.Predicate;
import io.parsimony.jdbc.connection.Database;
import io.parsimony.value.StringValue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Executes the statements of a scan: regular expressions that are large don't keep the database busy, and what was kept on this thread for a
 * statement goes.
 *
 * @param patterns the scan's regular expressions
 */
record Execution(Database database, List<Predicate.Matches> patterns) {
    /** Reads one row, on which the result set stands. */
    @FunctionalInterface
    interface RowReader<R> {
        R read(ResultSet row) throws SQLException;
    }

    /** All rows of a statement. */
    <R> List<R> read(Connection connection, CompiledStatement compiled, Bindings bindings, RowReader<R> reader)
            throws SQLException {
        List<R> found = new ArrayList<>();
        try (PreparedStatement statement = compiled.prepare(connection, "", bindings);
                ResultSet rows = rows(statement, bindings)) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
        return found;
    }

    /** The number that a statement answers. */
    long readNumber(Connection connection, CompiledStatement compiled, Bindings bindings) throws SQLException {
        return read(connection, compiled, bindings, row -> row.getLong(1)).get(0);
    }

    /** The rows of a statement, which stays the caller's. */
    ResultSet rows(PreparedStatement statement, Bindings bindings) throws SQLException {
        limitTime(statement, bindings);
        try {
            return statement.executeQuery();
        } finally {
            database.dialect().joins().forget();
        }
    }

    private void limitTime(PreparedStatement statement, Bindings bindings) throws SQLException {
        for (Predicate.Matches matches : patterns) {
            String pattern =
                    ((StringValue) bindings.operands().get(matches.pattern().slot())).value();
            int seconds = database.dialect().patterns().timeoutSeconds(pattern, matches.options());
            if (seconds > 0) {
                statement.setQueryTimeout(seconds);
            }
        }
    }
}
