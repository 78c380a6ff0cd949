package io.parsimony.jdbc.snapshot;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * All rows of a table.
 *
 * @param table its name, quoted
 * @param columns its columns
 * @param rows a value for each column
 */
record TableRows(String table, List<Column> columns, List<List<@Nullable Object>> rows) {
    TableRows {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A column.
     *
     * @param name as it is in the database
     * @param isJson whether it holds documents, which are read and written as their text
     */
    record Column(String name, boolean isJson) {
        private String quoted() {
            return DSL.quotedName(name).toString();
        }

        private @Nullable Object read(ResultSet row, int position) throws SQLException {
            return isJson ? row.getBytes(position) : row.getObject(position);
        }
    }

    static TableRows read(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select * from " + table)) {
            ResultSetMetaData data = found.getMetaData();
            List<Column> columns = new ArrayList<>();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                columns.add(new Column(
                        data.getColumnName(i), data.getColumnTypeName(i).equals("JSON")));
            }
            List<List<@Nullable Object>> rows = new ArrayList<>();
            while (found.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    row.add(columns.get(i).read(found, i + 1));
                }
                rows.add(Collections.unmodifiableList(row));
            }
            return new TableRows(table, columns, rows);
        }
    }

    /** Replaces what the table has now. */
    void write(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from " + table);
        }
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(insert())) {
            for (List<@Nullable Object> row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    insert.setObject(i + 1, row.get(i));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private int position(String column) {
        return columns.stream().map(Column::name).toList().indexOf(column);
    }

    /** The numbers in a column that has no nulls. */
    List<Long> numbers(String column) {
        int position = position(column);
        return rows.stream()
                .map(row -> (Long) Objects.requireNonNull(row.get(position)))
                .toList();
    }

    /** The largest number in a column that has no nulls; 0 without rows. */
    long largest(String column) {
        return numbers(column).stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** The same rows with other numbers in a column, where they have others. */
    TableRows renumbered(String column, Map<Long, Long> numbers) {
        int position = position(column);
        List<List<@Nullable Object>> changed = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> copy = new ArrayList<>(row);
            Long number = (Long) Objects.requireNonNull(copy.get(position));
            copy.set(position, numbers.getOrDefault(number, number));
            changed.add(Collections.unmodifiableList(copy));
        }
        return new TableRows(table, columns, changed);
    }

    private String insert() {
        return "insert into " + table + " ("
                + columns.stream().map(Column::quoted).collect(Collectors.joining(", ")) + ") values ("
                + columns.stream()
                        .map(column -> column.isJson() ? "? format json" : "?")
                        .collect(Collectors.joining(", "))
                + ")";
    }
}
