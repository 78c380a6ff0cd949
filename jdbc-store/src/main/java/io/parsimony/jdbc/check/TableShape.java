package io.parsimony.jdbc.check;

import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.layout.Tables;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table as the database has it.
 *
 * @param columns name to one of {@link java.sql.Types}
 * @param primaryKey its columns, in order
 * @param indexes by name, those of keys among them
 */
record TableShape(Map<String, Integer> columns, List<String> primaryKey, Map<String, Index> indexes) {
    /**
     * An index.
     *
     * @param columns each with its direction, as in {@code "score" DESC}
     * @param isUnique whether it is
     */
    record Index(List<String> columns, boolean isUnique) {
        static String ascending(String column) {
            return column + " ASC";
        }

        static String descending(String column) {
            return column + " DESC";
        }
    }

    boolean hasUniqueIndex(String column) {
        return indexes.containsValue(new Index(List.of(Index.ascending(column)), true));
    }

    /** All tables of objects and relations. */
    static Map<String, TableShape> readAll(Database database) {
        return read(database, data -> "%");
    }

    /** One table; without columns and indexes if it is not there. */
    static TableShape read(Database database, String table) {
        return read(database, data -> {
                    String escape = data.getSearchStringEscape();
                    return table.replace("_", escape + "_"); // which would stand for any character
                })
                .getOrDefault(table, new TableShape(Map.of(), List.of(), Map.of()));
    }

    private static Map<String, TableShape> read(Database database, Pattern pattern) {
        return database.run("reading the tables' columns", connection -> {
            DatabaseMetaData data = connection.getMetaData();
            Map<String, Map<String, Integer>> columns = new TreeMap<>();
            try (ResultSet rows = data.getColumns(null, Tables.OBJECTS, pattern.in(data), "%")) {
                while (rows.next()) {
                    columns.computeIfAbsent(rows.getString("TABLE_NAME"), name -> new LinkedHashMap<>())
                            .put(rows.getString("COLUMN_NAME"), type(rows.getInt("DATA_TYPE")));
                }
            }
            Map<String, TableShape> shapes = new TreeMap<>();
            for (Map.Entry<String, Map<String, Integer>> table : columns.entrySet()) {
                shapes.put(
                        table.getKey(),
                        new TableShape(
                                table.getValue(),
                                primaryKey(connection, table.getKey()),
                                indexes(connection, table.getKey())));
            }
            return shapes;
        });
    }

    /** PostgreSQL's driver has no name for a boolean but the one for bits, of which we have none. */
    private static int type(int reported) {
        return reported == Types.BIT ? Types.BOOLEAN : reported;
    }

    /** The names of the tables to be read. */
    @FunctionalInterface
    private interface Pattern {
        String in(DatabaseMetaData data) throws SQLException;
    }

    private static List<String> primaryKey(Connection connection, String table) throws SQLException {
        Map<Integer, String> columns = new TreeMap<>();
        try (ResultSet rows = connection.getMetaData().getPrimaryKeys(null, Tables.OBJECTS, table)) {
            while (rows.next()) {
                columns.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(columns.values());
    }

    private static Map<String, Index> indexes(Connection connection, String table) throws SQLException {
        Map<String, Index> indexes = new TreeMap<>();
        try (ResultSet rows = connection.getMetaData().getIndexInfo(null, Tables.OBJECTS, table, false, true)) {
            while (rows.next()) {
                String name = rows.getString("INDEX_NAME");
                if (name != null) {
                    boolean isUnique = !rows.getBoolean("NON_UNIQUE");
                    String column = rows.getString("COLUMN_NAME");
                    indexes.computeIfAbsent(name, key -> new Index(new ArrayList<>(), isUnique))
                            .columns()
                            .add(
                                    "D".equals(rows.getString("ASC_OR_DESC"))
                                            ? Index.descending(column)
                                            : Index.ascending(column));
                }
            }
        }
        return indexes;
    }
}
