package io.parsimony.tests.hunt;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All rows of all tables of a database, the catalogue's and the ACLs' too; not the numbers that sequences are at.
 *
 * @param tables per table, its rows: values by column
 */
record Dump(Map<String, Set<Map<String, String>>> tables) {
    static Dump of(Connection connection) {
        Map<String, Set<Map<String, String>>> tables = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            for (String table : names(statement)) {
                tables.put(table, rows(statement, table));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Dump(tables);
    }

    private static List<String> names(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select table_schema, table_name from information_schema.tables"
                + " where table_schema in ('parse', 'parsimony') order by 1, 2")) {
            while (rows.next()) {
                names.add("\"" + rows.getString(1) + "\".\"" + rows.getString(2) + "\"");
            }
        }
        return names;
    }

    private static Set<Map<String, String>> rows(Statement statement, String table) throws SQLException {
        Set<Map<String, String>> dumped = new HashSet<>();
        try (ResultSet rows = statement.executeQuery("select * from " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                Map<String, String> row = new TreeMap<>();
                for (int i = 1; i <= columns; i++) {
                    String value = rows.getString(i);
                    if (value != null) { // a new field may bring a column to all rows
                        row.put(rows.getMetaData().getColumnName(i), value);
                    }
                }
                dumped.add(row);
            }
        }
        return dumped;
    }

    /** The rows that are here and not there. */
    Dump without(Dump other) {
        Map<String, Set<Map<String, String>>> rest = new TreeMap<>();
        tables.forEach((table, rows) -> {
            Set<Map<String, String>> left = new HashSet<>(rows);
            left.removeAll(other.tables().getOrDefault(table, Set.of()));
            if (!left.isEmpty()) {
                rest.put(table, left);
            }
        });
        return new Dump(rest);
    }

    boolean isEmpty() {
        return tables.isEmpty();
    }
}
